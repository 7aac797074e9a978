/** @typedef {HTMLFormElement & { dataset: { quireThanks?: string } }} ThankingForm */

/**
 * Votes and words are sent without leaving the page; where that fails, the form is sent as without a script.
 * @param {URL} address of the feedback
 * @param {(text: string) => void} announce
 */
export function sendVotes(address, announce) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const isVote = "quireVote" in form.dataset;
    if (!isVote && !("quireWordForm" in form.dataset)) return;
    event.preventDefault();
    void send(address, form, event.submitter).then((isSent) => {
      if (isSent) (isVote ? voted : worded)(form, event.submitter, announce);
    });
  });
}

/**
 * @param {URL} address
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function send(address, form, submitter) {
  const fields = new FormData(form, submitter);
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(feedback(fields)),
    });
    if (response.ok) return true;
  } catch {
    // Sent as a form below.
  }
  sendAsForm(form, fields);
  return false;
}

/** @param {FormData} fields */
function feedback(fields) {
  const { question, vote, sectionId, word } = Object.fromEntries(fields);
  return { question, vote, sectionId: sectionId || null, word: word || null };
}

/**
 * @param {HTMLFormElement} form
 * @param {FormData} fields
 */
function sendAsForm(form, fields) {
  if (!form.querySelector("[type=hidden][name=vote]")) {
    const vote = document.createElement("input");
    vote.type = "hidden";
    vote.name = "vote";
    vote.value = String(fields.get("vote"));
    form.append(vote);
  }
  form.submit();
}

/**
 * Keep the buttons, the pressed one told apart: a vote can be changed. Below them, ask for a word.
 * @param {ThankingForm} form
 * @param {HTMLElement | null} pressed
 * @param {(text: string) => void} announce
 */
function voted(form, pressed, announce) {
  for (const button of form.querySelectorAll("button[name=vote]")) {
    button.setAttribute("aria-pressed", String(button === pressed));
  }
  document.querySelector("form[data-quire-word-form]")?.remove();
  const asking = wordForm(form, pressed);
  if (asking) form.after(asking);
  announce(form.dataset.quireThanks ?? "");
}

/**
 * @param {ThankingForm} form the vote's
 * @param {HTMLElement | null} pressed
 */
function wordForm(form, pressed) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-quire-word]"));
  const copy = /** @type {DocumentFragment | undefined} */ (template?.content.cloneNode(true));
  const asking = /** @type {ThankingForm | undefined} */ (copy?.querySelector("form") ?? undefined);
  if (!asking) return null;
  const known = new FormData(form, pressed);
  for (const field of asking.querySelectorAll("input")) {
    if (known.has(field.name)) field.value = String(known.get(field.name));
  }
  asking.dataset.quireThanks ??= form.dataset.quireThanks;
  asking.prepend(thanks(asking));
  return asking;
}

/**
 * Thanks stand where the word was asked for, and take the focus from the field that goes.
 * @param {ThankingForm} form
 * @param {HTMLElement | null} _pressed
 * @param {(text: string) => void} announce
 */
function worded(form, _pressed, announce) {
  const given = thanks(form);
  given.tabIndex = -1;
  form.replaceWith(given);
  given.focus();
  announce(form.dataset.quireThanks ?? "");
}

/** @param {ThankingForm} form */
function thanks(form) {
  const given = document.createElement("p");
  given.className = "thanks";
  given.textContent = form.dataset.quireThanks ?? "";
  return given;
}
