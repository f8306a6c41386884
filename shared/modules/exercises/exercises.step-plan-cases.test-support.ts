import type { RuleCase } from '../../record/rule-case.test-support.ts'

const at = (minute: string) => `2026-03-03T10:${minute}:00.000Z`
const exercise = (state: string) => ({ record: 'exercise', id: 'e', state })

const held = (id: string, start: string) => ({
  record: 'exercise',
  id,
  state: 'planned',
  period: { start, end: start },
})
const earlier = { record: 'attackStep', id: 't', exercise: 'f' }

/** What a re-test, and the declared times of a step must keep: these run forwards, and are frozen when the exercise starts. */
export const stepPlanCases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  [
    'tried again in its own exercise',
    { after: { exercise: 'e', retestOf: 't' }, stored: [{ ...earlier, exercise: 'e' }, held('e', '2026-03-03')] },
    ['retestNotLater@retestOf'],
  ],
  [
    'tried again before it was tried',
    {
      after: { exercise: 'e', retestOf: 't' },
      stored: [earlier, held('e', '2026-03-03'), held('f', '2026-03-04')],
    },
    ['retestNotLater@retestOf'],
  ],
  [
    'tried again in an exercise of the same day',
    {
      after: { exercise: 'e', retestOf: 't' },
      stored: [earlier, held('e', '2026-03-03'), held('f', '2026-03-03')],
    },
    [],
  ],
  [
    'planned to end before it begins',
    { after: { plannedStartAt: at('10'), plannedEndAt: at('09') } },
    ['plannedBackwards@plannedEndAt'],
  ],
  ['planned to end as it begins', { after: { plannedStartAt: at('10'), plannedEndAt: at('10') } }, []],
  ['planned to end without a start', { after: { plannedEndAt: at('10') } }, ['plannedEndAlone@plannedStartAt']],
  [
    'planned otherwise while it runs',
    {
      before: { exercise: 'e', plannedStartAt: at('09') },
      after: { plannedStartAt: at('10') },
      stored: [exercise('running')],
    },
    ['planFrozen@plannedStartAt'],
  ],
  [
    'planned to end later while it runs, for the reason given before',
    {
      before: { exercise: 'e', plannedStartAt: at('09'), plannedEndAt: at('10'), planCorrection: 'Slow clock' },
      after: { plannedEndAt: at('11') },
      stored: [exercise('running')],
    },
    ['planFrozen@plannedEndAt'],
  ],
  [
    'planned otherwise for a reason of its own',
    {
      before: { exercise: 'e', plannedStartAt: at('09') },
      after: { plannedStartAt: at('10'), planCorrection: 'Wrong zone' },
      stored: [exercise('running')],
    },
    [],
  ],
  [
    'planned otherwise before the start',
    {
      before: { exercise: 'e', plannedStartAt: at('09') },
      after: { plannedStartAt: at('10') },
      stored: [exercise('planned')],
    },
    [],
  ],
  [
    'added late and not begun, with a plan',
    { after: { exercise: 'e', plannedStartAt: at('10') }, stored: [exercise('running')] },
    [],
  ],
  [
    'planned after it began',
    {
      after: { exercise: 'e', plannedStartAt: at('10'), startedAt: at('10') },
      stored: [exercise('running')],
    },
    ['planFrozen@plannedStartAt'],
  ],
]
