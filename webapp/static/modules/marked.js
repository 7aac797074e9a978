const TAG = /<\/?mark>/;
const ENTITY = /&(amp|lt|gt|quot|#34|#39|#x27);/g;
/** @type {Readonly<Record<string, string>>} */
const CHARACTERS = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", "#x27": "'" };

/**
 * Escaped HTML with `<mark>` in it as nodes. Nothing else in it can become an element, whatever it holds.
 * @param {string} html
 * @returns {(string | HTMLElement)[]}
 */
export function marked(html) {
  return html.split(TAG).map((piece, index) => (index % 2 ? mark(decoded(piece)) : decoded(piece)));
}

/** @param {string} text */
function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

/** @param {string} text */
function decoded(text) {
  return text.replace(ENTITY, (_, name) => CHARACTERS[name]);
}
