import { SearchBox } from "./embed/search_box.js";

/** @typedef {import("./modules/texts.js").Texts} Texts */

const TAG = "quire-search";

/**
 * Define `<quire-search>`, and put one in the script's place where the page has none. Its attributes: `limit` (hits
 * at once), `shortcut` (`/` and Control-K go to the box from anywhere on the page), `lang` and `text-…` for texts of
 * the page's own.
 * @param {HTMLScriptElement} script this one; Quire answers where it came from
 * @param {{ texts: Texts, language: string }} settings
 */
export function start(script, { texts, language }) {
  if (customElements.get(TAG)) return;
  const server = new URL(".", script.src);
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        if (!this.shadowRoot) new SearchBox(this, this.attachShadow({ mode: "open" }), { server, texts, language });
      }
    },
  );
  if (!document.querySelector(TAG)) place(script);
}

/** @param {HTMLScriptElement} script */
function place(script) {
  const box = document.createElement(TAG);
  if (document.body.contains(script)) script.after(box);
  else document.body.append(box);
}
