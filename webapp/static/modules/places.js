/**
 * Where a suggested heading stands: an address of the server that suggested it, or null for what is searched for.
 * @param {import("./suggester.js").Suggestion} suggestion
 * @param {URL} server any address of it
 */
export function placeOf(suggestion, server) {
  const place = suggestion.url ? webAddress(suggestion.url, server) : null;
  return place?.origin === server.origin ? place : null;
}

/**
 * An address that a link may have: of http or https, and whole; relative ones only with a base.
 * @param {string} address
 * @param {URL} [base]
 */
export function webAddress(address, base) {
  try {
    const found = new URL(address, base);
    return /^https?:$/.test(found.protocol) ? found : null;
  } catch {
    return null;
  }
}
