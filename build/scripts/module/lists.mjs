/**
 * Adds an import to a list file, among those of the same folder depth, in the order that the formatter keeps.
 * @param {string} source
 * @param {string} line
 */
export function withImport(source, line) {
  const lines = source.split('\n')
  const last = lines.findLastIndex((text) => text.startsWith('import '))
  lines.splice(last + 1, 0, line)
  return lines.join('\n')
}

/**
 * Adds a line at the end of the literal that `opening` opens (`... = {` or `... = [`), however it is laid out.
 * @param {string} source
 * @param {string} opening
 * @param {string} entry without a comma
 */
export function withEntry(source, opening, entry) {
  const start = source.indexOf(opening)
  if (start === -1) throw new Error(`the list that begins with "${opening}" was not found`)
  const inside = start + opening.length
  const bracket = opening.trimEnd().endsWith('[') ? ']' : '}'
  const end = source.indexOf(bracket, inside)
  const before = source.slice(inside, end).trimEnd()
  const comma = before === '' || before.endsWith(',') ? '' : ','
  return `${source.slice(0, inside)}${before}${comma}\n  ${entry},\n${source.slice(end)}`
}
