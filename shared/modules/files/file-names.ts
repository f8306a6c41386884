import { endingOf } from '../../base/file-kind.ts'

/** The most characters of a kept name, in UTF-16 units. */
const longest = 200

/** A character that no record holds, as its number. */
function numbered(sign: string): string {
  return `〔U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`
}

/**
 * The name under which a file is kept: as it was given, but with control characters and halves of characters as their
 * numbers, and shortened before its ending where it is too long for a record. Never empty.
 */
export function keptName(given: string): string {
  const plain = given
    .replaceAll(/\p{Cc}|\p{Cs}/gu, numbered)
    .normalize('NFC')
    .trim()
  if (plain === '') return 'file'
  if (plain.length <= longest) return plain
  const ending = endingOf(plain)
  const tail = ending === '' ? '…' : `….${ending}`
  return `${plain.slice(0, longest - tail.length).replace(/\p{Cs}$/u, '')}${tail}`
}
