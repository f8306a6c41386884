import { type HtmlColumns, htmlColumns, mostColumns, nextCell, nextRow } from './html-columns.ts'
import { entityIn } from './html-entities.ts'
import { attribute, htmlPieces, safeAddress, type Tag } from './html-tags.ts'

/** More than this is not read: what was copied is then pasted as plain text. */
const longest = 500_000
const deepestList = 6
const longestLine = 10_000
const fence = '```'

const blocks = new Set([
  ...['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'figure', 'figcaption', 'address'],
  ...['ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'hr', 'dl', 'dt', 'dd', 'form'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'fieldset', 'details', 'summary'],
])
const emphases: ReadonlyMap<string, string> = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['code', '`'],
  ['kbd', '`'],
])

type Open = { readonly name: string; readonly mark: string; readonly href: string | null; readonly from: number }
type List = { readonly isNumbered: boolean; count: number }

/** What has been written so far. Mutable, for a page of text is too long to be copied at every word. */
type Writing = {
  readonly lines: string[]
  line: string
  /** What stands before the next line: the signs of a heading or an item, then spaces for what goes on below it. */
  lead: string
  readonly open: Open[]
  readonly lists: List[]
  quotes: number
  quotesBefore: number
  needsGap: boolean
  isCode: boolean
  columns: HtmlColumns
}

function quoted(count: number): string {
  return '> '.repeat(Math.min(count, deepestList))
}

function push(writing: Writing, text: string): void {
  const { lines, quotes, quotesBefore } = writing
  if (writing.needsGap && lines.length > 0) lines.push(quoted(Math.min(quotes, quotesBefore)).trimEnd())
  writing.needsGap = false
  writing.quotesBefore = quotes
  lines.push(quoted(quotes) + text)
}

/** Ends the line that is being written; what was opened on it has no mark any more. */
function endLine(writing: Writing): void {
  const text = writing.isCode ? writing.line : writing.line.trim()
  if (text !== '' || writing.isCode) {
    push(writing, writing.lead + text)
    writing.lead = writing.lists.length > 0 ? ' '.repeat(writing.lead.length) : ''
  }
  writing.line = ''
  writing.open.length = 0
}

function gap(writing: Writing): void {
  endLine(writing)
  if (writing.lists.length === 0) writing.needsGap = true
}

function closeInline(writing: Writing, name: string): void {
  const place = writing.open.findLastIndex((open) => open.name === name)
  const open = writing.open[place]
  if (!open) return
  writing.open.length = place
  const inner = writing.line.slice(open.from)
  const words = inner.trim()
  if (words === '') return
  const lead = inner.slice(0, inner.length - inner.trimStart().length)
  const made =
    open.href !== null ? (words === open.href ? words : `[${words}](${open.href})`) : open.mark + words + open.mark
  writing.line = writing.line.slice(0, open.from) + lead + made + inner.slice(lead.length + words.length)
}

function openInline(writing: Writing, tag: Tag): void {
  const from = writing.line.length
  if (tag.name === 'a') {
    const href = safeAddress(attribute(tag, 'href'))
    if (href !== null) writing.open.push({ name: 'a', mark: '', href, from })
  } else if (tag.name === 'img') {
    writing.line += attribute(tag, 'alt')
  } else {
    const mark = emphases.get(tag.name)
    // Some programs wrap all that they copy in <b style="font-weight: normal">.
    const isOff = /font-weight\s*:\s*(?:normal|400)/i.test(tag.attributes)
    if (mark && !isOff && !writing.isCode && !writing.lead.startsWith('#'))
      writing.open.push({ name: tag.name, mark, href: null, from })
  }
}

function openList(writing: Writing, tag: Tag): void {
  gap(writing)
  writing.lists.push({ isNumbered: tag.name === 'ol', count: 0 })
}

function openItem(writing: Writing): void {
  endLine(writing)
  const list = writing.lists.at(-1)
  const depth = Math.min(writing.lists.length, deepestList)
  if (list) list.count += 1
  const sign = list?.isNumbered ? `${list.count}. ` : '- '
  writing.lead = '   '.repeat(Math.max(0, depth - 1)) + sign
}

