/** How well a text fits what was typed: higher is better. `marks` are [start, end) offsets of what fits. */
export type FuzzyMatch = { readonly score: number; readonly marks: readonly (readonly [number, number])[] }

const wordChar = /[\p{L}\p{N}\p{M}]/u
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a word begins at an offset; every CJK character begins one. */
function beginsWord(text: string, at: number): boolean {
  const char = text.charAt(at)
  return cjk.test(char) || at === 0 || !wordChar.test(text.charAt(at - 1))
}

function whole(text: string, word: string): FuzzyMatch | null {
  let at = text.indexOf(word)
  if (at < 0) return null
  for (let next = at; next >= 0; next = text.indexOf(word, next + 1)) {
    if (!beginsWord(text, next)) continue
    at = next
    break
  }
  const score = text === word ? 100 : at === 0 ? 90 : beginsWord(text, at) ? 80 : 60
  return { score, marks: [[at, at + word.length]] }
}

/** The letters in order with others between them, beginning with the first letter of a word: `nf` for New finding. */
function scattered(text: string, word: string): FuzzyMatch | null {
  const marks: (readonly [number, number])[] = []
  let at = -1
  let starts = 0
  for (const char of word) {
    let next = text.indexOf(char, at + 1)
    // The beginning of a later word fits better than the middle of this one.
    for (let later = next; later >= 0; later = text.indexOf(char, later + 1)) {
      if (!beginsWord(text, later)) continue
      next = later
      break
    }
    if (next < 0 || (at < 0 && !beginsWord(text, next))) return null
    if (beginsWord(text, next)) starts += 1
    else if (next !== at + 1) return null
    marks.push([next, next + char.length])
    at = next + char.length - 1
  }
  return { score: 20 + (30 * starts) / word.length, marks }
}

function joined(marks: FuzzyMatch['marks']): FuzzyMatch['marks'] {
  const sorted = [...marks].sort((one, other) => one[0] - other[0])
  return sorted.reduce<(readonly [number, number])[]>((done, [start, end]) => {
    const last = done.at(-1)
    if (last && start <= last[1]) done[done.length - 1] = [last[0], Math.max(last[1], end)]
    else done.push([start, end])
    return done
  }, [])
}

/**
 * Fits what was typed to a text, without regard to case: every word as it stands, or its letters as beginnings of words.
 * Null where something does not fit; what is empty fits everything with a score of 0.
 */
export function fuzzyMatch(text: string, typed: string): FuzzyMatch | null {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return { score: 0, marks: [] }
  const lower = text.toLowerCase()
  const all = typed.trim().toLowerCase()
  if (lower === all) return { score: 100, marks: [[0, text.length]] }
  // Some capitals become two letters when they are made small: their offsets would mark other letters.
  const usable = lower.length === text.length
  const shorter = Math.min(10, text.length / 50)
  // Several words that stand at the beginning as they were typed fit as one word there would.
  if (lower.startsWith(all)) return { score: 90 - shorter, marks: usable ? [[0, all.length]] : [] }
  const found = words.map((word) => whole(lower, word) ?? (word.length > 1 ? scattered(lower, word) : null))
  const marks: (readonly [number, number])[] = []
  let score = 0
  for (const match of found) {
    if (!match) return null
    marks.push(...match.marks)
    score += match.score / words.length
  }
  return { score: score - shorter, marks: usable ? joined(marks) : [] }
}
