import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isListField } from './record/check.ts'
import { type AnyDraft, draftArbitrary, type IdsByRecord } from './record/draft-arbitrary.test-support.ts'
import type { AnyRecord } from './record/record.ts'
import { ruleInput } from './record/rule-case.test-support.ts'
import { type RuleAction, refusals } from './record/rules.ts'
import { records, writtenRecords } from './registry.ts'
import { recordConsequences, recordRules } from './rules.ts'

const written: readonly AnyRecord[] = Object.values(writtenRecords)
const all: readonly AnyRecord[] = Object.values(records)
const twoIds = ['01234567-89ab-4cde-8f01-23456789abcd', '01234567-89ab-4cde-8f01-23456789abce'] as const
const ids: IdsByRecord = Object.fromEntries(Object.keys(records).map((name) => [name, twoIds]))

function complete(record: AnyRecord, draft: AnyDraft): AnyDraft {
  const empty = Object.entries(record.fields).map(([name, field]) => [name, isListField(field) ? [] : null])
  return { ...Object.fromEntries(empty), ...draft }
}

/** What rules let into the vault: no scheme has a component of no points. */
function allowed(record: AnyRecord, draft: AnyDraft): boolean {
  if (record.name !== 'assessment') return true
  return !refusals(recordRules, 'assessment', ruleInput({ after: draft })).some(({ path }) => path.endsWith('.maximum'))
}

/** Any draft of a record, with one row of every written record in any state, all pointing at each other. */
function worlds(record: AnyRecord) {
  const stored = written.map((other) =>
    fc
      .tuple(draftArbitrary(other, ids), fc.constantFrom(...Object.keys(other.workflow?.states ?? { '': null })))
      .filter(([draft]) => allowed(other, draft))
      .map(([draft, state]) => ({ ...complete(other, draft), record: other.name, id: twoIds[0], state })),
  )
  return fc.record({
    stored: fc.tuple(...stored),
    draft: draftArbitrary(record, ids),
    person: fc.constantFrom(...twoIds),
  })
}

function actionsOf(record: AnyRecord): readonly RuleAction[] {
  const steps = Object.keys(record.workflow?.transitions ?? {}).map((step) => ({ step }))
  return ['create', 'update', 'archive', ...steps]
}

describe('rules and consequences, whatever is stored', () => {
  it.each(written)('$name: answer, and name fields that there are', (record) => {
    const actions = actionsOf(record)
    fc.assert(
      fc.property(worlds(record), fc.constantFrom(...actions), ({ stored, draft, person }, action) => {
        const former = stored.find((row) => row.record === record.name)
        const before = action === 'create' ? {} : { before: { ...former, id: twoIds[0] } }
        const input = ruleInput({ action, ...before, after: complete(record, draft), stored, person })
        for (const { path, key } of refusals(recordRules, record.name, input)) {
          expect(key.startsWith(`${record.name}.rule.`)).toBe(true)
          if (path !== '') expect(Object.keys(record.fields)).toContain(path.split('.')[0])
        }
        if (action === 'create' || !allowed(record, complete(record, draft))) return
        for (const effect of recordConsequences[record.name]?.({ ...input, id: twoIds[0] }) ?? []) {
          // A step may keep what only the vault writes, such as the questions of a quiz as they were when it opened.
          const target = all.find((other) => other.name === effect.record)
          const known = [...Object.keys(target?.fields ?? {}), 'archived']
          const set = Object.keys(effect.changes ?? effect.create ?? {})
          expect(known).toEqual(expect.arrayContaining(set))
          if (effect.step) expect(Object.keys(target?.workflow?.transitions ?? {})).toContain(effect.step)
        }
      }),
      { numRuns: 60 },
    )
  })
})
