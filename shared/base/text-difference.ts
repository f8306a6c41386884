/** One piece of a text: as it was in both, only in the older, or only in the newer. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Beyond so many words or so many differences the middle is shown as replaced: the search grows with their product. */
const most = { words: 4000, differences: 600 } as const

// A CJK character is a word of its own; otherwise words, runs of spaces, and single signs.
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu

function commonStart(older: readonly string[], newer: readonly string[]): number {
  const least = Math.min(older.length, newer.length)
  let count = 0
  while (count < least && older[count] === newer[count]) count += 1
  return count
}

type Step = { readonly kind: Piece['kind']; readonly text: string }

/** The ends of the furthest paths, one map for each number of differences (Myers 1986); null beyond the bound. */
function paths(older: readonly string[], newer: readonly string[]): readonly ReadonlyMap<number, number>[] | null {
  const trace: ReadonlyMap<number, number>[] = []
  let ends = new Map<number, number>([[1, 0]])
  for (let differences = 0; differences <= most.differences; differences += 1) {
    trace.push(ends)
    const next = new Map(ends)
    for (let line = -differences; line <= differences; line += 2) {
      const down =
        line === -differences || (line !== differences && (ends.get(line - 1) ?? -1) < (ends.get(line + 1) ?? -1))
      let at = down ? (next.get(line + 1) ?? 0) : (next.get(line - 1) ?? 0) + 1
      while (at < older.length && at - line < newer.length && older[at] === newer[at - line]) at += 1
      next.set(line, at)
      if (at >= older.length && at - line >= newer.length) return trace
    }
    ends = next
  }
  return null
}

function steps(older: readonly string[], newer: readonly string[]): readonly Step[] {
  const trace = paths(older, newer)
  if (trace === null)
    return [
      { kind: 'removed', text: older.join('') },
      { kind: 'added', text: newer.join('') },
    ]
  const found: Step[] = []
  let [x, y] = [older.length, newer.length]
  for (let differences = trace.length - 1; differences >= 0; differences -= 1) {
    const ends = trace[differences] ?? new Map<number, number>()
    const line = x - y
    const down =
      line === -differences || (line !== differences && (ends.get(line - 1) ?? -1) < (ends.get(line + 1) ?? -1))
    const before = down ? line + 1 : line - 1
    const fromX = differences === 0 ? 0 : (ends.get(before) ?? 0)
    const fromY = differences === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      found.push({ kind: 'same', text: older[x] ?? '' })
    }
    if (differences === 0) break
    if (down) found.push({ kind: 'added', text: newer[fromY] ?? '' })
    else found.push({ kind: 'removed', text: older[fromX] ?? '' })
    x = fromX
    y = fromY
  }
  return found.reverse()
}

/** Neighbours of one kind become one piece, and what was removed stands before what took its place. */
function joined(all: readonly Step[]): readonly Piece[] {
  const pieces: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed })
    if (added !== '') pieces.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const { kind, text } of all) {
    if (text === '') continue
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = pieces.at(-1)
      if (last?.kind === 'same') pieces[pieces.length - 1] = { kind, text: last.text + text }
      else pieces.push({ kind, text })
    }
  }
  flush()
  return pieces
}

/**
 * What is different between two texts, word by word. The `same` and `removed` pieces together are the older text, the
 * `same` and `added` ones the newer.
 */
export function textDifference(older: string, newer: string): readonly Piece[] {
  const [before, after] = [older.match(words) ?? [], newer.match(words) ?? []]
  const start = commonStart(before, after)
  const [restBefore, restAfter] = [before.slice(start), after.slice(start)]
  const end = commonStart([...restBefore].reverse(), [...restAfter].reverse())
  const middleBefore = restBefore.slice(0, restBefore.length - end)
  const middleAfter = restAfter.slice(0, restAfter.length - end)
  const isLong = middleBefore.length > most.words || middleAfter.length > most.words
  const middle: readonly Step[] = isLong
    ? [
        { kind: 'removed', text: middleBefore.join('') },
        { kind: 'added', text: middleAfter.join('') },
      ]
    : steps(middleBefore, middleAfter)
  const same = (list: readonly string[]): Step => ({ kind: 'same', text: list.join('') })
  return joined([same(before.slice(0, start)), ...middle, same(before.slice(before.length - end))])
}
