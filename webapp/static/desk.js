// The desk: shows how a build goes on. Without this script the page reloads itself.
(() => {
  "use strict";
  const box = document.querySelector("[data-build-events]");
  if (!box || !window.EventSource) return;
  const bar = box.querySelector("progress");
  const stage = box.querySelector(".stage");
  const status = box.querySelector("[role=status]");
  let announced = null;

  const events = new EventSource(box.dataset.buildEvents);
  events.addEventListener("message", (event) => {
    const build = JSON.parse(event.data);
    stage.textContent = build.text;
    if (build.share === null) bar.removeAttribute("value");
    else bar.value = build.share;
    // Each stage is said once; counting aloud would drown everything else.
    if (build.stage !== announced) status.textContent = build.text;
    announced = build.stage;
  });
  events.addEventListener("ended", () => {
    events.close();
    location.reload();
  });
  events.addEventListener("error", () => {
    // Closed for good: logged out, or the build is forgotten. The page tells which.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
  });
})();
