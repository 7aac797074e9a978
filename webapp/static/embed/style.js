/** The component's own style. A page sets the properties named `--quire-…`, or styles what has a part. */
export const style = new CSSStyleSheet();

style.replaceSync(`
:host {
  --accent: var(--quire-accent, #14605b);
  --mark: var(--quire-mark, #fbeeb4);
  --on-mark: var(--quire-on-mark, #1f2426);
  --field: var(--quire-field, Field);
  --on-field: var(--quire-on-field, FieldText);
  --radius: var(--quire-radius, 0.5rem);
  --muted: color-mix(in srgb, currentColor 72%, transparent);
  --line: color-mix(in srgb, currentColor 22%, transparent);
  --control: color-mix(in srgb, currentColor 55%, transparent);
  display: block; line-height: 1.5; overflow-wrap: break-word; text-align: start;
}
@supports (color: light-dark(red, red)) {
  :host {
    --accent: var(--quire-accent, light-dark(#14605b, #7fcdc4));
    --mark: var(--quire-mark, light-dark(#fbeeb4, #544a17));
    --on-mark: var(--quire-on-mark, light-dark(#1f2426, #e6e8e6));
  }
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before { box-sizing: border-box; }
h3, h4, p, ol, figure, blockquote { margin: 0; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
mark, strong { background: var(--mark); color: var(--on-mark); border-radius: 2px; padding: 0 0.1em; margin: 0 -0.1em; }
mark { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.field-label { display: block; font-size: 0.875em; color: var(--muted); margin-block-end: 0.3em; }
/* The list is as wide as the row, which on a phone is all there is. */
.row { position: relative; display: flex; gap: 0.5em; }
.box { flex: 1 1 auto; min-width: 0; }
.input {
  inline-size: 100%; font: inherit; font-size: max(1em, 16px); color: var(--on-field); background: var(--field);
  border: 1px solid var(--control); border-radius: var(--radius); padding: 0.5em 0.75em; appearance: none;
}
.button, .more {
  flex: none; font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: var(--radius);
  padding: 0.5em 1em; cursor: pointer; color: var(--accent); background: none;
}
.button:hover, .more:hover { box-shadow: inset 0 0 0 1px var(--accent); }
.suggestions {
  position: absolute; z-index: 10; inset-inline: 0; inset-block-start: calc(100% + 0.45em);
  max-block-size: min(24em, 60vh); overflow-y: auto; overscroll-behavior: contain; padding: 0.3em;
  color: var(--on-field); background: var(--field); border: 1px solid var(--control); border-radius: var(--radius);
  box-shadow: 0 0.4em 1.2em rgb(0 0 0 / 0.16);
}
.kind { font-size: 0.8125em; color: var(--muted); padding: 0.4em 0.6em 0.1em; }
[role="option"] { padding: 0.4em 0.6em; border-radius: calc(var(--radius) - 2px); cursor: pointer; }
[role="option"]:hover { background: color-mix(in srgb, currentColor 7%, transparent); }
[role="option"][aria-selected="true"] { background: color-mix(in srgb, currentColor 12%, transparent); outline: 2px solid var(--accent); outline-offset: -2px; }
.status { font-size: 0.875em; color: var(--muted); margin-block: 0.9em 0; overflow-wrap: anywhere; }
.status:empty { display: none; }
.answer { border: 1px solid var(--line); border-radius: var(--radius); padding: 0.9em 1.1em; margin-block-start: 0.9em; }
.label { font-size: 0.875em; font-weight: 600; color: var(--muted); }
figure + figure, figure + .label { margin-block-start: 0.8em; }
.quote { border-inline-start: 3px solid var(--accent); padding-inline-start: 0.8em; margin-block: 0.4em; font-size: 1.1em; white-space: pre-line; }
figcaption, .trail { font-size: 0.875em; }
.trail { color: var(--muted); }
.hits { list-style: none; padding: 0; display: grid; gap: 1.2em; margin-block: 1.2em; }
.hit { min-width: 0; }
.title { font-size: 1.1em; font-weight: 600; line-height: 1.3; }
[role="option"] mark, .title mark { background: none; color: inherit; font-weight: 600; }
.snippet { margin-block-start: 0.15em; }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 1.2em; font-size: 0.9375em; }
.correction { margin-block-start: 0.9em; }
.instead { font: inherit; color: var(--accent); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; }
@media (forced-colors: active) {
  mark, strong { forced-color-adjust: none; background: Mark; color: MarkText; }
  [role="option"][aria-selected="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
`);
