// A screen reader says what changes: the same sentence twice would not be heard the second time.
const PAUSE_MS = 60;

/**
 * What tells screen readers something when they have finished speaking.
 * @param {ParentNode & Node} parent where the live region is put; it has a class `unseen`
 * @returns {(text: string) => void}
 */
export function announcer(parent) {
  const region = document.createElement("div");
  region.setAttribute("role", "status");
  region.className = "unseen";
  parent.append(region);
  let timer = 0;
  return (text) => {
    region.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), PAUSE_MS);
  };
}
