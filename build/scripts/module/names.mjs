/**
 * How one record type is spelled in its different places.
 * @typedef {{
 *   module: string, file: string, record: string, table: string, title: string, titles: string,
 *   recordValue: string, messagesValue: string, tablesValue: string
 * }} Names
 */

/**
 * Checks and spells the names of a new module: plural and singular, in kebab case.
 * @param {string | undefined} plural
 * @param {string | undefined} singular
 * @returns {Names}
 */
export function namesOf(plural, singular) {
  const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
  if (!plural || !singular || !kebab.test(plural) || !kebab.test(singular) || plural === singular) {
    throw new Error('usage: npm run new-module -- PLURAL SINGULAR, both in kebab case (vendors vendor)')
  }
  return {
    module: plural,
    file: singular,
    record: camel(singular),
    table: plural.replaceAll('-', '_'),
    recordValue: `${camel(singular)}Record`,
    messagesValue: `${camel(plural)}Messages`,
    tablesValue: `${camel(plural)}Tables`,
    title: words(singular),
    titles: words(plural),
  }
}

/** @param {string} kebab */
function camel(kebab) {
  return kebab.replace(/-([a-z0-9])/g, (_all, letter) => letter.toUpperCase())
}

/** @param {string} kebab */
function words(kebab) {
  const text = kebab.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
