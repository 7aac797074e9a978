import { isComposing, isTyping } from "./typing.js";

// On a Mac, Control-K is an editor's: it cuts the rest of a line.
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * `/` and Control-K (Command-K on a Mac) go to a search box from anywhere but where text is typed.
 * @param {HTMLInputElement} box
 */
export function goToBoxByKey(box) {
  box.setAttribute("aria-keyshortcuts", IS_MAC ? "/ Meta+K" : "/ Control+K");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isComposing(event) || isTyping(event) || !isShortcut(event)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** @param {KeyboardEvent} event */
function isShortcut(event) {
  if (event.altKey) return false;
  // Where the slash is no key of its own, it takes Shift.
  if (event.key === "/") return !event.ctrlKey && !event.metaKey;
  const [wanted, other] = IS_MAC ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return event.key.toLowerCase() === "k" && wanted && !other && !event.shiftKey;
}
