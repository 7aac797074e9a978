import { Suggester } from "./suggester.js";
import { SuggestionList } from "./suggestion_list.js";
import { counted } from "./texts.js";
import { hasModifier, isComposing } from "./typing.js";

/** @typedef {import("./suggester.js").Suggestion} Suggestion */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @typedef {object} ComboboxParts
 * @property {HTMLInputElement} input in a form
 * @property {HTMLElement} list an empty element with an `id`, to become the list of suggestions
 * @property {URL} address of the suggestions
 * @property {Texts} texts
 * @property {string} language
 * @property {(text: string) => void} announce
 * @property {(suggestion: Suggestion) => void} choose called with what was chosen; the box holds its text
 */

// Longer than between two keys of a fast typist, too short to be waited for.
const PAUSE_MS = 100;

/**
 * A search box with suggestions: the combobox with list autocomplete and manual selection of the WAI-ARIA
 * Authoring Practices. Focus never leaves the box, and Enter without a choice is the form's.
 */
export class Combobox {
  #parts;
  #list;
  #suggester;
  #timer = 0;
  /** @type {Readonly<Record<string, () => boolean>>} what a key does, and whether that was all it should do */
  #keys = {
    ArrowDown: () => this.#move(1),
    ArrowUp: () => this.#move(-1),
    Enter: () => this.#choose(this.#list.active),
    Escape: () => this.#closeOrClear(),
    ArrowLeft: () => this.#activateNone(),
    ArrowRight: () => this.#activateNone(),
    Home: () => this.#activateNone(),
    End: () => this.#activateNone(),
  };

  /** @param {ComboboxParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#list = new SuggestionList(parts.list, parts.texts);
    this.#suggester = new Suggester(parts.address);
    this.#describe();
    this.#listen();
  }

  /** Close the list, and ask for nothing any more. */
  close() {
    clearTimeout(this.#timer);
    this.#suggester.stop();
    this.#list.close();
    this.#tell();
  }

  #describe() {
    const { input, list } = this.#parts;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.autocomplete = "off";
    this.#tell();
  }

  #listen() {
    const { input, list } = this.#parts;
    input.addEventListener("input", (event) => this.#typed(/** @type {InputEvent} */ (event).isComposing));
    input.addEventListener("compositionend", () => this.#typed(false));
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.addEventListener("blur", () => this.close());
    input.form?.addEventListener("submit", () => this.close());
    // The box keeps the focus, on touch screens too, where its loss would put the keyboard away.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#choose(this.#list.suggestionAt(event)));
  }

  /** @param {boolean} unfinished whether an input method still puts the word together */
  #typed(unfinished) {
    clearTimeout(this.#timer);
    if (unfinished) return;
    const text = this.#parts.input.value.trim();
    if (!text) return this.close();
    this.#timer = setTimeout(() => this.#suggest(text), PAUSE_MS);
  }

  /** @param {string} text */
  async #suggest(text) {
    const suggestions = await this.#suggester.ask(text);
    if (!suggestions) return;
    if (!suggestions.length) return this.close();
    const { texts, language, announce } = this.#parts;
    this.#list.open(suggestions);
    this.#tell();
    announce(counted(texts, "suggestions", suggestions.length, language));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (!hasModifier(event) && !isComposing(event) && this.#keys[event.key]?.()) event.preventDefault();
  }

  /** @param {1 | -1} step */
  #move(step) {
    if (!this.#list.isOpen) return false;
    this.#list.move(step);
    this.#tell();
    return true;
  }

  #activateNone() {
    this.#list.activate(-1);
    this.#tell();
    return false;
  }

  #closeOrClear() {
    const { input } = this.#parts;
    const did = this.#list.isOpen || input.value !== "";
    if (!this.#list.isOpen) input.value = "";
    this.close();
    return did;
  }

  /** @param {Suggestion | undefined} suggestion */
  #choose(suggestion) {
    if (!suggestion) return false;
    this.#parts.input.value = suggestion.text;
    this.close();
    this.#parts.choose(suggestion);
    return true;
  }

  #tell() {
    const { input } = this.#parts;
    input.setAttribute("aria-expanded", String(this.#list.isOpen));
    if (this.#list.activeId) input.setAttribute("aria-activedescendant", this.#list.activeId);
    else input.removeAttribute("aria-activedescendant");
  }
}
