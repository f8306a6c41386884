import type { AnyEntity, AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue>>

const isSame = (one: AnyValue | undefined, other: AnyValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What of the wanted values is not yet in the record. */
export function stillToSave(entity: AnyEntity, wanted: Values): Values {
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !isSame(entity[field], value)))
}

/** The fields that one person wants to change and that another has changed since they were read, to something else. */
export function overlapping(read: AnyEntity, fresh: AnyEntity, wanted: Values): readonly string[] {
  return Object.entries(wanted)
    .filter(([field, value]) => !isSame(read[field], fresh[field]) && !isSame(fresh[field], value))
    .map(([field]) => field)
}

/** Two versions of one text, one below the other with a rule between, so that neither is lost. */
export function bothTexts(theirs: string, mine: string): string {
  if (theirs.includes(mine)) return theirs
  if (mine.includes(theirs)) return mine
  return `${theirs.trimEnd()}\n\n---\n\n${mine.trimStart()}`
}
