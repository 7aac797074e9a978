/**
 * @typedef {object} Suggestion
 * @property {string} text
 * @property {"question" | "heading" | "term"} kind
 * @property {string | null} url the place of a heading
 * @property {{ text: string }} _formatted escaped HTML with `<mark>`
 */

const MOST_KEPT = 60;

/** Asks for suggestions, one text at a time: the latest text counts, and an answer to another one never comes. */
export class Suggester {
  #address;
  /** @type {Map<string, Suggestion[]>} */
  #kept = new Map();
  #request = new AbortController();

  /** @param {URL} address of the suggestions, without parameters */
  constructor(address) {
    this.#address = address;
  }

  /**
   * Suggestions for a text, none where asking failed, or null where another text was asked for meanwhile.
   * @param {string} text
   * @returns {Promise<Suggestion[] | null>}
   */
  async ask(text) {
    this.stop();
    const { signal } = (this.#request = new AbortController());
    const found = this.#kept.get(text) ?? (await this.#fetch(text, signal));
    return signal.aborted ? null : found;
  }

  /** Forget the text that was asked for. */
  stop() {
    this.#request.abort();
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   */
  async #fetch(text, signal) {
    const address = new URL(this.#address);
    address.searchParams.set("q", text);
    try {
      const response = await fetch(address, { signal });
      if (!response.ok) return [];
      const { suggestions } = await response.json();
      this.#keep(text, suggestions);
      return suggestions;
    } catch {
      // Suggestions are a help: where they fail, the box is as good as without them.
      return [];
    }
  }

  /**
   * @param {string} text
   * @param {Suggestion[]} suggestions
   */
  #keep(text, suggestions) {
    this.#kept.set(text, suggestions);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? "");
  }
}
