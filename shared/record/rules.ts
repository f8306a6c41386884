import type { AnyRecord } from './record.ts'
import { sameValue } from './same-value.ts'
import type { AnyEntity, AnyValue } from './values.ts'

/** What a rule may look at beside the record itself: stored records, archived ones left out. */
export type RuleReader = {
  find(record: string, id: string): AnyEntity | null
  all(record: string, where: Readonly<Record<string, AnyValue>>): readonly AnyEntity[]
  /** Those among them that hold one of these files, by their ids, in a field of evidence; the others are not read. */
  holding(
    record: string,
    where: Readonly<Record<string, AnyValue>>,
    files: { readonly field: string; readonly ids: readonly string[] },
  ): readonly AnyEntity[]
}

export type RuleAction = 'create' | 'update' | 'archive' | { readonly step: string }

/**
 * One change about to be made. `before` is null for a creation only; `after` holds every field as it would be stored;
 * `person` is the acting person's id; `today` is the calendar day where the organisation works, `now` the moment itself.
 */
export type RuleInput = {
  readonly action: RuleAction
  readonly before: AnyEntity | null
  readonly after: Readonly<Record<string, AnyValue>>
  readonly person: string
  readonly today: string
  readonly now: string
  readonly read: RuleReader
}

/** What stands against a change: the field it is about, '' for the whole record, and values for the message. */
export type Refusal = { readonly path: string; readonly parameters?: Readonly<Record<string, string | number>> }
/** A guard: null lets the change through. The refusal is a field error whose `key` is a full message key. */
export type RecordRule = (input: RuleInput) => (Refusal & { readonly key: string }) | null
/** Rules by record, then by name; the words of a rule are message `<record>.rule.<name>`. */
export type RecordRules = Readonly<Record<string, Readonly<Record<string, RecordRule>>>>

type Guard = (input: RuleInput) => Refusal | null

/** The rules of one record; each guard's refusal gets the message key that its name stands for. */
export function defineRules(record: string, guards: Readonly<Record<string, Guard>>): RecordRules {
  const rules = Object.entries(guards).map(([name, guard]): readonly [string, RecordRule] => {
    const key = `${record}.rule.${name}`
    return [
      name,
      (input) => {
        const refusal = guard(input)
        return refusal === null ? null : { ...refusal, key }
      },
    ]
  })
  return { [record]: Object.fromEntries(rules) }
}

/** Every refusal of a change by the rules of its record, in the order in which they are declared. */
export function refusals(
  rules: RecordRules,
  record: string,
  input: RuleInput,
): readonly (Refusal & { readonly key: string })[] {
  return Object.values(rules[record] ?? {}).flatMap((rule) => rule(input) ?? [])
}

/**
 * A change that must follow in the same transaction: `step` moves the other record, `changes` sets its fields, stamped
 * ones included, and `archived`; `create` makes a record of the values given. A version that takes effect, for example,
 * supersedes the one before it, and a duty done plans its next time.
 */
export type Consequence =
  | {
      readonly record: string
      readonly id: string
      readonly step?: string
      readonly changes?: Readonly<Record<string, AnyValue>>
      readonly create?: undefined
    }
  | {
      readonly record: string
      readonly create: Readonly<Record<string, AnyValue>>
      readonly id?: undefined
      readonly step?: undefined
      readonly changes?: undefined
    }
/** What follows from a change that the rules have let through; `id` is that of the record changed. */
export type RecordConsequence = (input: RuleInput & { readonly id: string }) => readonly Consequence[]
export type RecordConsequences = Readonly<Record<string, RecordConsequence>>

/** What follows by several modules from changes of the same record, in the order of the modules. */
export function joinConsequences(...modules: readonly RecordConsequences[]): RecordConsequences {
  const names = new Set(modules.flatMap((module) => Object.keys(module)))
  const joined = [...names].map((name): readonly [string, RecordConsequence] => [
    name,
    (input) => modules.flatMap((module) => module[name]?.(input) ?? []),
  ])
  return Object.fromEntries(joined)
}

/** Whether one person alone is an active member of the vault, so that nobody else could approve what they do. */
export function isAloneInVault({ read }: RuleInput): boolean {
  return new Set(read.all('member', { status: 'active' }).map((member) => member.person)).size <= 1
}

/** Whether the change is one of these workflow steps. */
export function takes(input: RuleInput, ...steps: readonly string[]): boolean {
  return typeof input.action === 'object' && steps.includes(input.action.step)
}

/** Whether the change states fields: a creation, an edit, or a step, which may carry edits. */
export function states(input: RuleInput): boolean {
  return input.action !== 'archive'
}

/** Refuses at a field when the condition holds. */
export function refuseIf(condition: boolean, path = '', parameters?: Refusal['parameters']): Refusal | null {
  if (!condition) return null
  return parameters === undefined ? { path } : { path, parameters }
}

/** Refuses the whole record when anything is counted; the message gets `count`. */
export function refuseCount(count: number): Refusal | null {
  return refuseIf(count > 0, '', { count })
}

/** The record that a reference field of the change points at, or null. */
export function referred(input: RuleInput, field: string, record: string): AnyEntity | null {
  const id = input.after[field]
  return typeof id === 'string' ? input.read.find(record, id) : null
}

/** The fields that nobody types: what workflow steps stamp, and what is computed. */
export function stampedFields(record: AnyRecord): readonly string[] {
  return [...new Set([...stepStamps(record), ...(record.computed ?? [])])]
}

/** The fields that only a workflow step may set: who did it and on which day. */
export function stepStamps(record: AnyRecord): readonly string[] {
  const stamps = Object.values(record.workflow?.transitions ?? {}).map((step) => step.stamp)
  return [...new Set(stamps.flatMap((stamp) => [stamp?.by, stamp?.on]).filter((name) => name !== undefined))]
}

/** A draft has an empty list where a record to be made has nothing. */
function filledOr(value: AnyValue | undefined): AnyValue {
  return Array.isArray(value) && value.length === 0 ? null : (value ?? null)
}

/** The stamped fields that a change tries to set by hand. Without this refusal, a person could sign for another. */
export function forgedStamps(record: AnyRecord, input: Pick<RuleInput, 'before' | 'after'>): readonly string[] {
  return stampedFields(record).filter(
    (field) => !sameValue(filledOr(input.after[field]), filledOr(input.before?.[field])),
  )
}
