import type { ComponentStep } from '#shared/modules/training/training.calculation.ts'
import type { MarkStep } from '#shared/modules/training/training.marks.ts'
import {
  markWords,
  measuredOf,
  measureWords,
  type Tongue,
  weightWords,
} from '#shared/modules/training/training.workings-words.ts'
import type { FigureCell, FigureRow } from '../../records/figures-table.tsx'
import { ToneMark } from '../../ui/tone-badge.tsx'
import { sortOf } from './score-cells.tsx'
import classes from './training.module.css'

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

function weightCell(tongue: Tongue, step: ComponentStep): FigureCell {
  return { text: weightWords(tongue, step), sort: step.weight === null ? null : sortOf(step.weight) }
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
      ...(isNormalised ? [{ text: normalised === null ? '—' : measureWords(tongue, measuredOf(normalised)) }] : []),
      weightCell(tongue, step),
      { text: contribution === null ? '—' : formats.decimal(contribution), sort: sortOf(contribution) },
    ],
  }
}
