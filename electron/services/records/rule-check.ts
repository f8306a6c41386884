import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import type { FieldError } from '#shared/contract/errors.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { StepRefusal } from '#shared/contract/record-operations.ts'
import { holdsAny } from '#shared/record/evidence-files.ts'
import { changesSigned, lapsing } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import {
  type Consequence,
  forgedStamps,
  type RuleAction,
  type RuleInput,
  type RuleReader,
  refusals,
} from '#shared/record/rules.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { recordConsequences, recordRules } from '#shared/rules.ts'
import { always } from '../database/row-rule.ts'
import { recordNamed, type Store } from '../open-vault.ts'
import { blankEntity } from './changes.ts'
import { givenNumbers } from './record-values.ts'
import type { Writing } from './writing.ts'

/** What rules may look at: every row that is not archived, past the row rules, since a rule holds for all. */
function ruleReader(store: Store): RuleReader {
  const tableOf = (name: string) => {
    // A comment names the record it is about, so a name may come from outside.
    const record = recordNamed(name)
    return record ? store.table(record) : null
  }
  return {
    find(name, id) {
      const entity = tableOf(name)?.find(id, always)
      return entity && !entity.archived ? entity : null
    },
    all: (name, where) => tableOf(name)?.all(filtersOf(where), [], always) ?? [],
    holding(name, where, { field, ids }) {
      const record = recordNamed(name)
      if (!record || ids.length === 0) return []
      invariant(record.fields[field]?.kind === 'evidence', 'files are held by a field of evidence')
      const sql = ids.map(() => `instr("${record.table}"."${field}", ?) > 0`).join(' OR ')
      const found = store.table(record).all(filtersOf(where), [], { sql: `(${sql})`, values: [...ids] })
      // A file may be called by the id of another.
      return found.filter((entity) => holdsAny(entity[field], ids))
    },
  }
}

function filtersOf(where: Readonly<Record<string, AnyValue>>): readonly Filter[] {
  return Object.entries(where).map(([field, value]) =>
    value === null ? { field, comparison: 'empty' } : { field, comparison: 'is', value: operand(value) },
  )
}

function operand(value: AnyValue): string | number | boolean {
  invariant(value !== null && typeof value !== 'object', 'rules compare plain values')
  return value
}

function inputOf(writing: Writing, action: RuleAction, before: AnyEntity | null, after: AnyEntity): RuleInput {
  const { person, today, now } = writing.work.moment
  return { action, before, after, person, today, now: instantOf(now), read: ruleReader(writing.store) }
}

/** What the rules have against a step as a whole, were it taken now; what they say of fields can be given with it. */
export function stepRefusals(
  store: Store,
  moment: Pick<RuleInput, 'person' | 'today' | 'now'>,
  record: AnyRecord,
  taken: { readonly step: string; readonly before: AnyEntity; readonly after: AnyEntity },
): readonly StepRefusal[] {
  const { step, before, after } = taken
  const input = { ...moment, action: { step }, before, after, read: ruleReader(store) }
  return refusals(recordRules, record.name, input)
    .filter(({ path }) => path === '')
    .map(({ key, parameters = {} }) => ({ key, parameters }))
}

/** Every refusal of a change by the rules of its module, forged stamps first. */
export function ruleErrors(
  writing: Writing,
  record: AnyRecord,
  action: RuleAction,
  before: AnyEntity | null,
  after: AnyEntity,
): readonly FieldError[] {
  const forged = typeof action === 'object' ? [] : forgedStamps(record, { before, after })
  if (forged.length > 0) return forged.map((path) => ({ path, key: 'givenByVault' }))
  return refusals(recordRules, record.name, inputOf(writing, action, before, after))
}

/** Carries out what must follow from a change in the same transaction, asking no rule again; answers whether the record itself changed. */
export function follow(
  writing: Writing,
  record: AnyRecord,
  action: RuleAction,
  before: AnyEntity | null,
  after: AnyEntity,
): boolean {
  const declared = recordConsequences[record.name]?.({ ...inputOf(writing, action, before, after), id: after.id })
  const consequences = [...lapseOf(record, action, before, after), ...(declared ?? [])]
  for (const consequence of consequences) {
    const target = recordNamed(consequence.record)
    invariant(target, 'consequences name registered records')
    if (consequence.create) made(writing, target, consequence.create)
    else changed(writing, target, consequence)
  }
  return consequences.some(({ id }) => id === after.id)
}

/** The end of the sign-offs that were given for what an edit has changed. */
function lapseOf(
  record: AnyRecord,
  action: RuleAction,
  before: AnyEntity | null,
  after: AnyEntity,
): readonly Consequence[] {
  if (action !== 'update' || before === null || !changesSigned(record, before, after)) return []
  const lapse = lapsing(record, before)
  return lapse ? [{ record: record.name, id: after.id, ...lapse }] : []
}

function made(writing: Writing, target: AnyRecord, values: Readonly<Record<string, AnyValue>>): void {
  const id = writing.newId()
  const full = { ...blankEntity(target, id), ...givenNumbers(writing, target), ...values }
  writing.work.save(target, null, { ...full, state: target.workflow?.initial ?? '' })
}

function changed(
  writing: Writing,
  target: AnyRecord,
  consequence: Extract<Consequence, { readonly id: string }>,
): void {
  const { id, step, changes } = consequence
  const other = writing.store.table(target).find(id, always)
  invariant(other, 'consequences name stored records')
  const to = step === undefined ? undefined : target.workflow?.transitions[step]?.to
  invariant(step === undefined || to !== undefined, 'consequences name declared steps')
  writing.work.save(target, other, { ...other, ...changes, ...(to === undefined ? {} : { state: to }) })
}
