import type { Rate } from '#shared/base/rates.ts'
import { together } from '#shared/base/series.ts'
import {
  purpleOpsOutcomes,
  type ExerciseScores as Scores,
  vectrOutcomes,
} from '#shared/modules/exercises/exercises.scores.ts'
import { useWords } from '../../../app/words.tsx'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from '../results.module.css'
import { scoredRow } from './scored-row.tsx'

type Props = { readonly scores: Scores }

const end = 'end' as const
const column = (key: string, label: string) => ({ key, label, align: end })

/** Rates and points, each with what it is taken of. */
function Figures({ scores }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { rates, points, expectations } = scores
  const row = (key: string, label: string, { count, total, percent }: Rate) => ({
    key,
    cells: [
      { text: label },
      { text: t('exerciseScores.count', { count, total }), sort: count },
      { text: percent === null ? '—' : formats.percent(percent), sort: percent === null ? null : Number(percent) },
    ],
  })
  const { red, blue } = points
  const words = (one: Rate) => t('exerciseScores.count', { count: one.count, total: one.total })
  const title =
    rates.detection.total === 0
      ? t('exerciseScores.none')
      : t('exerciseScores.title', { red: words(red), blue: words(blue) })
  return (
    <section>
      <FiguresTable
        title={title}
        columns={[
          { key: 'figure', label: t('exerciseScores.figure') },
          { key: 'count', label: t('exerciseScores.ofTotal'), align: end },
          { key: 'share', label: t('exerciseScores.share'), align: end },
        ]}
        rows={[
          row('visibility', t('exerciseScores.rate.visibility'), rates.visibility),
          row('alert', t('exerciseScores.rate.alert'), rates.alert),
          row('detection', t('exerciseScores.rate.detection'), rates.detection),
          row('prevention', t('exerciseScores.rate.prevention'), rates.prevention),
          row('met', t('exerciseScores.met'), expectations.met),
          row('red', t('exerciseScores.points.red'), red),
          row('blue', t('exerciseScores.points.blue'), blue),
        ]}
      />
      <p className={classes.note}>
        {t('exerciseScores.expected', {
          better: expectations.better,
          asExpected: expectations.asExpected,
          worse: expectations.worse,
          unstated: expectations.unstated,
        })}
      </p>
    </section>
  )
}

/** The steps one by one, by which every figure above can be worked out again. */
function Why({ scores }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { blue, red } = scores.weights
  const { logged, alerted, contained, blocked } = blue
  const { succeeded, partly } = red
  return (
    <section>
      <FiguresTable
        title={t('exerciseScores.why')}
        columns={[
          { key: 'step', label: t('exerciseScores.step') },
          { key: 'attack', label: t('exercise.scored.outcome') },
          { key: 'outcome', label: t('exerciseScores.outcome') },
          { key: 'expected', label: t('exercise.scored.expected') },
          { key: 'against', label: t('exerciseScores.against') },
          column('toLog', t('exerciseScores.toLog')),
          column('toAlert', t('exerciseScores.toAlert')),
          column('toAcknowledge', t('exerciseScores.toAcknowledge')),
          column('toContain', t('exerciseScores.toContain')),
          column('red', t('exerciseScores.red')),
          column('blue', t('exerciseScores.blue')),
          { key: 'vectr', label: t('exerciseScores.vectr') },
          { key: 'purpleOps', label: t('exerciseScores.purpleOps') },
        ]}
        rows={scores.steps.map((step) => scoredRow({ t, formats }, step))}
      />
      <p className={classes.note}>
        {together([
          t('exerciseScores.formula', { version: scores.formula }),
          t(scores.isFrozen ? 'exerciseScores.frozen' : 'exerciseScores.provisional'),
          t('exerciseScores.weights', { logged, alerted, contained, blocked, succeeded, partly }),
        ])}
      </p>
    </section>
  )
}

function Alternatives({ scores }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { vectr, purpleOps } = scores
  const part = (word: string, count: number) => t('exerciseScores.alternatives.part', { word, count })
  const inVectr = vectrOutcomes.map((outcome) => part(t(`exerciseScores.vectr.${outcome}`), vectr[outcome]))
  const inPurpleOps = purpleOpsOutcomes.map((outcome) =>
    part(t(`exerciseScores.purpleOps.${outcome}`), purpleOps.outcomes[outcome]),
  )
  const score = purpleOps.score === null ? '—' : formats.percent(`${purpleOps.score}.00`)
  return (
    <section>
      <FiguresTable
        title={t('exerciseScores.alternatives')}
        columns={[
          { key: 'rule', label: t('exerciseScores.alternatives.rule') },
          { key: 'outcomes', label: t('exerciseScores.alternatives.outcomes') },
          column('score', t('exerciseScores.alternatives.score')),
        ]}
        rows={[
          {
            key: 'vectr',
            cells: [{ text: t('exerciseScores.vectr') }, { text: inVectr.join(' · ') }, { text: '—', sort: null }],
          },
          {
            key: 'purpleOps',
            cells: [
              { text: t('exerciseScores.purpleOps') },
              { text: inPurpleOps.join(' · ') },
              { text: score, sort: purpleOps.score },
            ],
          },
        ]}
      />
      <p className={classes.note}>{t('exerciseScores.alternatives.help')}</p>
    </section>
  )
}

/** The scores of an exercise and how they came about. */
export function ExerciseScores({ scores }: Props) {
  return (
    <>
      <Figures scores={scores} />
      <Why scores={scores} />
      <Alternatives scores={scores} />
    </>
  )
}
