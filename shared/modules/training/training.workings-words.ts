import type { Translator } from '../../base/translate.ts'
import type { PointSource } from './competition-points.ts'
import type { ComponentStep, NormalisedStep } from './training.calculation.ts'
import type { MarkStep } from './training.marks.ts'
import { basisRows } from './training.normalisation.ts'
import type { TotalStep } from './training.workings.ts'

/** A language with its ways of writing days, decimals and percents. */
export type Tongue = {
  readonly t: Translator
  readonly formats: {
    day(day: string): string
    decimal(text: string): string
    percent(text: string): string
  }
}

/** What was measured by the points of all, in values that any process can be sent. */
export type Measured = Pick<NormalisedStep, 'how' | 'value'> & {
  readonly by: Omit<ReturnType<typeof basisRows>[number], 'component'> | null
}

/** The measure of a step without its long fractions. */
export function measuredOf({ how, value, basis }: NormalisedStep): Measured {
  const [by] = basis === null ? [] : basisRows([basis], String)
  return { how, value, by: by ?? null }
}

/** What of the points of all a share was measured by; a dash where the reader does not see them. */
export function measureWords({ t, formats }: Tongue, { how, by, value }: Measured): string {
  if (by === null || value === null) return '—'
  // Six places decide; two are read.
  const two = (figure: string) => formats.decimal(Number(figure).toFixed(2))
  return t(`workings.${how}`, {
    ...{ value: formats.decimal(value), people: by.people, below: by.below, equal: by.equal - 1 },
    ...{ mean: two(by.mean), deviation: two(by.deviation), best: two(by.best) },
  })
}

type Figures = { readonly t: Translator; readonly formats: Pick<Tongue['formats'], 'decimal'> }

/** By what of a competition a mark came about. */
export function sourceWords({ t, formats }: Figures, source: PointSource): string {
  const { title, measure, sharing, team, members, rank, field, below } = source
  const about = { title, field, below, members, team: team ?? '', equal: source.equal - 1 }
  const [gained, best] = [source.gained, source.best].map((points) => (points === null ? '—' : formats.decimal(points)))
  const how =
    measure === 'percentile' && rank === null
      ? t('workings.taken.unranked', about)
      : t(`workings.taken.${measure}`, { ...about, rank: rank ?? '—', gained: gained ?? '—', best: best ?? '—' })
  if (team === null || measure === 'percentile') return team === null ? how : t('workings.taken.each', { how, team })
  return t(`workings.taken.${sharing}`, { how, team, members })
}

/** One mark: its points, whether it counts, and what was made up when and why. */
export function markWords({ t, formats }: Tongue, step: MarkStep): string {
  const points = step.points === null ? '' : formats.decimal(step.points)
  const counts = step.counts === 'dropped' && step.points === null ? 'droppedMissing' : step.counts
  const words = t(`workings.mark.${counts}`, { points })
  if (step.source) return `${words} (${sourceWords({ t, formats }, step.source)})`
  if (step.madeUpOn === null) return words
  const about = { day: formats.day(step.madeUpOn), reason: step.reason ?? '' }
  const madeUp =
    step.replaced === null
      ? t('workings.madeUp', about)
      : t('workings.madeUp.instead', { ...about, points: formats.decimal(step.replaced) })
  return `${words} (${madeUp})`
}

/** The weight with which a component counts, and the stated one where others do not apply; a dash where it does not count. */
export function weightWords({ t, formats }: Tongue, step: Pick<ComponentStep, 'component' | 'weight'>): string {
  const { component, weight } = step
  if (weight === null) return '—'
  const stated = formats.percent(component.weight)
  return weight === component.weight ? stated : t('workings.weight.shared', { weight: formats.percent(weight), stated })
}

/** What was done after the marks were counted; `personOf` names who moderated. */
export function stepWords(
  tongue: Tongue,
  step: TotalStep | { readonly step: 'normalised'; readonly by: Measured },
  personOf: (id: string | null) => string,
): string {
  const { t, formats } = tongue
  if (step.step === 'normalised') {
    const by = 'basis' in step.by ? measuredOf(step.by) : step.by
    return t('workings.step.normalised', { how: measureWords(tongue, by) })
  }
  if (step.step === 'moderated')
    return t('workings.step.moderated', { person: personOf(step.person), reason: step.reason })
  if (step.step === 'capped') return t('workings.step.capped', { most: formats.decimal(step.most) })
  return t(`workings.step.${step.step}`)
}
