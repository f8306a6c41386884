import { isText, partRows } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { projectSample } from './sampling.projection.ts'

const drawnFields = ['identifier', 'label', 'stratum', 'amount'] as const

/** What the draw says of the item at this position; undefined where it took none. */
function drawnAt(input: RuleInput) {
  const { position } = input.after
  const sample = referred(input, 'sample', 'sample')
  return typeof position === 'number' ? partRows(sample?.drawn)[position - 1] : undefined
}

function isConcluded(input: RuleInput, sample: unknown): boolean {
  if (!isText(input.after.sample) || typeof sample !== 'string') return false
  return input.read.all('sampleConclusion', { sample }).some(({ state }) => state !== 'draft')
}

function standing(input: RuleInput) {
  const sample = referred(input, 'sample', 'sample')
  const items = sample ? input.read.all('sampleItem', { sample: sample.id }) : []
  return sample ? projectSample(sample, items) : null
}

const item = defineRules('sampleItem', {
  notDrawn: (input) => {
    const drawn = drawnAt(input)
    const differs = drawnFields.find((field) => !sameValue(drawn?.[field] ?? null, input.after[field] ?? null))
    return refuseIf(states(input) && differs !== undefined, drawn ? differs : 'position')
  },
  drawnOtherwise: ({ before, after }) =>
    refuseIf(before !== null && (before.sample !== after.sample || before.position !== after.position), 'position'),
  lookedAtTwice: (input) => {
    const { sample, position } = input.after
    if (input.before !== null || !isText(sample) || typeof position !== 'number') return null
    return refuseIf(input.read.all('sampleItem', { sample, position }).length > 0, 'position', { position })
  },
  // What was seen stands under the sign-offs of the papers that rest on it, and those of an issued report stay.
  auditIssued: (input) => {
    const audit = referred(input, 'sample', 'sample')?.audit
    const { state = '' } = (isText(audit) ? input.read.find('audit', audit) : null) ?? {}
    return refuseIf(input.before !== null && (state === 'issued' || state === 'closed'))
  },
  concludedAlready: (input) => refuseIf(isConcluded(input, input.after.sample)),
  noteMissing: ({ after, ...input }) => {
    const needs = after.result === 'deviation' || after.result === 'missing' || after.result === 'notApplicable'
    return refuseIf(states({ after, ...input }) && needs && !isText(after.note), 'note')
  },
  amountMissing: (input) => {
    const sample = referred(input, 'sample', 'sample')
    const isMoney = sample?.method === 'monetaryUnit' && input.after.result === 'deviation'
    return refuseIf(states(input) && isMoney && !isText(input.after.auditedAmount), 'auditedAmount')
  },
})

const conclusion = defineRules('sampleConclusion', {
  concludedTwice: (input) => {
    const { sample } = input.after
    if (!isText(sample) || input.action === 'archive' || input.before?.sample === sample) return null
    return refuseIf(input.read.all('sampleConclusion', { sample }).length > 0, 'sample')
  },
  itemsWaiting: (input) => (takes(input, 'conclude') ? refuseCount(standing(input)?.waiting ?? 0) : null),
  nothingLooked: (input) => refuseIf(takes(input, 'conclude') && standing(input)?.verdict === null),
})

/** What looking at drawn items and concluding a sample must keep. */
export const samplingRules: RecordRules = { ...item, ...conclusion }

const results = [
  'looked',
  'deviations',
  'leftOut',
  'projected',
  'upper',
  'projectedAmount',
  'upperAmount',
  'understated',
  'verdict',
] as const

/** A conclusion keeps what the sample said when it was drawn up; reopened, it says nothing. */
export const samplingConsequences: RecordConsequences = {
  sampleConclusion: (input) => {
    const isTaken = takes(input, 'conclude')
    if (!isTaken && !takes(input, 'reopen')) return []
    const found = isTaken ? standing(input) : null
    const changes = Object.fromEntries(results.map((field) => [field, found?.[field] ?? null]))
    return [{ record: 'sampleConclusion', id: input.id, changes }]
  },
}
