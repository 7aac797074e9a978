import { announcer } from "../modules/announcer.js";
import { Combobox } from "../modules/combobox.js";
import { moveThroughHits } from "../modules/hit_keys.js";
import { placeOf } from "../modules/places.js";
import { goToBoxByKey } from "../modules/shortcuts.js";
import { counted } from "../modules/texts.js";
import { Client, Refused } from "./client.js";
import { element, part, words } from "./elements.js";
import { answerCard, hitItem } from "./results.js";
import { style } from "./style.js";

/** @typedef {import("./client.js").Asked} Asked */
/** @typedef {import("./client.js").Results} Results */
/** @typedef {import("../modules/suggester.js").Suggestion} Suggestion */
/** @typedef {import("../modules/texts.js").Texts} Texts */

const HITS_AT_ONCE = 5;
const MOST_AT_ONCE = 50;

/**
 * What a search box is made with.
 * @typedef {object} Settings
 * @property {URL} server where Quire's search page is
 * @property {Texts} texts
 * @property {string} language
 */

/** What stands in the shadow of a `<quire-search>`: the box, its suggestions, and the results below. */
export class SearchBox {
  #host;
  #server;
  #texts;
  #language;
  #client;
  /** @type {Asked} */
  #asked = { question: "", correct: true, limit: HITS_AT_ONCE, offset: 0 };
  #status = part("p", "status");
  #found = element("div", {});
  #hits = part("ol", "hits");

  /**
   * @param {HTMLElement} host
   * @param {ShadowRoot} root
   * @param {Settings} settings
   */
  constructor(host, root, { server, texts, language }) {
    this.#host = host;
    this.#server = server;
    this.#client = new Client(server);
    this.#texts = { ...texts, ...ownTexts(host) };
    this.#language = host.lang || language;
    this.#status.setAttribute("role", "status");
    this.input = words("input", "input");
    this.list = part("div", "suggestions");
    root.adoptedStyleSheets = [style];
    const frame = element("div", { lang: this.#language }, this.#form(), this.#status, this.#found);
    root.append(frame);
    this.#enhance(root, frame);
  }

  #form() {
    const { input, list } = this;
    Object.assign(input, { id: "q", type: "search", required: true, enterKeyHint: "search", autocapitalize: "none" });
    input.placeholder = this.#texts.placeholder ?? "";
    list.id = "suggestions";
    const label = part("label", "field-label", this.#texts.label ?? "");
    label.htmlFor = "q";
    const button = part("button", "button", this.#texts.search ?? "");
    const row = element("div", { class: "row" }, element("div", { class: "box" }, input, list), button);
    const form = part("form", "form", label, row);
    form.setAttribute("role", "search");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#search(input.value.trim(), true);
    });
    return form;
  }

  /**
   * @param {ShadowRoot} root
   * @param {HTMLElement} frame
   */
  #enhance(root, frame) {
    const { input, list } = this;
    new Combobox({
      input,
      list,
      address: new URL("api/v1/suggest", this.#server),
      texts: this.#texts,
      language: this.#language,
      announce: announcer(frame),
      choose: (suggestion) => this.#follow(suggestion),
    });
    moveThroughHits(root, input, ".source[href], .title a");
    if (this.#host.hasAttribute("shortcut")) goToBoxByKey(input);
  }

  /** @param {Suggestion} suggestion */
  #follow(suggestion) {
    const place = placeOf(suggestion, this.#server);
    if (place) location.assign(place);
    else void this.#search(suggestion.text, true);
  }

  /**
   * @param {string} question
   * @param {boolean} correct
   */
  async #search(question, correct) {
    if (!question) return;
    const limit = Math.min(Math.max(Number(this.#host.getAttribute("limit")) || HITS_AT_ONCE, 1), MOST_AT_ONCE);
    this.#asked = { question, correct, limit: Math.trunc(limit), offset: 0 };
    const results = await this.#results();
    if (results) this.#show(results);
  }

  async #more() {
    this.#asked = { ...this.#asked, offset: this.#asked.offset + this.#asked.limit };
    const results = await this.#results();
    if (!results) return;
    const items = results.hits.map((hit) => hitItem(hit, this.#server));
    this.#hits.append(...items);
    this.#found.lastElementChild?.replaceWith(this.#foot(results));
    // The button that was pressed is gone: reading goes on where it left off.
    items[0]?.querySelector("a")?.focus();
  }

  /** The results, or null where there are none to show: outdated, or a message stands in their place. */
  async #results() {
    try {
      return await this.#client.ask(this.#asked);
    } catch (error) {
      this.#complain(error);
      return null;
    }
  }

  /** @param {Results} results */
  #show(results) {
    const { hits, answer, estimatedTotalHits } = results;
    const total = Math.max(estimatedTotalHits, hits.length);
    this.#status.textContent = hits.length
      ? counted(this.#texts, "results", total, this.#language)
      : (this.#texts.none ?? "").replace("{question}", () => results.query);
    this.#hits.replaceChildren(...hits.map((hit) => hitItem(hit, this.#server)));
    this.#found.replaceChildren(
      ...(results.correctedQuery ? [this.#correction(results.query, results.correctedQuery)] : []),
      ...(answer ? [answerCard(answer, this.#texts)] : []),
      this.#hits,
      this.#foot(results),
    );
  }

  /**
   * @param {string} asked
   * @param {string} read
   */
  #correction(asked, read) {
    const instead = words("button", "instead", asked);
    instead.type = "button";
    instead.addEventListener("click", () => void this.#search(asked, false));
    const { corrected = "", original = "" } = this.#texts;
    return part("p", "correction", `${corrected} `, element("bdi", {}, read), `. ${original} `, instead);
  }

  /** @param {Results} results */
  #foot({ hits, estimatedTotalHits }) {
    const { question, limit, offset } = this.#asked;
    const page = part("a", "page", this.#texts.page ?? "");
    page.href = this.#client.page(question);
    const foot = element("p", { class: "foot" }, page);
    if (hits.length === limit && offset + limit < estimatedTotalHits) foot.prepend(this.#moreButton());
    return foot;
  }

  #moreButton() {
    const more = part("button", "more", this.#texts.more ?? "");
    more.type = "button";
    more.addEventListener("click", () => void this.#more());
    return more;
  }

  /** @param {unknown} error why there are no results */
  #complain(error) {
    const refused = error instanceof Refused;
    if (!refused) console.error(unreadable(this.#server), error);
    this.#status.textContent = refused ? error.message : (this.#texts.unreachable ?? "");
    this.#found.replaceChildren(this.#foot({ .../** @type {Results} */ ({}), hits: [], estimatedTotalHits: 0 }));
  }
}

/**
 * The texts that an element has in attributes: `text-label` and so on.
 * @param {HTMLElement} host
 */
function ownTexts(host) {
  const names = host.getAttributeNames().filter((name) => name.startsWith("text-"));
  return Object.fromEntries(names.map((name) => [name.slice(5), host.getAttribute(name) ?? ""]));
}

/**
 * What the page's author reads in the console.
 * @param {URL} server
 */
function unreadable(server) {
  return (
    `quire-search: ${server.href} cannot be read from ${location.origin}. If it is running, its operator has to allow ` +
    `this origin (quire serve --origins ${location.origin}), and a Content-Security-Policy of this page has to ` +
    `allow ${server.origin} in connect-src.`
  );
}
