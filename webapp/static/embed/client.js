/**
 * What this component reads of an answer of the search API.
 * @typedef {object} Quotation
 * @property {string} text
 * @property {string | null} span
 * @property {string} title
 * @property {string[]} breadcrumb
 * @property {string} url
 * @property {string | null} date
 * @property {string | null} side
 * @property {"disagrees" | "compared"} [reason]
 */
/** @typedef {Quotation & { others: Quotation[] }} Answer */
/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} doc
 * @property {string} title
 * @property {string[]} breadcrumb
 * @property {string} url
 * @property {string} text
 * @property {{ title: string, snippet: string }} _formatted
 * @property {{ start: number, length: number }[]} _matches
 */
/**
 * @typedef {object} Results
 * @property {string} query
 * @property {string | null} correctedQuery
 * @property {Answer | null} answer
 * @property {Hit[]} hits
 * @property {number} estimatedTotalHits
 */
/**
 * @typedef {object} Asked
 * @property {string} question
 * @property {boolean} correct whether its spelling may be corrected
 * @property {number} limit
 * @property {number} offset
 */

/** The server answered that it will not or cannot answer; the message is its own. */
export class Refused extends Error {}

/** Asks a Quire server. Of two questions only the later one is answered. */
export class Client {
  #request = new AbortController();

  /** @param {URL} server where its search page is */
  constructor(server) {
    this.server = server;
  }

  /**
   * The results, or null where another question was asked meanwhile. Throws `Refused`, and `TypeError` where
   * the server cannot be read from this page.
   * @param {Asked} asked
   * @returns {Promise<Results | null>}
   */
  async ask(asked) {
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    try {
      const response = await fetch(this.#address(asked), { signal });
      const body = await response.json();
      if (!response.ok) throw new Refused(body.errors?.[0]?.message ?? body.detail);
      return signal.aborted ? null : body;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /**
   * The search page with a question's results.
   * @param {string} question
   */
  page(question) {
    const address = new URL(this.server);
    address.searchParams.set("q", question);
    return address.href;
  }

  /** @param {Asked} asked */
  #address({ question, correct, limit, offset }) {
    const address = new URL("api/v1/search", this.server);
    const parameters = { q: question, limit: String(limit), offset: String(offset), correct: correct ? "1" : "0" };
    address.search = new URLSearchParams(parameters).toString();
    return address;
  }
}
