import { ActionIcon } from '@mantine/core'
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import IconZoomOut from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs'
import { useMemo, useState } from 'react'
import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import { projectResults, type StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { findingOf } from '#shared/modules/exercises/exercises.results-words.ts'
import {
  longestGap,
  placeTimeline,
  projectTimeline,
  type TimelineStep,
} from '#shared/modules/exercises/exercises.timeline.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useControlSheet } from './plan/use-control-sheet.ts'
import shared from './results.module.css'
import { plannedText, underTitle } from './step-words.ts'
import classes from './timeline.module.css'
import { TimelineLanes } from './timeline-lanes.tsx'
import legend from './timeline-legend.module.css'
import { timelineTable } from './timeline-table.ts'
import { useExerciseFacts } from './use-exercise-facts.ts'

const none: readonly ControlMoment[] = []

/** Pixels per minute, from the whole on one page to every minute apart. */
const scales = [0.25, 0.5, 1, 2, 4] as const

/** Steps without a time, which no axis can hold. */
function Unplaced({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const t = useWords()
  const formats = useFormats()
  if (steps.length === 0) return null
  const underOf = (step: StepFacts) => {
    const planned = plannedText(formats, step)
    return [underTitle(t, step), ...(planned === null ? [] : [t('attackPlan.times', { times: planned })])].join(' · ')
  }
  return (
    <section className={shared.rest}>
      <h3 className={shared.heading}>{t('exercise.timeline.unplaced')}</h3>
      <ul className={shared.missed}>
        {steps.map(({ step }) => (
          <li key={step.id}>
            <RecordLink record="attackStep" id={step.id} title={`${step.position}. ${step.title}`} />
            <span className="quiet">{underOf(step)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Zoom({ scale, onChange }: { readonly scale: number; readonly onChange: (scale: number) => void }) {
  const t = useWords()
  const step = (label: string, by: number, Icon: typeof IconZoomIn) => (
    <ActionIcon
      aria-label={t(label)}
      title={t(label)}
      disabled={scales[scale + by] === undefined}
      onClick={() => onChange(scale + by)}
    >
      <Icon size={16} />
    </ActionIcon>
  )
  return (
    <>
      {step('exercise.timeline.zoomOut', -1, IconZoomOut)}
      {step('exercise.timeline.zoomIn', 1, IconZoomIn)}
    </>
  )
}

/** The steps of an exercise on one axis of time with what the defenders did about each. */
export function ExerciseTimeline({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const { zone } = useSession()
  const ids = useMemo(() => [detail.entity.id], [detail.entity.id])
  const { steps, facts, error, isPending, isCut } = useExerciseFacts(ids)
  const control = useControlSheet(detail.entity.id, steps)
  const moments = control.sheet?.moments ?? none
  const [scale, setScale] = useState(1)
  const timeline = useMemo(() => projectTimeline(steps, facts), [steps, facts])
  const pixelsPerMinute = scales[scale] ?? 1
  const places = useMemo(
    () => placeTimeline(timeline, moments, { pixelsPerMinute, zone }),
    [timeline, moments, pixelsPerMinute, zone],
  )
  const problem = error ?? control.error
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isPending || control.sheet === null) return null
  if (steps.length === 0 && moments.length === 0)
    return <EmptyState title={t('exercise.noSteps')} text={t('exercise.noSteps.help')} />
  const isPlanned = timeline.placed.some(({ step }) => step.plannedStartAt !== null)
  const isDrawn = timeline.placed.length > 0 || moments.length > 0
  return (
    <div className={shared.page}>
      <ChartFrame
        title={findingOf(t, projectResults(steps, facts))}
        table={timelineTable(t, formats, timeline, control.sheet)}
        actions={isDrawn ? <Zoom scale={scale} onChange={setScale} /> : null}
        speaks
      >
        {isDrawn ? (
          <>
            <div className={classes.scroll}>
              <TimelineLanes timeline={timeline} moments={moments} places={places} />
            </div>
            {isPlanned ? (
              <div className={legend.legend}>
                <span className={legend.carriedOut}>{t('exercise.timeline.carriedOut')}</span>
                <span>{t('exercise.timeline.plan')}</span>
              </div>
            ) : null}
            <p className={shared.note}>{t('exercise.timeline.note', { longest: formats.duration(longestGap) })}</p>
          </>
        ) : null}
        <Unplaced steps={timeline.unplaced} />
      </ChartFrame>
      {isCut ? <p className={shared.note}>{t('exercise.cut', { count: formats.integer(steps.length) })}</p> : null}
    </div>
  )
}
