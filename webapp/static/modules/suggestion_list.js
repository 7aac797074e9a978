import { marked } from "./marked.js";

/** @typedef {import("./suggester.js").Suggestion} Suggestion */
/** @typedef {import("./texts.js").Texts} Texts */

/** The list below a search box: a group per kind, of which one option at most is active. */
export class SuggestionList {
  #texts;
  /** @type {[HTMLElement, Suggestion][]} */
  #options = [];
  #active = -1;

  /**
   * @param {HTMLElement} element that becomes the list; its `id` begins those of its options
   * @param {Texts} texts `suggestions` names the list, `kind-question` and so on its groups
   */
  constructor(element, texts) {
    this.element = element;
    this.#texts = texts;
    element.hidden = true;
    element.setAttribute("role", "listbox");
    element.setAttribute("aria-label", texts.suggestions ?? "");
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** The active option's id, or an empty string. */
  get activeId() {
    return this.#options[this.#active]?.[0].id ?? "";
  }

  /** @returns {Suggestion | undefined} */
  get active() {
    return this.#options[this.#active]?.[1];
  }

  /** @param {Suggestion[]} suggestions at least one */
  open(suggestions) {
    this.#options = [];
    this.#active = -1;
    const kinds = [...new Set(suggestions.map((one) => one.kind))];
    const groups = kinds.map((kind) => this.#group(kind, suggestions.filter((one) => one.kind === kind)));
    this.element.replaceChildren(...groups);
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }

  close() {
    this.element.hidden = true;
    this.activate(-1);
  }

  /**
   * Make the next or last option active; past either end none is, and from none it goes on at the other end.
   * @param {1 | -1} step
   */
  move(step) {
    const places = this.#options.length + 1;
    this.activate(((this.#active + 1 + step + places) % places) - 1);
  }

  /** @param {number} index of an option, or -1 for none */
  activate(index) {
    this.#active = index;
    this.#options.forEach(([option], place) => option.setAttribute("aria-selected", String(place === index)));
    this.#options[index]?.[0].scrollIntoView({ block: "nearest" });
  }

  /**
   * The suggestion that a click was for.
   * @param {Event} event
   */
  suggestionAt(event) {
    const path = event.composedPath();
    return this.#options.find(([option]) => path.includes(option))?.[1];
  }

  /**
   * @param {Suggestion["kind"]} kind
   * @param {Suggestion[]} suggestions
   */
  #group(kind, suggestions) {
    const name = this.#texts[`kind-${kind}`] ?? "";
    const label = item("presentation", "kind", name);
    // It is read as the group's name, once.
    label.setAttribute("aria-hidden", "true");
    const group = item("group", "", label, ...suggestions.map((one) => this.#option(one)));
    group.setAttribute("aria-label", name);
    return group;
  }

  /** @param {Suggestion} suggestion */
  #option(suggestion) {
    const option = item("option", suggestion.kind, ...marked(suggestion._formatted.text));
    option.id = `${this.element.id}-${this.#options.length}`;
    option.dir = "auto";
    option.setAttribute("aria-selected", "false");
    option.setAttribute("part", "suggestion");
    this.#options.push([option, suggestion]);
    return option;
  }
}

/**
 * @param {string} role
 * @param {string} name its class
 * @param {(string | Node)[]} content
 */
function item(role, name, ...content) {
  const element = document.createElement("div");
  element.setAttribute("role", role);
  element.className = name;
  element.append(...content);
  return element;
}
