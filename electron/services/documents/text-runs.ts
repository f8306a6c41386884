/** Which of the two families draws a piece of text. */
export type Family = 'latin' | 'han'

/** A piece of text that one family draws whole. */
export type TextRun = { readonly family: Family; readonly text: string }

/** Tells whether a family has a glyph for a code point. */
export type Coverage = (family: Family, codePoint: number) => boolean

const hanPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef]/u
const strongLatinPattern = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u
/** Both scripts share these code points, but not their shapes and widths. */
const sharedPunctuation = new Set([0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x2014, 0x00b7])
const invisiblePattern = /(?!\p{Bidi_Control})\p{Default_Ignorable_Code_Point}/gu
const controlPattern = /(?!\n)\p{Cc}/gu
const lineEndPattern = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Characters without a shape that change how others read, and lone surrogates: shown by number, whatever a font has. */
const hiddenPattern = /[\p{Cf}\p{Cs}]/u

/** True for ideographs, kana and the full-width forms that stand in a square of one em. */
export function isWide(codePoint: number): boolean {
  return codePoint >= 0x1100 && traitsOf(codePoint).isWide
}

type Traits = { readonly isWide: boolean; readonly isHidden: boolean; readonly isStrongLatin: boolean }

/** What the patterns say of a code point: a text has few of them, and each many times. */
const traits = new Map<number, Traits>()

function traitsOf(codePoint: number): Traits {
  const known = traits.get(codePoint)
  if (known) return known
  const character = String.fromCodePoint(codePoint)
  const found = {
    isWide: hanPattern.test(character),
    isHidden: hiddenPattern.test(character),
    isStrongLatin: strongLatinPattern.test(character),
  }
  traits.set(codePoint, found)
  return found
}

/** Text that every Latin face draws as it stands: printable ASCII, which has neither shared punctuation nor other forms. */
export const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/**
 * Text as it can be drawn: NFC, `\n` as the only line end, tabs as spaces, without C0 and C1 controls and without
 * characters that have no shape. Direction overrides stay and become visible, for they can make a text read as another.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(lineEndPattern, '\n')
    .replace(/\t/g, '  ')
    .replace(controlPattern, '')
    .replace(invisiblePattern, '')
}

/** Replaces what neither family can draw by its code point in view, such as `〔U+1F600〕`: nothing vanishes silently. */
export function replaceMissing(text: string, covers: Coverage): string {
  let result = ''
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const isCovered = covers('latin', codePoint) || covers('han', codePoint)
    const drawn = character === '\n' || (isCovered && !traitsOf(codePoint).isHidden)
    result += drawn ? character : `\u3014U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}\u3015`
  }
  return result
}

/**
 * Splits text that {@link replaceMissing} has made drawable by family. Punctuation that both scripts share takes the
 * family of the last strong character, at the start that of the first one, and without any that of `fallback`.
 */
export function splitRuns(text: string, covers: Coverage, fallback: Family): readonly TextRun[] {
  const runs: { family: Family; text: string }[] = []
  let strong = firstStrong(text) ?? fallback
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    strong = strongFamily(codePoint) ?? strong
    const last = runs.at(-1)
    const family = chooseFamily(codePoint, strong, last?.family, covers)
    if (last?.family === family) last.text += character
    else runs.push({ family, text: character })
  }
  return runs
}

function firstStrong(text: string): Family | undefined {
  for (const character of text) {
    const family = strongFamily(character.codePointAt(0) ?? 0)
    if (family) return family
  }
  return undefined
}

function strongFamily(codePoint: number): Family | undefined {
  if (codePoint < 0x41 || sharedPunctuation.has(codePoint)) return undefined
  if (isWide(codePoint)) return 'han'
  return traitsOf(codePoint).isStrongLatin ? 'latin' : undefined
}

function chooseFamily(codePoint: number, strong: Family, previous: Family | undefined, covers: Coverage): Family {
  const isSpace = codePoint === 0x20 || codePoint === 0x0a
  const wanted = sharedPunctuation.has(codePoint)
    ? strong
    : isWide(codePoint)
      ? 'han'
      : isSpace && previous
        ? previous
        : 'latin'
  if (isSpace || covers(wanted, codePoint)) return wanted
  return wanted === 'han' ? 'latin' : 'han'
}
