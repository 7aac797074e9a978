import { hasModifier, isComposing } from "./typing.js";

/** @type {Readonly<Record<string, number>>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrow keys go from the box to the first hit, from hit to hit, and back. Elsewhere they scroll as always, and
 * while suggestions are open the box keeps them.
 * @param {Document | ShadowRoot} root
 * @param {HTMLInputElement} box
 * @param {string} links selects the hits' links, in order
 */
export function moveThroughHits(root, box, links) {
  root.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && isStep(event) && moveFrom(event.target, STEPS[event.key])) {
      event.preventDefault();
    }
  });

  /**
   * @param {EventTarget | null} from
   * @param {number} step
   */
  function moveFrom(from, step) {
    const stops = [box, .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(links))];
    const place = stops.findIndex((stop) => stop === from);
    const next = place < 0 ? undefined : stops[place + step];
    next?.focus();
    return next !== undefined;
  }
}

/** @param {KeyboardEvent} event */
function isStep(event) {
  const isFree = !event.defaultPrevented && !event.shiftKey && !hasModifier(event) && !isComposing(event);
  return isFree && event.key in STEPS;
}
