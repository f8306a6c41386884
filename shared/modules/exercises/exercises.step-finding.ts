import type { Translator } from '../../base/translate.ts'
import type { Entity } from '../../record/record.ts'
import type { AnyValue } from '../../record/values.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { DetectionOutcome } from './exercises.defence.ts'
import { outcomeWord } from './exercises.results-words.ts'
import type { SameRun } from './exercises.same-steps.ts'

type Step = Entity<typeof attackStepRecord>
type Values = Readonly<Record<string, AnyValue>>

const severityOf = { succeeded: 'high', partly: 'medium', failed: 'low' } as const

/** What is known beside the step: how far the defence came, by which control, and who answers for the exercise. */
export type StepContext = {
  readonly run: SameRun | null
  readonly control: string | null
  readonly department: string | null
  /** The day of the step where the organisation is. */
  readonly day: string | null
}

function conditionOf(t: Translator, step: Step, outcome: NonNullable<Step['outcome']>, reached: DetectionOutcome) {
  const about = [step.technique, t(`attackStep.vector.${step.vector}`), step.target].filter((part) => part).join(' · ')
  const told = { step: `${step.position}. ${step.title}`, about, outcome: t(`attackStep.outcome.${outcome}`) }
  return t('stepFinding.step', { ...told, defence: outcomeWord(t, reached) })
}

/** The finding that a step proposes: how far the defence came against what was expected; null where the step says nothing of it. */
export function findingOfStep(
  t: Translator,
  step: Step,
  { run, control, department, day }: StepContext,
): Values | null {
  const { outcome, expected } = step
  if (run === null || outcome === null || outcome === 'notRun') return null
  const name = t('attackStep.expected')
  return {
    ...{ title: step.title, exercise: step.exercise, attackStep: step.id, control, department, identifiedOn: day },
    severity: severityOf[outcome],
    condition: conditionOf(t, step, outcome, run.outcome),
    criterion: expected === null ? null : t('stepFinding.line', { name, value: t(`attackStep.expected.${expected}`) }),
  }
}

/** The step that tries another one again, but for its exercise and its times. */
export function retestOf({
  id,
  title,
  vector,
  tactic,
  technique,
  description,
  target,
  source,
  tool,
  command,
}: Step): Values {
  return { retestOf: id, title, vector, tactic, technique, description, target, source, tool, command }
}
