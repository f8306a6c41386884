const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A character reference of HTML as the character; one that is not known stays as it stands. */
function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}

const unescaped = (text: string) => text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, decoded)

/** What elements mean in Markdown, before and after their content; what is not named has its content alone. */
const marks: readonly (readonly [element: RegExp, mark: string])[] = [
  [/<\/?(?:strong|b)(?:\s[^>]*)?>/gi, '**'],
  [/<\/?(?:em|i)(?:\s[^>]*)?>/gi, '*'],
  [/<\/?(?:code|tt|kbd)(?:\s[^>]*)?>/gi, '`'],
  [/<pre(?:\s[^>]*)?>/gi, '\n```\n'],
  [/<\/pre>/gi, '\n```\n'],
  [/<li(?:\s[^>]*)?>/gi, '\n- '],
  [/<br\s*\/?>/gi, '\n'],
  [/<\/?(?:p|div|ul|ol|h[1-6]|table|tr|blockquote)(?:\s[^>]*)?>/gi, '\n\n'],
]

const bare = (text: string) => text.replace(/<!--[\s\S]*?-->/g, '').replace(/<\/?[a-z][^>]*>/gi, '')
const narrow = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** HTML as Markdown: emphasis, code, lists and paragraphs; of everything else the text. Nothing of it is run or fetched. */
export function markdownOfHtml(html: string): string {
  const text = marks.reduce((before, [element, mark]) => before.replace(element, mark), html.replaceAll('\r\n', '\n'))
  return narrow(unescaped(bare(text)))
}

/** HTML as one line of text. */
export function lineOfHtml(html: string): string {
  const text = html.replace(/<(?:br\s*\/?|\/p|\/li|\/div)>/gi, ' ')
  return unescaped(bare(text)).replace(/\s+/g, ' ').trim()
}
