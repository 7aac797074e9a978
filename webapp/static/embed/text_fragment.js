// Addresses that make a browser scroll to words of a page and mark them: page.html#id:~:text=...
// As on the search page (webapp/text_fragment.py). A browser that does not find the words goes to the id.

/** Fewer words could stand anywhere on a page. */
const FEWEST_WORDS = 4;
/** A longer stretch is named by its first and last words. */
const MOST_WORDS = 12;
const WORDS_AT_EACH_END = 5;

const MARKER = /^\s*(?:[-*•]|\d+[.)])\s+/;
const BETWEEN_CELLS = " | ";
const HEADER = /^[^:]*: /;

/**
 * An address leading to words that stand in one piece on its page; as it is where they are too few to be found by.
 * @param {string} address
 * @param {string} quoted
 */
export function withTextFragment(address, quoted) {
  const words = quoted.split(/\s+/).filter(Boolean);
  if (words.length < FEWEST_WORDS) return address;
  const ends = [words.slice(0, WORDS_AT_EACH_END), words.slice(-WORDS_AT_EACH_END)];
  const directive = (words.length <= MOST_WORDS ? [words] : ends).map(encoded).join(",");
  const [page, fragment = ""] = address.split("#", 2);
  return `${page}#${fragment.split(":~:")[0]}:~:text=${directive}`;
}

/**
 * The first sentence of those that hold most of some words, as far as it stands in one piece: of a table's row
 * its longest cell. Empty where no sentence holds any.
 * @param {string} text
 * @param {Iterable<string>} words
 */
export function sentenceWith(text, words) {
  const sought = new Set([...words].flatMap(wordsOf));
  let [best, most] = ["", 0];
  for (const sentence of sentencesOf(text)) {
    const held = new Set(wordsOf(sentence).filter((word) => sought.has(word))).size;
    if (held > most) [best, most] = [sentence, held];
  }
  return inOnePiece(best);
}

/** @param {string} text */
export function firstSentence(text) {
  return inOnePiece(sentencesOf(text)[0] ?? "");
}

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * Sentences do not go on beyond a line: each is a paragraph, an item or a row.
 * @param {string} text
 */
function sentencesOf(text) {
  const lines = text.split("\n").map((line) => line.replace(MARKER, ""));
  if (!("Segmenter" in Intl)) return lines;
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  return lines.flatMap((line) =>
    line.includes(BETWEEN_CELLS) ? [line] : Array.from(segmenter.segment(line), ({ segment }) => segment),
  );
}

/** @param {string} sentence */
function inOnePiece(sentence) {
  const cells = sentence.split(BETWEEN_CELLS);
  if (cells.length === 1) return sentence;
  const bare = cells.map((cell) => cell.replace(HEADER, ""));
  return bare.reduce((longest, cell) => (cell.length > longest.length ? cell : longest));
}

/**
 * Percent-encoded for a text directive, where a hyphen has a meaning of its own.
 * @param {string[]} words
 */
function encoded(words) {
  return encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
}
