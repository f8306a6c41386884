import { addDays } from '../../base/dates.ts'
import { fileIds } from '../../record/evidence-files.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { isExpired } from './audits.evidence.ts'
import { evidenceItemRecord } from './evidence-item.record.ts'

const listed = (value: AnyValue | undefined): readonly AnyValue[] => (Array.isArray(value) ? value : [])

/** Whether a list still begins with all that it held before, unchanged and in its order. */
function isKept(before: AnyValue | undefined, after: AnyValue | undefined): boolean {
  const next = listed(after)
  return listed(before).every((value, index) => sameValue(value, next[index]))
}

/** What goes on after the report: whose hands it goes through, and what of it may leave. */
const goesOn = ['custody', 'redactedCopies', 'redactions']
const notCustody = Object.keys(evidenceItemRecord.fields).filter((name) => !goesOn.includes(name))

function touchesMoreThanCustody({ before, after }: RuleInput): boolean {
  return before === null || notCustody.some((field) => !sameValue(before[field] ?? null, after[field] ?? null))
}

/** Whether another piece of evidence of the audit holds one of these files. */
function isTwice({ before, after, read }: RuleInput): boolean {
  if (sameValue(before?.evidence, after.evidence) || !isText(after.audit)) return false
  return read
    .holding('evidenceItem', { audit: after.audit }, { field: 'evidence', ids: fileIds(after.evidence) })
    .some(({ id }) => id !== before?.id)
}

function papersOf(input: RuleInput, audit: AnyValue | undefined): readonly AnyEntity[] {
  return isText(audit) ? input.read.all('checklistRow', { audit }) : []
}

/** The pieces of evidence on which papers of the audit rest though they are no longer valid, without a reason. */
export function expiredInUse(input: RuleInput): readonly AnyEntity[] {
  const audit = input.before?.id
  if (audit === undefined) return []
  const expired = input.read.all('evidenceItem', { audit }).filter((item) => isExpired(item, input.today))
  if (expired.length === 0) return []
  const used = new Set(papersOf(input, audit).flatMap((row) => fileIds(row.evidence)))
  return expired.filter((item) => fileIds(item.evidence).some((id) => used.has(id)))
}

function isUsed(input: RuleInput): boolean {
  const files = new Set(fileIds(input.after.evidence))
  return papersOf(input, input.after.audit).some((row) => fileIds(row.evidence).some((id) => files.has(id)))
}

/** What evidence must keep: its audit, its earlier versions, and every entry of its chain of custody. */
export const evidenceItemRules: RecordRules = defineRules('evidenceItem', {
  moved: ({ before, after }) => refuseIf(before !== null && before.audit !== after.audit, 'audit'),
  auditIssued: (input) => {
    const state = referred(input, 'audit', 'audit')?.state
    const isIssued = state === 'issued' || state === 'closed'
    return refuseIf(isIssued && (input.action === 'archive' || touchesMoreThanCustody(input)))
  },
  versionsKept: ({ before, after }) =>
    refuseIf(before !== null && !isKept(before.evidence, after.evidence), 'evidence'),
  twice: (input) => refuseIf(isTwice(input), 'evidence'),
  custodyKept: ({ before, after }) => refuseIf(before !== null && !isKept(before.custody, after.custody), 'custody'),
  redactionsKept: ({ before, after }) =>
    refuseIf(
      ['redactions', 'redactedCopies'].some((field) => !isKept(before?.[field], after[field])),
      'redactions',
    ),
  custodyWho: ({ after }) => {
    const at = partRows(after.custody).findIndex(
      ({ kind, from, to }) => (kind === 'received' && !isText(from)) || (kind === 'handedOver' && !isText(to)),
    )
    return refuseIf(at >= 0, `custody.${at}`)
  },
  // The day of an instant may be the next one where the organisation is west of Greenwich.
  collectedLater: ({ after, today }) =>
    refuseIf(isText(after.collectedAt) && after.collectedAt.slice(0, 10) > addDays(today, 1), 'collectedAt'),
  usedByPaper: (input) => refuseIf(input.action === 'archive' && isUsed(input)),
})
