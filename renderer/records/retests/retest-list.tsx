import { outcomeWord, toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { type SameRun, wayOf } from '#shared/modules/exercises/exercises.same-steps.ts'
import { useWords } from '../../app/words.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { RecordLink } from '../record-link.tsx'
import classes from './retests.module.css'
import type { StepRun } from './use-step-runs.ts'
import { wayTones } from './way-tones.ts'

/** One step with what became of it, and how that stands against the run before it. */
export function RunLine({ of, before }: { readonly of: StepRun; readonly before?: SameRun | null }) {
  const t = useWords()
  const { step, exercise, run } = of
  const way = wayOf([before ?? null, run])
  return (
    <span className={classes.run}>
      <RecordLink record="attackStep" id={step.id} title={step.title} />
      <span className="quiet">{exercise}</span>
      {run === null ? (
        <span className="quiet">{t('stepFinding.notRun')}</span>
      ) : (
        <ToneBadge tone={toneOf(run.outcome)}>{outcomeWord(t, run.outcome)}</ToneBadge>
      )}
      {way === 'once' ? null : <ToneBadge tone={wayTones[way]}>{t(`sameSteps.way.${way}`)}</ToneBadge>}
    </span>
  )
}

/** The re-tests of a step, each against what became of the step itself. */
export function RetestList({ own, retests }: { readonly own: StepRun; readonly retests: readonly StepRun[] }) {
  return (
    <ul className={classes.list}>
      {retests.map((retest) => (
        <li key={retest.step.id}>
          <RunLine of={retest} before={own.run} />
        </li>
      ))}
    </ul>
  )
}
