import { addMonths } from '../../base/dates.ts'
import { hasRepeats, isGreater, isMisspelt, isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'

/**
 * How each framework writes its identifiers: ISO/IEC 27001:2022 Annex A (A.5.1 to A.8.34), NIST CSF 2.0 subcategories
 * (GV.OC-01), and the clauses of GB/T 22239-2019 (8.1.4.1, with an item letter where one is meant).
 */
const identifierPatterns: Readonly<Record<string, RegExp>> = {
  iso27001: /^A\.[5-8]\.([1-9]|[12]\d|3[0-7])$/,
  nistCsf: /^(GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-\d{2}$/,
  mlps: /^[5-9](\.\d{1,2}){1,4}[a-z]?$/,
}

function isMisnamed(row: ValueRow): boolean {
  const pattern = isText(row.framework) ? identifierPatterns[row.framework] : undefined
  return pattern !== undefined && isMisspelt(row.identifier, pattern)
}

const control = defineRules('control', {
  identifierForm: (input) => {
    const index = partRows(input.after.frameworks).findIndex(isMisnamed)
    return refuseIf(states(input) && index >= 0, `frameworks.${index}.identifier`)
  },
  mappedTwice: (input) => {
    const named = partRows(input.after.frameworks).map((row) => `${row.framework} ${row.identifier}`)
    return refuseIf(states(input) && hasRepeats(named), 'frameworks')
  },
})

const controlCheck = defineRules('controlCheck', {
  controlRetired: (input) =>
    refuseIf(input.action === 'create' && referred(input, 'control', 'control')?.state === 'retired', 'control'),
  inFuture: (input) => {
    const { performedOn } = input.after
    return refuseIf(takes(input, 'submit') && isText(performedOn) && performedOn > input.today, 'performedOn')
  },
  sampleTooLarge: (input) =>
    refuseIf(states(input) && isGreater(input.after.sampleSize, input.after.population), 'sampleSize'),
  deviationsOverSample: (input) =>
    refuseIf(states(input) && isGreater(input.after.deviations, input.after.sampleSize), 'deviations'),
  seedMissing: (input) => {
    const drawn = isGreater(input.after.population, input.after.sampleSize)
    return refuseIf(takes(input, 'submit') && drawn && !isText(input.after.samplingSeed), 'samplingSeed')
  },
})

/** What controls and their checks must keep. */
export const controlRules: RecordRules = { ...control, ...controlCheck }

/** A reviewed check sets the day of the next one, unless a later check has set a later day already. */
export const controlConsequences: RecordConsequences = {
  controlCheck: (input) => {
    const of = referred(input, 'control', 'control')
    const { performedOn, result } = input.after
    if (!takes(input, 'review') || of === null || result === 'notTested') return []
    if (!isText(performedOn) || typeof of.cadenceMonths !== 'number') return []
    // A schedule of the control's own says when it is checked next.
    if (input.read.all('schedule', { control: of.id, state: 'active' }).length > 0) return []
    const nextCheckOn = addMonths(performedOn, of.cadenceMonths)
    if (isText(of.nextCheckOn) && of.nextCheckOn >= nextCheckOn) return []
    return [{ record: 'control', id: of.id, changes: { nextCheckOn } }]
  },
}
