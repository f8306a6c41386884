import type { AnyValue } from '../../record/values.ts'
import type { Kept } from './foreign-run.ts'
import { limited, type TellLoss } from './foreign-step.ts'

/** The members of an object of a foreign file, of whatever kind their values are. */
export type Members = Readonly<Record<string, AnyValue>>

export const isMembers = (value: AnyValue | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const membersOf = (value: AnyValue | undefined): Members => (isMembers(value) ? value : {})

/** A value of any kind as text; what is no text stays as it was written. */
export function textOf(value: AnyValue | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a format describes, and what of it has a field here; anything else is kept and told. */
export type Described = { readonly known: ReadonlySet<string>; readonly placed: ReadonlySet<string> }

/** The members that have no field here, under their own names with `prefix` before them. */
export function keptMembers(
  from: Members,
  prefix: string,
  { known, placed }: Described,
  tell: TellLoss,
): readonly Kept[] {
  return Object.entries(from).flatMap(([name, value]) => {
    const text = placed.has(name) ? null : limited(textOf(value), 20_000, name, tell)
    if (text === null) return []
    if (!known.has(name)) tell('kept', name)
    return [{ name: `${prefix}${name}`.slice(0, 200), value: text }]
  })
}