function openRow(writing: Writing): void {
  endLine(writing)
  writing.lead = '- '
  nextRow(writing.columns)
}

/** Cells stand between strokes, and the places that a merged cell takes stay empty. */
function openCell(writing: Writing, tag: Tag): void {
  const { columns } = writing
  const before = columns.at
  nextCell(columns, tag)
  const strokes = ' | '.repeat(Math.min(mostColumns, columns.at - before))
  if (strokes !== '') writing.line = writing.line.trimEnd() + strokes
}

function startBlock(writing: Writing, tag: Tag): void {
  if (tag.name === 'ul' || tag.name === 'ol') openList(writing, tag)
  else if (tag.name === 'li') openItem(writing)
  else if (tag.name === 'tr') openRow(writing)
  else startParagraph(writing, tag)
}

function startParagraph(writing: Writing, { name }: Tag): void {
  // A paragraph within an item begins in the item's line.
  if (writing.lists.length > 0 && writing.line.trim() === '') return
  gap(writing)
  if (name === 'blockquote') writing.quotes += 1
  if (name === 'pre' && !writing.isCode) {
    push(writing, fence)
    writing.isCode = true
  }
  if (/^h[1-6]$/.test(name)) writing.lead = `${'#'.repeat(Number(name.charAt(1)))} `
}

function endBlock(writing: Writing, { name }: Tag): void {
  if (writing.isCode && name === 'pre') {
    if (writing.line !== '') endLine(writing)
    push(writing, fence)
    writing.isCode = false
  }
  if (name === 'ul' || name === 'ol') {
    endLine(writing)
    writing.lists.pop()
  }
  if (['li', 'tr', 'thead', 'tbody'].includes(name)) endLine(writing)
  else gap(writing)
  if (writing.lists.length === 0 || name === 'li') writing.lead = ''
  if (name === 'blockquote') writing.quotes = Math.max(0, writing.quotes - 1)
}

function write(writing: Writing, source: string): void {
  const text = entityIn(source)
  if (writing.isCode) {
    const [first = '', ...rest] = text.split('\n')
    writing.line += first
    for (const line of rest) {
      endLine(writing)
      writing.line = line
    }
    return
  }
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/[*`\\]/g, '\\$&')
  const isStart = writing.line === '' || writing.line.endsWith(' ')
  writing.line += isStart ? plain.trimStart() : plain
  // Longer lines would be copied at every mark; within a paragraph a new line is no more than a space.
  if (writing.line.length > longestLine) endLine(writing)
}

function take(writing: Writing, tag: Tag): void {
  if (tag.name === 'br') endLine(writing)
  else if (tag.name === 'td' || tag.name === 'th') {
    if (!tag.isEnd) openCell(writing, tag)
  } else if (blocks.has(tag.name)) {
    // A table has columns of its own; what follows one within a cell begins anew.
    if (tag.name === 'table') writing.columns = htmlColumns()
    if (tag.isEnd) endBlock(writing, tag)
    else startBlock(writing, tag)
  } else if (tag.isEnd) closeInline(writing, tag.name)
  else openInline(writing, tag)
}

/**
 * What was copied as HTML, as plain Markdown: headings, lists, strong and emphasised words, quotes, code and links to
 * the web; the rows of a table become the items of a list. Scripts, styles, pictures and frames are left out. Null
 * where it is too much to be read.
 */
export function markdownFromHtml(html: string): string | null {
  if (html.length > longest) return null
  const counts = { quotes: 0, quotesBefore: 0, columns: htmlColumns() }
  const writing: Writing = {
    lines: [],
    line: '',
    lead: '',
    open: [],
    lists: [],
    needsGap: false,
    isCode: false,
    ...counts,
  }
  for (const { text, tag } of htmlPieces(html)) {
    if (tag) take(writing, tag)
    else write(writing, text)
  }
  endLine(writing)
  return writing.lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
