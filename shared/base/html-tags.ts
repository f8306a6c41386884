import { entityIn } from './html-entities.ts'

/** Attributes are looked at as far as this; a mark that never ends is text. */
const longestTag = 4000

/** Elements whose content is no text of the page. */
const dropped = new Set([
  ...['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'embed'],
  ...['select', 'textarea', 'audio', 'video', 'canvas'],
])

/** A mark in HTML and the place behind it. */
export type Tag = {
  readonly name: string
  readonly isEnd: boolean
  readonly attributes: string
  readonly after: number
}

/** The tag that begins at a `<`, null where it is none. Quoted `>` in attributes do not end it. */
function tagAt(html: string, at: number): Tag | null {
  const head = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(at, at + 30))
  if (!head) return null
  let quote = ''
  const limit = Math.min(html.length, at + longestTag)
  for (let place = at + head[0].length; place < limit; place++) {
    const character = html.charAt(place)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '<') return null
    else if (character === '>') {
      const attributes = html.slice(at + head[0].length, place)
      return { name: (head[2] ?? '').toLowerCase(), isEnd: head[1] === '/', attributes, after: place + 1 }
    }
  }
  return null
}

/** The value of an attribute, empty where there is none. */
export function attribute(tag: Tag, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag.attributes)
  return entityIn(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

/** An address that may stand in a record; everything that a program could run is left out. */
export function safeAddress(text: string): string | null {
  const plain = text.trim()
  if (plain.length > 2000 || !/^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(plain)) return null
  return plain.replaceAll('(', '%28').replaceAll(')', '%29')
}

/** Whether the content of an element is no text of the page. */
function isDropped(tag: Tag): boolean {
  return dropped.has(tag.name)
}

/** Where the content of an element that is dropped ends. */
function afterDropped(html: string, tag: Tag): number {
  if (tag.isEnd || tag.attributes.endsWith('/')) return tag.after
  const closing = new RegExp(`</${tag.name}`, 'gi')
  closing.lastIndex = tag.after
  const end = closing.exec(html)?.index
  return end === undefined ? html.length : (tagAt(html, end)?.after ?? html.length)
}

/** A run of text, entities and all, or a mark. */
export type HtmlPiece = { readonly text: string; readonly tag: null } | { readonly text: null; readonly tag: Tag }

/**
 * The text and the marks of HTML in order, from a place on. Comments, declarations and elements whose content is no text
 * are left out; a `<` that begins no mark is text.
 */
export function* htmlPieces(html: string, from = 0): Generator<HtmlPiece> {
  let at = from
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next !== at) yield { text: html.slice(at, next < 0 ? html.length : next), tag: null }
    if (next < 0) return
    const tag = tagAt(html, next)
    if (tag) {
      if (!isDropped(tag)) yield { text: null, tag }
      at = isDropped(tag) ? afterDropped(html, tag) : tag.after
      continue
    }
    const closing = html.startsWith('<!--', next) ? '-->' : /^<[!?]/.test(html.slice(next, next + 2)) ? '>' : null
    if (closing === null) yield { text: '<', tag: null }
    const end = closing === null ? next : html.indexOf(closing, next)
    at = end < 0 ? html.length : end + (closing?.length ?? 1)
  }
}
