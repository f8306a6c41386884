import type { Rate } from '#shared/base/rates.ts'
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
      { text: t('scores.count', { count, total }), sort: count },
      { text: percent === null ? '—' : formats.percent(percent), sort: percent === null ? null : Number(percent) },
    ],
  })
  const { red, blue } = points
  const words = (one: Rate) => t('scores.count', { count: one.count, total: one.total })
  const title =
    rates.detection.total === 0 ? t('scores.none') : t('scores.title', { red: words(red), blue: words(blue) })
  return (
    <section>
      <FiguresTable
        title={title}
        columns={[
          { key: 'figure', label: t('scores.figure') },
          { key: 'count', label: t('scores.ofTotal'), align: end },
          { key: 'share', label: t('scores.share'), align: end },
        ]}
        rows={[
          row('visibility', t('scores.rate.visibility'), rates.visibility),
          row('alert', t('scores.rate.alert'), rates.alert),
          row('detection', t('scores.rate.detection'), rates.detection),
          row('prevention', t('scores.rate.prevention'), rates.prevention),
          row('met', t('scores.met'), expectations.met),
          row('red', t('scores.points.red'), red),
          row('blue', t('scores.points.blue'), blue),
        ]}
      />
      <p className={classes.note}>
        {t('scores.expected', {
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
        title={t('scores.why')}
        columns={[
          { key: 'step', label: t('scores.step') },
          { key: 'attack', label: t('exercise.scored.outcome') },
          { key: 'outcome', label: t('scores.outcome') },
          { key: 'expected', label: t('exercise.scored.expected') },
          { key: 'against', label: t('scores.against') },
          column('toLog', t('scores.toLog')),
          column('toAlert', t('scores.toAlert')),
          column('toAcknowledge', t('scores.toAcknowledge')),
          column('toContain', t('scores.toContain')),
          column('red', t('scores.red')),
          column('blue', t('scores.blue')),
          { key: 'vectr', label: t('scores.vectr') },
          { key: 'purpleOps', label: t('scores.purpleOps') },
        ]}
        rows={scores.steps.map((step) => scoredRow({ t, formats }, step))}
      />
      <p className={classes.note}>
        {[
          t('scores.formula', { version: scores.formula }),
          t(scores.isFrozen ? 'scores.frozen' : 'scores.provisional'),
          t('scores.weights', { logged, alerted, contained, blocked, succeeded, partly }),
        ].join(' ')}
      </p>
    </section>
  )
}

function Alternatives({ scores }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { vectr, purpleOps } = scores
  const part = (word: string, count: number) => t('scores.alternatives.part', { word, count })
  const inVectr = vectrOutcomes.map((outcome) => part(t(`scores.vectr.${outcome}`), vectr[outcome]))
  const inPurpleOps = purpleOpsOutcomes.map((outcome) =>
    part(t(`scores.purpleOps.${outcome}`), purpleOps.outcomes[outcome]),
  )
  const score = purpleOps.score === null ? '—' : formats.percent(`${purpleOps.score}.00`)
  return (
    <section>
      <FiguresTable
        title={t('scores.alternatives')}
        columns={[
          { key: 'rule', label: t('scores.alternatives.rule') },
          { key: 'outcomes', label: t('scores.alternatives.outcomes') },
          column('score', t('scores.alternatives.score')),
        ]}
        rows={[
          {
            key: 'vectr',
            cells: [{ text: t('scores.vectr') }, { text: inVectr.join(' · ') }, { text: '—', sort: null }],
          },
          {
            key: 'purpleOps',
            cells: [
              { text: t('scores.purpleOps') },
              { text: inPurpleOps.join(' · ') },
              { text: score, sort: purpleOps.score },
            ],
          },
        ]}
      />
      <p className={classes.note}>{t('scores.alternatives.help')}</p>
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
