const SHOWN_MS = 2000;

/**
 * A click on a link to a passage copies its address; with a key held down, it is a link as any other.
 * @param {(text: string) => void} announce
 * @param {string} label what it is called now that it copies
 */
export function copyLinks(announce, label) {
  for (const link of document.querySelectorAll("a[data-quire-copy]")) {
    link.setAttribute("role", "button");
    // Behind the first words stands, unseen, what it is a link to.
    if (link.firstChild) link.firstChild.textContent = label;
  }
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void copy(link, announce);
  });
  // A button, as it is called now, is pressed with the space bar too.
  document.addEventListener("keydown", (event) => {
    const link = event.key === " " && linkOf(event);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}

/** @param {Event} event */
function linkOf(event) {
  const target = event.target instanceof Element ? event.target : null;
  return /** @type {HTMLAnchorElement | null} */ (target?.closest("a[data-quire-copy]") ?? null);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {(text: string) => void} announce
 */
async function copy(link, announce) {
  if (!(await written(link.href)) && !selected(link.href)) {
    // The address can be copied from the browser's own bar then.
    location.assign(link.href);
    return;
  }
  announce(link.dataset.quireCopied ?? "");
  link.classList.add("copied");
  setTimeout(() => link.classList.remove("copied"), SHOWN_MS);
}

/** @param {string} text */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The way that is left on a page without TLS, where there is no clipboard.
 * @param {string} text
 */
function selected(text) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
