import { lapsing } from '../../record/lapse.ts'
import { idList, isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseIf,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { checklistRowRecord } from './checklist-row.record.ts'

/** How many notes on a working paper are not cleared. */
export function openNotes(input: RuleInput, row: string): number {
  return input.read.all('reviewNote', { checklistRow: row }).filter(({ state }) => state !== 'cleared').length
}

function isIssued(input: RuleInput, audit: AnyValue | undefined): boolean {
  const found = isText(audit) ? input.read.find('audit', audit) : null
  return found?.state === 'issued' || found?.state === 'closed'
}

/** What notes of reviewers must keep: they stay with their paper and their author, and who prepared clears none. */
export const reviewNoteRules: RecordRules = defineRules('reviewNote', {
  auditIssued: (input) => refuseIf(isIssued(input, referred(input, 'checklistRow', 'checklistRow')?.audit)),
  otherPaper: ({ before, after }) =>
    refuseIf(before !== null && before.checklistRow !== after.checklistRow, 'checklistRow'),
  bodyFixed: ({ before, after, person }) => {
    const isOpen = before?.state === 'open' && before.createdBy === person
    return refuseIf(before !== null && !isOpen && !sameValue(before.body ?? null, after.body ?? null), 'body')
  },
  clearedByPreparer: (input) => {
    const row = takes(input, 'clear') ? referred(input, 'checklistRow', 'checklistRow') : null
    return refuseIf(row?.preparedBy === input.person && input.before?.createdBy !== input.person)
  },
  notYours: ({ action, before, person }) => refuseIf(action === 'archive' && before?.createdBy !== person),
})

/** The papers that rest on a sample: those for which it was drawn, and those that name it. */
function papersOf(input: RuleInput, sample: string): readonly AnyEntity[] {
  const found = input.read.find('sample', sample)
  const own = isText(found?.checklistRow) ? input.read.find('checklistRow', found.checklistRow) : null
  const others = isText(found?.audit) ? input.read.all('checklistRow', { audit: found.audit }) : []
  const naming = others.filter(({ id, samples }) => id !== own?.id && idList(samples).includes(sample))
  return own ? [own, ...naming] : naming
}

function lapseOf(row: AnyEntity): readonly Consequence[] {
  const lapse = lapsing(checklistRowRecord, row)
  return lapse ? [{ record: 'checklistRow', id: row.id, ...lapse }] : []
}

const seenFields = ['result', 'auditedAmount', 'note', 'finding', 'evidence'] as const

/** A paper whose sample is changed is no longer what was signed off, and a note on a reviewed paper takes the review back. */
export const paperConsequences: RecordConsequences = {
  sampleItem: (input) => {
    const { before, after } = input
    const isSame = seenFields.every((field) => sameValue(before?.[field] ?? null, after[field] ?? null))
    if (before === null || isSame || !isText(after.sample)) return []
    return papersOf(input, after.sample).flatMap(lapseOf)
  },
  reviewNote: (input) => {
    const isRaised = input.action === 'create' || takes(input, 'reopen')
    const row = isRaised ? referred(input, 'checklistRow', 'checklistRow') : null
    if (row?.state !== 'reviewed') return []
    return [{ record: 'checklistRow', id: row.id, step: 'recall', changes: { reviewedBy: null, reviewedOn: null } }]
  },
}
