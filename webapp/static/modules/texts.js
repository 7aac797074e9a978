/**
 * Sentences that scripts show. The server gives them, translated with its pages; `{count}` stands where a number
 * goes. A sentence with a number has a form per plural category, as in `results-one` and `results-other`.
 * @typedef {Readonly<Record<string, string>>} Texts
 */

/**
 * A sentence in the form that its number takes.
 * @param {Texts} texts
 * @param {string} name
 * @param {number} count
 * @param {string} language
 */
export function counted(texts, name, count, language) {
  const known = knownLanguage(language);
  const form = texts[`${name}-${new Intl.PluralRules(known).select(count)}`] ?? texts[`${name}-other`] ?? "";
  return form.replace("{count}", count.toLocaleString(known));
}

/**
 * @param {string} language what a `lang` attribute says, which may be anything
 * @returns {string | undefined}
 */
function knownLanguage(language) {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
