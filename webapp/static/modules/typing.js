const NO_TEXT = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);
const WRITES = new Set(["textbox", "searchbox", "combobox"]);

/**
 * Whether a key is part of a word that an input method still puts together.
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  // Safari ends a composition before the key that ends it; that key has this code.
  return event.isComposing || event.keyCode === 229;
}

/**
 * Whether a key was pressed together with one that gives it another meaning.
 * @param {KeyboardEvent} event
 */
export function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/**
 * Whether a key goes to something that takes keys itself, also where that lies in a component.
 * @param {KeyboardEvent} event
 */
export function isTyping(event) {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  // A component that hides what has the focus may hide a field.
  const takesKeys = target.matches("textarea, select") || target.localName.includes("-");
  return takesKeys || target.isContentEditable || WRITES.has(target.getAttribute("role") ?? "");
}
