import type { Translator } from '#shared/base/translate.ts'
import type { ComponentStep, NormalisedStep } from '#shared/modules/training/training.calculation.ts'
import type { MarkStep } from '#shared/modules/training/training.marks.ts'
import { basisRows } from '#shared/modules/training/training.normalisation.ts'
import type { FigureCell, FigureRow } from '../../records/figures-table.tsx'
import type { Formats } from '../../records/formats.ts'
import { ToneMark } from '../../ui/tone-badge.tsx'
import { sortOf } from './score-cells.tsx'
import classes from './training.module.css'

type Tongue = { readonly t: Translator; readonly formats: Formats }

/** What of the points of all a share was measured by; a dash where the reader does not see them. */
export function measureWords({ t, formats }: Tongue, { how, basis, value }: NormalisedStep): string {
  const [row] = basis === null ? [] : basisRows([basis], String)
  if (row === undefined || value === null) return '—'
  // Six places decide; two are read.
  const two = (figure: string) => formats.decimal(Number(figure).toFixed(2))
  return t(`workings.${how}`, {
    ...{ value: formats.decimal(value), people: row.people, below: row.below, equal: row.equal - 1 },
    ...{ mean: two(row.mean), deviation: two(row.deviation), best: two(row.best) },
  })
}

function markWords({ t, formats }: Tongue, step: MarkStep): string {
  const points = step.points === null ? '' : formats.decimal(step.points)
  const counts = step.counts === 'dropped' && step.points === null ? 'droppedMissing' : step.counts
  const words = t(`workings.mark.${counts}`, { points })
  if (step.madeUpOn === null) return words
  const about = { day: formats.day(step.madeUpOn), reason: step.reason ?? '' }
  const madeUp =
    step.replaced === null
      ? t('workings.madeUp', about)
      : t('workings.madeUp.instead', { ...about, points: formats.decimal(step.replaced) })
  return `${words} (${madeUp})`
}

function marksCell(tongue: Tongue, marks: readonly MarkStep[]): FigureCell {
  const words = marks.map((step) => markWords(tongue, step))
  return {
    text: words.join('; '),
    shown: (
      <ol className={classes.marks}>
        {marks.map(({ mark, counts }, place) => (
          <li key={mark} data-dropped={counts === 'dropped' || undefined}>
            {words[place]}
          </li>
        ))}
      </ol>
    ),
  }
}

function weightCell({ t, formats }: Tongue, { component, weight }: ComponentStep): FigureCell {
  if (weight === null) return { text: '—', sort: null }
  const stated = formats.percent(component.weight)
  const isShared = weight !== component.weight
  const text = isShared ? t('workings.weight.shared', { weight: formats.percent(weight), stated }) : stated
  return { text, sort: sortOf(weight) }
}

function shareCell({ t, formats }: Tongue, { component, share, passes }: ComponentStep): FigureCell {
  if (share === null) return { text: '—', sort: null }
  const text = formats.percent(share)
  if (passes !== false) return { text, sort: sortOf(share) }
  const words = t('workings.below', { mark: formats.percent(component.passMark ?? share) })
  return {
    text,
    sort: sortOf(share),
    shown: (
      <span className={classes.total}>
        <ToneMark tone="serious" words={words} />
        <span className={classes.figure}>{text}</span>
      </span>
    ),
  }
}

/** One component of the workings of a total. */
export function componentRow(tongue: Tongue, step: ComponentStep, isNormalised: boolean): FigureRow {
  const { t, formats } = tongue
  const { component, marks, points, outOf, share, normalised, contribution } = step
  const counted = t('workings.outOf', { points: formats.decimal(points), most: formats.decimal(outOf) })
  return {
    key: component.name,
    cells: [
      { text: component.name },
      marksCell(tongue, marks),
      { text: share === null ? '—' : counted, sort: sortOf(share) },
      shareCell(tongue, step),
      ...(isNormalised ? [{ text: normalised === null ? '—' : measureWords(tongue, normalised) }] : []),
      weightCell(tongue, step),
      { text: contribution === null ? '—' : formats.decimal(contribution), sort: sortOf(contribution) },
    ],
  }
}
