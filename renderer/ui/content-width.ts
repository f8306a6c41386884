/** Room for the edge of a column and the filter beside its name, in pixels. */
const besideName = 24
/** What is longer is cut, as it is where nobody set a width, in pixels. */
const longest = 640

/**
 * How wide the column at a place (from zero) of a table must be for its name and for what of it is drawn now, in pixels.
 * The table is laid out once with the column as wide as its content, and then as it was.
 */
export function contentWidth(table: HTMLElement, place: number, widths: readonly number[]): number {
  const before = table.style.getPropertyValue('--columns')
  const tracks = widths.map((width, index) => (index === place ? 'max-content' : `${width}px`))
  table.style.setProperty('--columns', tracks.join(' '))
  const cells = table.querySelectorAll<HTMLElement>(
    `[aria-colindex="${place + 1}"]:not([aria-colspan], [data-edited="true"])`,
  )
  const wide = Array.from(cells, (cell) => {
    const isName = cell.getAttribute('role') === 'columnheader'
    return Math.ceil(cell.getBoundingClientRect().width) + (isName ? besideName : 0)
  })
  table.style.setProperty('--columns', before)
  return Math.min(longest, Math.max(0, ...wide))
}
