import { isWide } from './text-runs.ts'

/** Closing marks and small kana may not begin a line (GB/T 15834, JIS X 4051: kinsoku). */
const notAtStart = new Set(
  [...'，。、；：！？）》」』】〕〉”’…—·％‰℃,.;:!?)]}%°ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〗〙～'].map((c) =>
    c.codePointAt(0),
  ),
)
/** Opening marks may not end a line. */
const notAtEnd = new Set([...'（《「『【〔〈“‘([{$￥＄£€〖〘'].map((c) => c.codePointAt(0)))
const markPattern = /\p{Mark}/u
const wordPattern = /[\p{Letter}\p{Number}]/u

/**
 * Whether a line may end between two code points that stand side by side, the first of which is no space. Han text
 * breaks anywhere but for kinsoku; other text after spaces, hyphens within words and slashes within paths.
 */
function mayBreak(before: number, after: number): boolean {
  if (notAtStart.has(after) || notAtEnd.has(before)) return false
  if (after === 0x20 || markPattern.test(String.fromCodePoint(after))) return false
  if (isWide(before) || isWide(after)) return true
  if (before === 0x2014 || before === 0x2013) return true
  const isJoint = before === 0x2d || before === 0x2f || before === 0x5c || before === 0x5f
  return isJoint && wordPattern.test(String.fromCodePoint(after))
}

/**
 * Breaks one paragraph greedily. `codePoints` and `advances` are parallel; answers `[start, end)` pairs, with the
 * spaces at a line's end left out. A word wider than `width` is broken where it must be, never before a mark.
 */
export function breakLines(
  codePoints: readonly number[],
  advances: readonly number[],
  width: number,
): readonly (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = []
  let start = 0
  let used = 0
  let allowed = -1
  for (let index = 0; index < codePoints.length; index++) {
    const codePoint = codePoints[index] ?? 0
    if (codePoint === 0x0a) {
      lines.push(trimmed(codePoints, start, index))
      start = index + 1
      used = 0
      allowed = -1
      continue
    }
    const previous = codePoints[index - 1] ?? 0x20
    if (index > start && codePoint !== 0x20 && (previous === 0x20 || mayBreak(previous, codePoint))) allowed = index
    used += advances[index] ?? 0
    // What is left after a break may still be too wide: a character with all the marks that must not leave it.
    while (used > width + 0.01 && index > start && codePoint !== 0x20) {
      const end = allowed > start ? allowed : forcedBreak(codePoints, start, index)
      lines.push(trimmed(codePoints, start, end))
      start = end
      allowed = -1
      used = 0
      for (let again = start; again <= index; again++) used += advances[again] ?? 0
    }
  }
  lines.push(trimmed(codePoints, start, codePoints.length))
  return lines
}

function trimmed(codePoints: readonly number[], start: number, end: number): readonly [number, number] {
  let last = end
  while (last > start && codePoints[last - 1] === 0x20) last--
  return [start, last]
}

function forcedBreak(codePoints: readonly number[], start: number, index: number): number {
  let end = index
  while (end > start + 1 && isBoundTo(codePoints[end - 1] ?? 0, codePoints[end] ?? 0)) end--
  return end > start + 1 || !isBoundTo(codePoints[start] ?? 0, codePoints[end] ?? 0) ? end : index
}

function isBoundTo(before: number, after: number): boolean {
  return markPattern.test(String.fromCodePoint(after)) || notAtStart.has(after) || notAtEnd.has(before)
}
