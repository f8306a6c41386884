import type { AttackMatrix, MatrixTally } from './attack-matrix.ts'

/** The versions that are written; readers of the format ask for all three. */
const navigator = '4.9.0'
const format = '4.5'

export type LayerSource = {
  readonly name: string
  readonly description: string
  readonly attackVersion: string
  readonly matrix: AttackMatrix
}

function annotation(technique: string, tactic: string, { steps, run, detected, worst }: MatrixTally) {
  return {
    ...{ techniqueID: technique, tactic, enabled: true },
    // What did not run has no score: zero would say that it was missed.
    ...(run === 0 ? {} : { score: Math.round((100 * detected) / run) }),
    comment: steps.map(({ step }) => `${step.position}. ${step.title}`).join('\n'),
    metadata: [
      { name: 'steps run', value: String(run) },
      { name: 'steps detected', value: String(detected) },
      ...(worst === null ? [] : [{ name: 'weakest outcome', value: worst }]),
    ],
    showSubtechniques: true,
  }
}

/**
 * Writes a layer of ATT&CK Navigator, format 4.5: each technique that was tried, scored by the share of its steps that ran and were detected,
 * in whole percent. Techniques that nothing is said of are left out, as the format has it.
 */
export function layerOf({ name, description, attackVersion, matrix }: LayerSource) {
  return {
    name,
    versions: { attack: attackVersion.split('.')[0] ?? attackVersion, navigator, layer: format },
    domain: 'enterprise-attack',
    description,
    sorting: 0,
    hideDisabled: false,
    techniques: matrix.columns.flatMap(({ tactic, cells }) =>
      cells
        .flatMap((cell) => [cell, ...cell.subs])
        .filter(({ own }) => own.steps.length > 0)
        .map(({ technique, own }) => annotation(technique.id, tactic.shortName, own)),
    ),
    gradient: { colors: ['#c9184a', '#e9b44c', '#1c7c45'], minValue: 0, maxValue: 100 },
    legendItems: [
      { label: '0: no step detected', color: '#c9184a' },
      { label: '100: every step detected', color: '#1c7c45' },
    ],
  }
}
