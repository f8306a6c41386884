/** A cell of a spreadsheet holds no more UTF-16 units than this. */
const longestText = 32_767

const mark = / … \[\+\d+\]$/

/** The text as a cell can hold it: a longer one is cut, and says by how much. */
export function cutText(text: string): string {
  if (text.length <= longestText) return text
  const room = longestText - ` … [+${text.length}]`.length
  const said = ` … [+${String(text.length - room).padStart(String(text.length).length, '0')}]`
  // A cut through a character of two units would leave half of it.
  const kept = text.slice(0, room).isWellFormed() ? room : room - 1
  return `${text.slice(0, kept)}${kept < room ? ' ' : ''}${said}`
}

/** Whether a text was cut on its way out; it must not take the place of the whole one. */
export function isCut(text: string): boolean {
  return text.length === longestText && mark.test(text)
}
