import { announcer } from "./modules/announcer.js";
import { Combobox } from "./modules/combobox.js";
import { copyLinks } from "./modules/copy_link.js";
import { moveThroughHits } from "./modules/hit_keys.js";
import { placeOf } from "./modules/places.js";
import { goToBoxByKey } from "./modules/shortcuts.js";
import { sendVotes } from "./modules/votes.js";

/** @typedef {import("./modules/suggester.js").Suggestion} Suggestion */
/** @typedef {import("./modules/texts.js").Texts} Texts */

const HITS = "[data-quire-answer] figcaption a, [data-quire-results] h2 a";

/**
 * Start what the pages can do beyond their forms and links, all of which work without it.
 * @param {HTMLScriptElement} script this one; the API is beside it
 * @param {{ texts: Texts, language: string }} settings
 */
export function start(script, { texts, language }) {
  const api = new URL("api/v1/", script.src);
  const announce = announcer(document.body);
  copyLinks(announce, texts["copy-link"] ?? "");
  sendVotes(new URL("feedback", api), announce);
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-quire-search]"));
  const input = /** @type {HTMLInputElement | null} */ (form?.querySelector("[data-quire-input]"));
  if (!form || !input) return;
  const choose = (/** @type {Suggestion} */ suggestion) => follow(suggestion, api, form);
  new Combobox({ input, list: listIn(form), address: new URL("suggest", api), texts, language, announce, choose });
  form.addEventListener("formdata", ({ formData }) => leaveOutEmpty(formData));
  goToBoxByKey(input);
  moveThroughHits(document, input, HITS);
  document.querySelector("[data-quire-keys]")?.removeAttribute("hidden");
}

/**
 * An address is easier to read and to pass on without fields that say nothing.
 * @param {FormData} fields
 */
function leaveOutEmpty(fields) {
  for (const [name, value] of [...fields]) if (value === "") fields.delete(name);
}

/** @param {HTMLFormElement} form */
function listIn(form) {
  const list = document.createElement("div");
  list.id = "quire-suggestions";
  list.className = "suggestions";
  form.querySelector("[data-quire-box]")?.append(list);
  return list;
}

/**
 * @param {Suggestion} suggestion
 * @param {URL} api
 * @param {HTMLFormElement} form
 */
function follow(suggestion, api, form) {
  const place = placeOf(suggestion, api);
  if (place) location.assign(place);
  else form.requestSubmit();
}
