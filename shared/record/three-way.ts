import type { Field } from './fields.ts'
import type { AnyRecord } from './record.ts'
import type { AnyValue } from './values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** One field that two people changed to different values; `base` is what stood there before either did. */
export type Clash = {
  readonly field: string
  readonly base: AnyValue
  readonly mine: AnyValue
  readonly theirs: AnyValue
}

/** `values` holds every field: what one side changed, what both sides added to a list, and mine where they clash. */
export type Merge = {
  readonly values: Values
  readonly clashes: readonly Clash[]
  /** Fields that only the other person changed. */
  readonly theirs: readonly string[]
}

/** JSON with sorted names: the order in which a value was put together means nothing. */
function textOf(value: AnyValue | undefined): string {
  const sorted = (_: string, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)))
      : one
  return JSON.stringify(value ?? null, sorted)
}

function isSame(one: AnyValue | undefined, other: AnyValue | undefined): boolean {
  return textOf(one) === textOf(other)
}

function keyOf(element: AnyValue): string {
  return typeof element === 'object' && element !== null && 'id' in element ? textOf(element.id) : textOf(element)
}

/** Theirs, without what I took out, and with what I put in. */
function mergedList(
  base: readonly AnyValue[],
  mine: readonly AnyValue[],
  theirs: readonly AnyValue[],
): readonly AnyValue[] {
  const keys = (list: readonly AnyValue[]) => new Set(list.map(keyOf))
  const [before, kept, there] = [keys(base), keys(mine), keys(theirs)]
  const left = theirs.filter((element) => kept.has(keyOf(element)) || !before.has(keyOf(element)))
  return [...left, ...mine.filter((element) => !before.has(keyOf(element)) && !there.has(keyOf(element)))]
}

function asSets(field: Field, base: AnyValue, mine: AnyValue, theirs: AnyValue): AnyValue | null {
  if (field.kind !== 'references' && field.kind !== 'evidence') return null
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return null
  return mergedList(Array.isArray(base) ? base : [], mine, theirs)
}

/** Brings together two changes of one record; lists of references and of files are joined, so they never clash. */
export function threeWay(record: AnyRecord, base: Values, mine: Values, theirs: Values): Merge {
  const values: Record<string, AnyValue> = {}
  const clashes: Clash[] = []
  const others: string[] = []
  for (const field of Object.keys(mine)) {
    const declared = record.fields[field]
    const sides = { base: base[field] ?? null, mine: mine[field] ?? null, theirs: theirs[field] ?? null }
    // An unset yes-or-no is shown as no in a form, which alone is no change.
    const isMine = !isSame(sides.base, sides.mine) && !(sides.mine === false && sides.base === null)
    const isTheirs = !isSame(sides.base, sides.theirs)
    const joined = declared && isMine && isTheirs ? asSets(declared, sides.base, sides.mine, sides.theirs) : null
    values[field] = joined ?? (isMine ? sides.mine : sides.theirs)
    if (isTheirs && !isMine) others.push(field)
    if (joined === null && isMine && isTheirs && !isSame(sides.mine, sides.theirs)) clashes.push({ field, ...sides })
  }
  return { values, clashes, theirs: others }
}
