import type { Translator } from '#shared/base/translate.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import type { ScoredStep } from '#shared/modules/exercises/exercises.scores.ts'
import type { FigureCell, FigureRow } from '../../../records/figures-table.tsx'
import type { Formats } from '../../../records/formats.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { shortTime } from '../step-words.ts'

type Tongue = { readonly t: Translator; readonly formats: Formats }

const tones = { better: 'good', asExpected: 'good', worse: 'serious' } as const

/** One step of an exercise by everything that its score follows from. */
export function scoredRow({ t, formats }: Tongue, step: ScoredStep): FigureRow {
  const { measured, outcome, against, vectr, purpleOps } = step
  const { position, expected } = measured
  const title = t('exerciseScores.step.title', { position, title: measured.title })
  const time = (seconds: number | null): FigureCell => ({
    text: seconds === null ? '—' : shortTime(formats.duration, seconds),
    sort: seconds,
  })
  const points = (value: number | null): FigureCell => ({ text: value === null ? '—' : String(value), sort: value })
  const verdict = against === null ? '—' : t(`exerciseScores.against.${against}`)
  return {
    key: measured.id,
    cells: [
      { text: title, sort: position, shown: <RecordLink record="attackStep" id={measured.id} title={title} /> },
      { text: t(`exercise.scored.outcome.${measured.outcome}`) },
      { text: outcomeWord(t, outcome ?? 'notApplicable') },
      { text: expected === null ? '—' : t(`exercise.scored.expected.${expected}`) },
      {
        text: verdict,
        ...(against === null ? {} : { shown: <ToneBadge tone={tones[against]}>{verdict}</ToneBadge> }),
      },
      time(measured.secondsToLog),
      time(measured.secondsToAlert),
      time(measured.secondsToAcknowledge),
      time(measured.secondsToContain),
      points(step.redPoints),
      points(step.bluePoints),
      { text: t(`exerciseScores.vectr.${vectr}`) },
      { text: purpleOps === null ? '—' : t(`exerciseScores.purpleOps.${purpleOps}`) },
    ],
  }
}
