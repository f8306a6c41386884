import { isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type Refusal,
  type RuleInput,
  refuseIf,
  states,
} from '../../record/rules.ts'
import { type FormulaFault, formulaFault, type KnownRecords } from './indicators.check.ts'
import { readFormula } from './indicators.formula-reader.ts'
import type { FormulaProblem } from './indicators.formula-tokens.ts'
import { fitsUnit, readTarget, units } from './indicators.target.ts'

function formulaOf(input: RuleInput) {
  const { source, formula } = input.after
  return states(input) && source === 'formula' && isText(formula) ? readFormula(formula) : null
}

function readProblem(input: RuleInput, ...problems: readonly FormulaProblem['problem'][]): Refusal | null {
  const read = formulaOf(input)
  if (!read || !('problem' in read) || !problems.includes(read.problem)) return null
  return { path: 'formula', parameters: { place: read.at + 1, found: read.found } }
}

/** Rules over the records that there are; a formula is refused by what it lacks. */
export function indicatorRules(records: KnownRecords): RecordRules {
  const fault = (input: RuleInput, ...faults: readonly FormulaFault['fault'][]): Refusal | null => {
    const read = formulaOf(input)
    const found = read && 'formula' in read ? formulaFault(records, read.formula) : null
    return found && faults.includes(found.fault) ? { path: 'formula', parameters: { name: found.name } } : null
  }
  return defineRules('indicator', {
    formulaMissing: (input) =>
      refuseIf(states(input) && input.after.source === 'formula' && !isText(input.after.formula), 'formula'),
    formulaUnused: (input) =>
      refuseIf(states(input) && input.after.source === 'manual' && isText(input.after.formula), 'formula'),
    formulaUnreadable: (input) => readProblem(input, 'unreadable', 'expected', 'unfinished', 'repeated'),
    formulaTooLarge: (input) => readProblem(input, 'tooLong', 'tooDeep', 'tooMany'),
    noSuchRecord: (input) => fault(input, 'noSuchRecord'),
    notCounted: (input) => fault(input, 'notCounted'),
    noSuchField: (input) => fault(input, 'noSuchField'),
    notReckonable: (input) => fault(input, 'notNumeric', 'notDays', 'notComparable'),
    noSuchChoice: (input) => fault(input, 'noSuchChoice'),
    noSuchPart: (input) => fault(input, 'noSuchPart'),
    targetUnreadable: (input) =>
      refuseIf(states(input) && isText(input.after.target) && readTarget(input.after.target) === null, 'target'),
    targetUnit: (input) => {
      const target = isText(input.after.target) ? readTarget(input.after.target) : null
      const unit = units.find((known) => known === input.after.unit)
      return refuseIf(states(input) && target !== null && unit !== undefined && !fitsUnit(target, unit), 'target')
    },
    versionGiven: (input) => {
      const before = input.before?.formulaVersion ?? null
      return refuseIf(states(input) && (input.after.formulaVersion ?? null) !== before, 'formulaVersion')
    },
  })
}

/** Every change of a formula counts its version on, so that a frozen figure names the one it was reckoned by. */
export const indicatorConsequences: RecordConsequences = {
  indicator: ({ id, action, before, after }) => {
    if (action === 'archive' || !isText(after.formula) || after.formula === before?.formula) return []
    const version = typeof before?.formulaVersion === 'number' ? before.formulaVersion : 0
    return [{ record: 'indicator', id, changes: { formulaVersion: version + 1 } }]
  },
}
