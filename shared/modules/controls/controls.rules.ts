import { addMonths } from '../../base/dates.ts'
import { isGreater, isText, partRows } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { refuseIdentifier } from '../frameworks/frameworks.refuse-identifier.ts'

/** The mappings of a control, each with the path of its identifier. */
function mappings({ after }: RuleInput) {
  return partRows(after.frameworks).map(({ framework, identifier }, index) => ({
    framework,
    identifier,
    path: `frameworks.${index}.identifier`,
  }))
}

const control = defineRules('control', {
  identifierForm: (input) => (states(input) ? refuseIdentifier(mappings(input), 'form') : null),
  identifierOtherEdition: (input) => (states(input) ? refuseIdentifier(mappings(input), 'otherEdition') : null),
  identifierUnknown: (input) => (states(input) ? refuseIdentifier(mappings(input), 'unknown') : null),
  identifierWithheld: (input) => (states(input) ? refuseIdentifier(mappings(input), 'withheld') : null),
  mappedTwice: (input) => {
    const named = partRows(input.after.frameworks).map((row) => `${row.framework} ${row.identifier}`)
    const repeated = named.find((name, index) => named.indexOf(name) !== index)
    const identifier = repeated?.slice(repeated.indexOf(' ') + 1) ?? ''
    return refuseIf(states(input) && repeated !== undefined, 'frameworks', { identifier })
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
  stepsOpen: (input) => {
    const open = partRows(input.after.steps).filter((row) => !isText(row.outcome))
    return refuseIf(takes(input, 'submit') && open.length > 0, 'steps', { count: open.length })
  },
  stepDeviates: (input) => {
    const deviates = partRows(input.after.steps).some((row) => row.outcome === 'deviates')
    return refuseIf(takes(input, 'submit') && deviates && input.after.result === 'effective', 'result')
  },
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
