import { marked } from "../modules/marked.js";
import { webAddress } from "../modules/places.js";
import { element, part, words } from "./elements.js";
import { firstSentence, sentenceWith, withTextFragment } from "./text_fragment.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("./client.js").Hit} Hit */
/** @typedef {import("./client.js").Quotation} Quotation */
/** @typedef {import("../modules/texts.js").Texts} Texts */

/**
 * A hit with links to the original page, or to the server's own view of the document where it has none.
 * @param {Hit} hit
 * @param {URL} server
 */
export function hitItem(hit, server) {
  const above = hit.breadcrumb.length ? [words("p", "trail", trail([hit.title, ...hit.breadcrumb.slice(0, -1)]))] : [];
  const heading = hit.breadcrumb.length ? [hit.breadcrumb[hit.breadcrumb.length - 1]] : marked(hit._formatted.title);
  const link = words("a", "link", ...heading);
  link.href = original(hit) ?? documentView(hit, server).href;
  return part("li", "hit", ...above, part("h3", "title", link), words("p", "snippet", ...marked(hit._formatted.snippet)));
}

/**
 * The answer's card: the quotation, what it is compared with, and what says otherwise.
 * @param {Answer} answer
 * @param {Texts} texts
 */
export function answerCard(answer, texts) {
  const compared = answer.others.filter((other) => other.reason === "compared");
  const otherwise = answer.others.filter((other) => other.reason === "disagrees");
  const card = part("section", "answer", element("h3", { class: "label" }, texts.answer ?? ""));
  card.setAttribute("aria-label", texts.answer ?? "");
  card.append(...[answer, ...compared].map(quotation));
  if (otherwise.length) {
    card.append(element("h4", { class: "label" }, texts.otherwise ?? ""), ...otherwise.map(quotation));
  }
  return card;
}

/**
 * The sentence on the original page that speaks most to the question.
 * @param {Hit} hit
 */
function original(hit) {
  // Places count characters, which may be two units of a string.
  const letters = [...hit.text];
  const matched = hit._matches.map(({ start, length }) => letters.slice(start, start + length).join(""));
  return leadingTo(hit.url, sentenceWith(hit.text, matched));
}

/**
 * The sentence on the original page that holds the short answer, or the first one quoted.
 * @param {Quotation} quoted
 */
function originalOf({ url, text, span }) {
  return leadingTo(url, span ? sentenceWith(text, [span]) : firstSentence(text));
}

/**
 * @param {string} url
 * @param {string} quoted
 */
function leadingTo(url, quoted) {
  const address = webAddress(url);
  return address && withTextFragment(address.href, quoted);
}

/** @param {Quotation} quoted */
function quotation(quoted) {
  const names = trail([quoted.title, ...quoted.breadcrumb]);
  const address = originalOf(quoted);
  const source = address ? words("a", "source", names) : words("span", "source", names);
  if (address) source.setAttribute("href", address);
  const figure = element("figure", {}, words("blockquote", "quote", ...emphasised(quoted.text, quoted.span)));
  if (quoted.side) figure.prepend(element("h4", { dir: "auto" }, quoted.side));
  figure.append(element("figcaption", {}, source));
  return figure;
}

/**
 * @param {string} text
 * @param {string | null} span
 */
function emphasised(text, span) {
  const start = span ? text.indexOf(span) : -1;
  if (!span || start < 0) return [text];
  return [text.slice(0, start), element("strong", {}, span), text.slice(start + span.length)];
}

/** @param {string[]} names */
function trail(names) {
  return names.filter((name, index) => name !== names[index - 1]).join(" › ");
}

/**
 * @param {Hit} hit
 * @param {URL} server
 */
function documentView(hit, server) {
  const path = hit.doc.split("/").map(encodeURIComponent).join("/");
  const address = new URL(`doc/${path}`, server);
  address.searchParams.set("section", hit.id);
  address.hash = hit.id;
  return address;
}
