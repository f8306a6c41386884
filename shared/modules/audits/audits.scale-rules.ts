import { hasRepeats, partRows } from '../../record/rule-values.ts'
import { defineRules, type Refusal, type RuleInput, refuseCount, refuseIf, states, takes } from '../../record/rules.ts'
import { fallingCell, levelsOf, type ScaleSide, severityAt } from './audits.scale.ts'

const sides: readonly ScaleSide[] = ['impacts', 'likelihoods']

function sideWhere(input: RuleInput, isWrong: (levels: readonly number[]) => boolean): Refusal | null {
  const side = sides.find((name) => isWrong(levelsOf(input.after, name).map(({ level }) => level)))
  return side === undefined ? null : { path: side }
}

const numbers = (input: RuleInput, side: ScaleSide) => levelsOf(input.after, side).map(({ level }) => level)

/** How many pairs of levels have no severity. */
function missingCells(input: RuleInput): number {
  const pairs = numbers(input, 'impacts').flatMap((impact) =>
    numbers(input, 'likelihoods').map((likelihood) => severityAt(input.after, impact, likelihood)),
  )
  return pairs.filter((severity) => severity === null).length
}

/** What the house's matrices must keep. */
export const findingScaleRules = defineRules('findingScale', {
  levelTwice: (input) => (states(input) ? sideWhere(input, hasRepeats) : null),
  levelGap: (input) =>
    states(input)
      ? sideWhere(input, (levels) => levels.length > 0 && Math.max(...levels) !== new Set(levels).size)
      : null,
  tooFewLevels: (input) => (takes(input, 'putIntoUse') ? sideWhere(input, (levels) => levels.length < 2) : null),
  cellTwice: (input) => {
    const places = partRows(input.after.cells).map(({ impact, likelihood }) => `${impact} ${likelihood}`)
    return refuseIf(states(input) && hasRepeats(places), 'cells')
  },
  cellMissing: (input) => (takes(input, 'putIntoUse') ? refuseCount(missingCells(input)) : null),
  // A matrix in which more harm weighs less would contradict itself in every report.
  cellFalls: (input) => {
    const cell = takes(input, 'putIntoUse') ? fallingCell(input.after) : null
    return cell && { path: 'cells', parameters: { impact: cell.impact, likelihood: cell.likelihood } }
  },
  waitTwice: (input) => {
    const named = partRows(input.after.waits).map(({ severity }) => String(severity))
    return refuseIf(states(input) && hasRepeats(named), 'waits')
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})
