import type { AttackIndex, AttackTactic, AttackTechnique } from './attack-catalogue.ts'
import { parentOf } from './attack-catalogue.ts'
import { type DefenceFacts, type DetectionOutcome, detectionOutcomes } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'
import { judgeSteps, stepsNotApplicable } from './exercises.scoring.ts'

/** A step in the matrix; `outcome` is derived from what the defenders did, null where it was not run. */
export type MatrixStep = { readonly step: StepFacts; readonly outcome: DetectionOutcome | 'notApplicable' | null }

/** What was tried of a technique. `worst` is the weakest outcome of its steps that ran: a gap is not hidden by luck elsewhere. */
export type MatrixTally = {
  readonly steps: readonly MatrixStep[]
  readonly run: number
  /** Alerted, contained or blocked. */
  readonly detected: number
  readonly worst: DetectionOutcome | null
}

/** A sub-technique in a column. */
export type MatrixSub = { readonly technique: AttackTechnique; readonly own: MatrixTally }
/** A technique in a column; `whole` counts its sub-techniques in. */
export type MatrixCell = MatrixSub & { readonly whole: MatrixTally; readonly subs: readonly MatrixSub[] }
export type MatrixColumn = { readonly tactic: AttackTactic; readonly cells: readonly MatrixCell[] }

export type AttackMatrix = {
  readonly columns: readonly MatrixColumn[]
  /** Steps without a technique that the catalogue can place. */
  readonly unplaced: readonly MatrixStep[]
  /** Techniques and sub-techniques that were run, of which some were not once detected. */
  readonly tried: number
  readonly unseen: number
}

const alerted = detectionOutcomes.indexOf('alerted')

function tallyOf(steps: readonly MatrixStep[]): MatrixTally {
  const ranks = steps.flatMap(({ outcome }) =>
    outcome === null || outcome === 'notApplicable' ? [] : [detectionOutcomes.indexOf(outcome)],
  )
  return {
    steps,
    run: ranks.length,
    detected: ranks.filter((rank) => rank >= alerted).length,
    worst: ranks.length === 0 ? null : (detectionOutcomes[Math.min(...ranks)] ?? null),
  }
}

const nothing = tallyOf([])

/** The short names of the tactics that a step stands under: the one that it names, else all that its technique serves. */
function tacticsOf(index: AttackIndex, step: StepFacts, technique: AttackTechnique): readonly string[] {
  const named = step.tactic === null ? null : index.tactic(step.tactic)
  return named && technique.tactics.includes(named.shortName) ? [named.shortName] : technique.tactics
}

type Placing = { readonly places: ReadonlyMap<string, readonly MatrixStep[]>; readonly unplaced: readonly MatrixStep[] }

function placed(index: AttackIndex, steps: readonly MatrixStep[]): Placing {
  const places = new Map<string, MatrixStep[]>()
  const unplaced: MatrixStep[] = []
  for (const one of steps) {
    const technique = one.step.technique === null ? null : (index.resolve(one.step.technique)?.current ?? null)
    if (!technique) unplaced.push(one)
    for (const shortName of technique ? tacticsOf(index, one.step, technique) : []) {
      const place = `${shortName} ${technique?.id}`
      places.set(place, [...(places.get(place) ?? []), one])
    }
  }
  return { places, unplaced }
}

/** The techniques of a catalogue by tactic with what was tried of each; retired ids count as what took their place. */
export function projectMatrix(
  index: AttackIndex,
  steps: readonly StepFacts[],
  facts: readonly DefenceFacts[],
): AttackMatrix {
  const outcomes = new Map<string, MatrixStep['outcome']>(
    judgeSteps(steps, facts).map(({ step, outcome }) => [step.id, outcome]),
  )
  for (const { id } of stepsNotApplicable(steps, facts)) outcomes.set(id, 'notApplicable')
  const { places, unplaced } = placed(
    index,
    steps.map((step) => ({ step, outcome: outcomes.get(step.id) ?? null })),
  )
  const { tactics, techniques } = index.catalogue
  const subsOf = Map.groupBy(
    techniques.filter(({ id }) => id.includes('.')),
    ({ id }) => parentOf(id),
  )
  const columns = tactics.map((tactic): MatrixColumn => {
    const { shortName } = tactic
    const isHere = (technique: AttackTechnique) => technique.tactics.includes(shortName)
    const subOf = (technique: AttackTechnique): MatrixSub => {
      const own = places.get(`${shortName} ${technique.id}`)
      return { technique, own: own ? tallyOf(own) : nothing }
    }
    const cells = techniques
      .filter((technique) => !technique.id.includes('.') && isHere(technique))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map((technique): MatrixCell => {
        const cell = subOf(technique)
        const subs = (subsOf.get(technique.id) ?? []).filter(isHere).map(subOf)
        const all = [cell, ...subs].flatMap(({ own }) => own.steps)
        return { ...cell, subs, whole: all.length === 0 ? nothing : tallyOf(all) }
      })
    return { tactic, cells }
  })
  const ran = new Map(
    columns
      .flatMap(({ cells }) => cells.flatMap((cell) => [cell, ...cell.subs]))
      .filter(({ own }) => own.run > 0)
      .map((cell) => [cell.technique.id, cell.own]),
  )
  return {
    columns,
    unplaced,
    tried: ran.size,
    unseen: [...ran.values()].filter(({ detected }) => detected === 0).length,
  }
}
