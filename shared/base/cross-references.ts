/** What a text may refer to: a working paper, a finding, a drawn sample, or an attached file. */
export const referenceKinds = ['paper', 'finding', 'sample', 'evidence'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** A reference within a text; `key` is the end of a record's id, or for evidence the beginning of the digest of a file. */
export type CrossReference = { readonly kind: ReferenceKind; readonly key: string; readonly label: string }

/** So many digits of an id that is half drawn at random, or of a digest, that two within a vault do not meet. */
const keyLength = 12
const longestLabel = 120

const pattern = /\[\[(paper|finding|sample|evidence):([0-9a-f]{12})(?:\|([^[\]|\n]{1,120}))?\]\]/gu

function isKind(value: string): value is ReferenceKind {
  return referenceKinds.some((kind) => kind === value)
}

/** The key by which a text refers to a record. */
export function recordKey(id: string): string {
  return id.slice(-keyLength)
}

/** The key by which a text refers to a file, whatever record holds it: the beginning of its SHA-256. */
export function evidenceKey(sha256: string): string {
  return sha256.slice(0, keyLength)
}

/** How a text refers to something, up to its label; what is looked for when it is asked who refers to it. */
export function referenceStart(kind: ReferenceKind, key: string): string {
  return `[[${kind}:${key}`
}

/** A reference as it stands in a text. Signs that mean something in Markdown are left out of the label, which is all that print shows. */
export function referenceText({ kind, key, label }: CrossReference): string {
  const plain = label
    .replace(/[[\]|*_`<>\\&]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  // A label cut within a character would not be text.
  const short = [...plain.slice(0, longestLabel)].filter((sign) => !/^[\ud800-\udfff]$/u.test(sign)).join('')
  return `${referenceStart(kind, key)}${short === '' ? '' : `|${short}`}]]`
}

/** A text in pieces: plain ones as they stand, and the references between them. */
export function splitReferences(text: string): readonly (string | CrossReference)[] {
  const pieces: (string | CrossReference)[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, kind = '', key = '', label] = match
    if (!isKind(kind)) continue
    if (match.index > at) pieces.push(text.slice(at, match.index))
    pieces.push({ kind, key, label: label ?? key })
    at = match.index + whole.length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

/** What is being typed at the caret as the beginning of a reference: where it begins, and the words so far; null elsewhere. */
export function openReference(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const from = text.lastIndexOf('[[', caret - 1)
  if (from < 0 || from + 2 > caret) return null
  const words = text.slice(from + 2, caret)
  return words.length > 60 || /[[\]\n|]/u.test(words) ? null : { from, words }
}
