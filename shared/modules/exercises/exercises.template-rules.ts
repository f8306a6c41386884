import { isMisspelt, partRows, type ValueRow } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'
import { tacticPattern, techniquePattern } from './attack-step.patterns.ts'

const rowsOf = ({ after }: RuleInput, field: 'steps' | 'injects' | 'cards') => partRows(after[field])
const positionsOf = (rows: readonly ValueRow[]) => rows.map(({ position }) => position)

/** Refuses the first row of a field that is not as it should be, at its cell. */
function refuseRow(
  input: RuleInput,
  field: 'steps' | 'injects' | 'cards',
  cell: string,
  isWrong: (row: ValueRow, place: number, rows: readonly ValueRow[]) => boolean,
) {
  const place = states(input) ? rowsOf(input, field).findIndex(isWrong) : -1
  return refuseIf(place >= 0, `${field}.${place}.${cell}`)
}

const stoodBefore = ({ position }: ValueRow, place: number, rows: readonly ValueRow[]) =>
  positionsOf(rows).indexOf(position) < place

/** Whether a row names a position that no row of the other list has. */
const leadsNowhere = (rows: readonly ValueRow[], cell: string) => {
  const known = new Set(positionsOf(rows))
  return (row: ValueRow) => typeof row[cell] === 'number' && !known.has(row[cell])
}

/** Whether what an inject waits for waits, in the end, for the inject itself. */
function waitsForItself({ position, afterInject }: ValueRow, rows: readonly ValueRow[]): boolean {
  const before = new Map(rows.map((row) => [row.position, row.afterInject]))
  const seen = new Set<unknown>()
  for (let next = afterInject; typeof next === 'number' && !seen.has(next); next = before.get(next)) {
    if (next === position) return true
    seen.add(next)
  }
  return false
}

/** What templates of exercises must keep, so that an exercise can be made of them whole. */
export const exerciseTemplateRules: RecordRules = defineRules('exerciseTemplate', {
  stepTwice: (input) => refuseRow(input, 'steps', 'position', stoodBefore),
  injectTwice: (input) => refuseRow(input, 'injects', 'position', stoodBefore),
  tacticForm: (input) => refuseRow(input, 'steps', 'tactic', ({ tactic }) => isMisspelt(tactic, tacticPattern)),
  techniqueForm: (input) =>
    refuseRow(input, 'steps', 'technique', ({ technique }) => isMisspelt(technique, techniquePattern)),
  waitsForTwo: (input) =>
    refuseRow(
      input,
      'injects',
      'afterStep',
      ({ afterInject, afterStep }) => typeof afterInject === 'number' && typeof afterStep === 'number',
    ),
  injectMissing: (input) =>
    refuseRow(input, 'injects', 'afterInject', leadsNowhere(rowsOf(input, 'injects'), 'afterInject')),
  stepMissing: (input) => refuseRow(input, 'injects', 'afterStep', leadsNowhere(rowsOf(input, 'steps'), 'afterStep')),
  waitsForItself: (input) =>
    refuseRow(input, 'injects', 'afterInject', (row, _place, rows) => waitsForItself(row, rows)),
  cardStepMissing: (input) => refuseRow(input, 'cards', 'step', leadsNowhere(rowsOf(input, 'steps'), 'step')),
})
