import { holdsAny } from './evidence-files.ts'
import { type RecordRules, type RuleInput, refusals } from './rules.ts'
import type { AnyEntity, AnyValue } from './values.ts'

type Row = { readonly record: string; readonly id: string; readonly state?: string; readonly [field: string]: unknown }

/** One change put to the rules of `record`; `before` and `after` name only the fields that matter. */
export type RuleCase = {
  readonly action?: RuleInput['action']
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  readonly stored?: readonly Row[]
  readonly person?: string
}

/** The day on which every case takes place, and the moment. */
export const caseDay = '2026-11-22'
const caseNow = `${caseDay}T12:00:00.000Z`

/** A stored record of which only the values that matter are named. */
export function entity(values: Readonly<Record<string, unknown>>): AnyEntity {
  const stamp = { revision: '0000000000000000:1', archived: false, createdAt: '', createdBy: '', updatedAt: '' }
  return { id: 'self', state: '', ...stamp, updatedBy: '', ...values } as AnyEntity
}

/** A rule's input over rows held in memory; a case without `before` is a creation. */
export function ruleInput({ action, before, after, stored = [], person = 'acting' }: RuleCase): RuleInput {
  const rows = stored.map((row) => ({ record: row.record, entity: entity(row) }))
  const all: RuleInput['read']['all'] = (record, where) =>
    rows
      .filter((row) => row.record === record)
      .map((row) => row.entity)
      .filter((row) => Object.entries(where).every(([field, value]) => row[field] === value))
  const former = before === undefined ? null : entity(before)
  return {
    action: action ?? (former === null ? 'create' : 'update'),
    before: former,
    after: { ...former, ...(after as Readonly<Record<string, AnyValue>>) },
    person,
    today: caseDay,
    now: caseNow,
    read: {
      find: (record, id) => rows.find((row) => row.record === record && row.entity.id === id)?.entity ?? null,
      all,
      holding: (record, where, { field, ids }) => all(record, where).filter((row) => holdsAny(row[field], ids)),
    },
  }
}

/** Names of the rules of a record that refuse a case, each with the path that it refuses: `overlap@from`. */
export function refusedBy(rules: RecordRules, record: string, given: RuleCase): readonly string[] {
  const prefix = `${record}.rule.`
  return refusals(rules, record, ruleInput(given)).map(({ key, path }) => `${key.slice(prefix.length)}@${path}`)
}

/** Names of all rules of a record, to assert that a table of cases leaves none out. */
export function ruleNames(rules: RecordRules, record: string): readonly string[] {
  return Object.keys(rules[record] ?? {}).toSorted()
}
