/**
 * An element with attributes and content; text stays text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/**
 * An element that a page's style sheet reaches by its part, and this component's by its class of the same name.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {(string | Node)[]} content
 */
export function part(tag, name, ...content) {
  return element(tag, { part: name, class: name }, ...content);
}

/**
 * A part whose text is of a document or a question, in whatever direction that is written.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {(string | Node)[]} content
 */
export function words(tag, name, ...content) {
  const made = part(tag, name, ...content);
  made.dir = "auto";
  return made;
}
