import { invariant } from '#shared/base/assert.ts'
import { checked } from '#shared/contract/checked.ts'
import { type FieldError, invalidInput, OperationError } from '#shared/contract/errors.ts'
import { changesCheck, draftCheck, hasPassedCheck } from '#shared/record/check.ts'
import { changesSigned, isSigned } from '#shared/record/lapse.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { RuleAction } from '#shared/record/rules.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen, type Transition } from '#shared/record/workflow.ts'
import type { RecordWriter } from '../context.ts'
import { always, readableRows } from '../database/row-rule.ts'
import { missing } from './reader.ts'
import { checkStamps, checkValues, givenNumbers, withPartIds } from './record-values.ts'
import { follow, ruleErrors } from './rule-check.ts'
import { allowedStep, isOthers, missingFields, separationBreach, stampsOf } from './steps.ts'
import type { Values, Writing } from './writing.ts'

/** Writes records of one type under all rules: drafts, references, workflow, separation of duties, module rules. */
export function recordWriter<R extends AnyRecord>(writing: Writing, record: R): RecordWriter<R> {
  const { store, work, actor } = writing
  const rule = readableRows(record, writing.reading)
  const typed = (entity: AnyEntity) => entity as Entity<R>

  const seen = (id: string, revision: string): AnyEntity => {
    const entity = store.table(record).find(id, rule)
    if (!entity) throw missing(record, id)
    if (entity.revision !== revision) {
      const parameters = { record: record.name, id, person: entity.updatedBy, at: entity.updatedAt }
      throw new OperationError('conflict', 'errors.changedMeanwhile', { parameters })
    }
    return entity
  }
  const save = (action: RuleAction, before: AnyEntity | null, after: AnyEntity): Entity<R> => {
    checkValues(writing, record, before, after)
    const errors = ruleErrors(writing, record, action, before, after)
    if (errors.length > 0) throw refusal(errors)
    const saved = work.save(record, before, after)
    const isChanged = follow(writing, record, action, before, saved)
    // What followed may have filled fields of this very record.
    return typed(isChanged ? (store.table(record).find(saved.id, always) ?? saved) : saved)
  }
  const editable = (entity: AnyEntity): AnyEntity => {
    const parameters = { record: record.name, id: entity.id, state: entity.state }
    if (entity.archived) throw new OperationError('conflict', 'errors.archived', { parameters })
    if (isFrozen(record, entity)) throw frozen(record, entity)
    return entity
  }

  return {
    create(draft, options = {}) {
      const passed = hasPassedCheck(record, draft) ? draft : checked(draftCheck(record), draft)
      const values = withPartIds(writing, passed)
      const id = options.id ?? writing.newId()
      const state = record.workflow?.initial ?? ''
      const numbers = givenNumbers(writing, record)
      return save('create', null, { ...blankStamp, ...numbers, ...values, id, state })
    },
    update(id, revision, changes) {
      const before = editable(seen(id, revision))
      const values = withPartIds(writing, checked(changesCheck(record), changes))
      return save('update', before, { ...before, ...values })
    },
    move(id, revision, name, { changes = {}, reason } = {}) {
      const before = seen(id, revision)
      const parameters = { record: record.name, id, state: before.state }
      if (before.archived) throw new OperationError('conflict', 'errors.archived', { parameters })
      const step = allowedStep(record, before, name, actor)
      const given = withPartIds(writing, checked(changesCheck(record), changes))
      const after = { ...before, ...given }
      refuseStep(writing, record, step, { name, before, given, after, reason })
      const { person, today, now } = work.moment
      const stamps = stampsOf(record, step, { person, today, now: new Date(now).toISOString() })
      // Stamps are set after the check of hand-set ones, or every step would look like a forgery.
      checkStamps(record, before, after)
      return save({ step: name }, { ...before }, { ...after, ...stamps, state: step.to })
    },
    archive(id, revision) {
      const before = editable(seen(id, revision))
      // An edit ends what was signed off and says so; away with it altogether is for whoever takes the sign-off back first.
      if (isSigned(record, before)) throw frozen(record, before)
      return save('archive', before, { ...before, archived: true })
    },
    restore(id, revision) {
      const before = seen(id, revision)
      return save('update', before, { ...before, archived: false })
    },
  }
}

function frozen(record: AnyRecord, { id, state }: AnyEntity): OperationError {
  return new OperationError('conflict', 'errors.frozen', { parameters: { record: record.name, id, state } })
}

/** What stands against a step: fields that only writers state, separation of duties, a missing reason or field. */
function refuseStep(
  { actor, work }: Writing,
  record: AnyRecord,
  step: Transition,
  taken: {
    readonly name: string
    readonly before: AnyEntity
    readonly given: Values
    readonly after: AnyEntity
    readonly reason: string | undefined
  },
): void {
  const { name, before, given, after, reason } = taken
  const parameters = { record: record.name, id: before.id, state: before.state }
  const mayWrite = record.writers.some((role) => actor.roles.includes(role))
  const edited = Object.keys(given).filter((field) => !(step.requires ?? []).includes(field))
  if (!mayWrite && edited.length > 0) throw new OperationError('forbidden', 'errors.forbidden', { parameters })
  // Otherwise whoever approves a text could put another in its place (test: 'carries no other text …').
  if (isFrozen(record, before) && edited.some((field) => !sameValue(given[field], before[field])))
    throw frozen(record, before)
  // Nor may a reviewer put words under the preparer's sign-off while confirming it.
  if (changesSigned(record, before, { ...before, ...given })) throw frozen(record, before)
  if (isOthers(step, before, actor.person))
    throw new OperationError('conflict', 'errors.askedOfAnother', { parameters: { ...parameters, step: name } })
  const breach = separationBreach(step, after, actor) ?? separationBreach(step, before, actor)
  if (breach !== null) {
    const named = { ...parameters, step: name, field: breach }
    throw new OperationError('conflict', 'errors.separationOfDuties', { parameters: named })
  }
  if (step.reason && !reason) throw invalidInput([{ path: 'reason', key: 'required' }])
  if (reason) work.because(reason)
  const unfilled = missingFields(step, after).map((path): FieldError => ({ path, key: 'required' }))
  if (unfilled.length > 0) throw invalidInput(unfilled)
}

/** Writes past roles, workflow and rules; for the records that only services write. */
export function managedWriter(writing: Writing, record: AnyRecord) {
  const { store, work } = writing
  return {
    create(values: Values, id: string): AnyEntity {
      const draft = checked(draftCheck(record), values)
      return work.save(record, null, { ...blankStamp, ...draft, id, state: record.workflow?.initial ?? '' })
    },
    set(id: string, values: Values): AnyEntity {
      const before = store.table(record).find(id, always)
      invariant(before, 'services name records that they have read')
      return work.save(record, before, { ...before, ...values })
    },
    confirm(id: string): AnyEntity {
      const entity = store.table(record).find(id, always)
      invariant(entity, 'services name records that they have read')
      return work.confirm(record, entity)
    },
  }
}

const blankStamp = { revision: '', archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }

/** One refusal for broken rules: those of fields as `invalid`, one of the whole record as a `conflict` by name. */
function refusal(errors: readonly FieldError[]): OperationError {
  const whole = errors.find((error) => error.path === '')
  if (!whole) return invalidInput(errors)
  return new OperationError('conflict', whole.key, { parameters: whole.parameters ?? {} })
}
