import type { ComparedExercise } from '#shared/modules/exercises/exercises.projection.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import {
  type Attribution,
  attributed,
  countWays,
  type SameRun,
  type SameStep,
  ways,
} from '#shared/modules/exercises/exercises.same-steps.ts'
import { useWords } from '../../../app/words.tsx'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { wayTones } from '../../../records/retests/way-tones.ts'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { tacticName, useAttack } from '../attack/use-attack.ts'
import classes from '../results.module.css'
import { shortTime } from '../step-words.ts'

type Props = {
  readonly steps: readonly SameStep[]
  readonly compared: readonly ComparedExercise[]
  readonly attributions: readonly Attribution[]
}

function Counts({
  title,
  label,
  groups,
}: {
  title: string
  label: string
  groups: ReturnType<typeof countWays<string>>
}) {
  const t = useWords()
  return (
    <FiguresTable
      title={title}
      columns={[
        { key: 'group', label },
        ...ways.map((way) => ({ key: way, label: t(`sameSteps.way.${way}`), align: 'end' as const })),
      ]}
      rows={groups.map(({ group, counts }) => ({
        key: group,
        cells: [{ text: group }, ...ways.map((way) => ({ text: String(counts[way]), sort: counts[way] }))],
      }))}
    />
  )
}

/** Where it got better: by vector, tactic, team and control. */
function Groups({ steps, attributions }: Pick<Props, 'steps' | 'attributions'>) {
  const t = useWords()
  const { index } = useAttack()
  const tacticOf = (id: string | null) => {
    const tactic = id === null ? null : (index?.tactic(id) ?? null)
    return tactic ? `${tactic.id} ${tacticName(t, tactic)}` : (id ?? '—')
  }
  const named = (by: 'team' | 'control') => countWays(steps, attributed(attributions, by))
  const words = (groups: ReturnType<typeof named>) =>
    groups.map(({ group, counts }) => ({ group: group ?? '—', counts }))
  return (
    <>
      <div className={`${classes.pair} ${classes.rest}`}>
        <Counts
          title={t('sameSteps.byVector')}
          label={t('attackStep.vector')}
          groups={countWays(steps, ({ vector }) => [t(`attackStep.vector.${vector}`)])}
        />
        <Counts
          title={t('sameSteps.byTactic')}
          label={t('attackStep.tactic')}
          groups={countWays(steps, ({ tactic }) => [tacticOf(tactic)])}
        />
        <Counts title={t('sameSteps.byTeam')} label={t('sameSteps.team')} groups={words(named('team'))} />
        <Counts title={t('sameSteps.byControl')} label={t('defenceFact.control')} groups={words(named('control'))} />
      </div>
      <p className={classes.note}>{t('sameSteps.groups.help')}</p>
    </>
  )
}

/** What got better since last time: each step that was run more than once, by exercise. */
export function SameSteps({ steps, compared, attributions }: Props) {
  const t = useWords()
  const formats = useFormats()
  const again = steps.filter(({ way }) => way !== 'once')
  if (again.length === 0) return null
  const [all] = countWays(again, () => [''])
  const cell = (run: SameRun | null) => {
    if (run === null) return { text: '—', sort: null }
    const { outcome, secondsToDetect: seconds } = run
    const word = outcomeWord(t, outcome)
    const text = seconds === null ? word : t('sameSteps.run', { word, time: shortTime(formats.duration, seconds) })
    return { text }
  }
  const counts = { better: all?.counts.better ?? 0, same: all?.counts.same ?? 0, worse: all?.counts.worse ?? 0 }
  return (
    <section>
      <FiguresTable
        title={t('sameSteps.title', counts)}
        columns={[
          { key: 'step', label: t('exerciseScores.step') },
          { key: 'way', label: t('sameSteps.way') },
          ...compared.map(({ exercise }) => ({ key: exercise.id, label: String(exercise.number ?? exercise.title) })),
        ]}
        rows={again.map((step) => ({
          key: step.key,
          cells: [
            { text: [step.technique, step.title].filter((part) => part !== null).join(' ') },
            {
              text: t(`sameSteps.way.${step.way}`),
              shown: <ToneBadge tone={wayTones[step.way]}>{t(`sameSteps.way.${step.way}`)}</ToneBadge>,
            },
            ...step.runs.map(cell),
          ],
        }))}
      />
      <p className={classes.note}>{t('sameSteps.help')}</p>
      <Groups steps={steps} attributions={attributions} />
    </section>
  )
}
