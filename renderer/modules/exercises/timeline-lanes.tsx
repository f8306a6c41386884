import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { clockIn } from '#shared/base/zoned.ts'
import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import { kindTone } from '#shared/modules/exercises/exercises.results-words.ts'
import {
  isAnswerEntry,
  type Timeline,
  type TimelineEntry,
  type TimelinePlaces,
} from '#shared/modules/exercises/exercises.timeline.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { lateText, plannedText, shortTime, underTitle } from './step-words.ts'
import classes from './timeline.module.css'
import { ControlHead, ControlLane } from './timeline-control.tsx'
import { nextLink } from './timeline-keys.ts'

type Placed = Timeline['placed'][number]

function useClock() {
  const { zone } = useSession()
  return (instant: string) => clockIn(zone, instant).time
}

/** One thing that the defenders did; what is no answer to an earlier one names its sensor. */
function Entry({ entry, top }: { readonly entry: TimelineEntry; readonly top: number }) {
  const t = useWords()
  const formats = useFormats()
  const clock = useClock()
  const { fact, after, at } = entry
  if (fact === null)
    return (
      <div className={classes.entry} style={{ top }}>
        <ToneBadge tone="neutral">{t('exercise.timeline.unrecorded')}</ToneBadge>
      </div>
    )
  const word = t(`defenceFact.kind.${fact.kind}`)
  const source = fact.source ?? t('exercise.timeline.noSource')
  if (isAnswerEntry(entry)) {
    const told =
      after === null ? word : t('exercise.timeline.answer', { word, after: shortTime(formats.duration, after) })
    return (
      <div className={classes.moment} style={{ top }} title={`${told} · ${source}`}>
        <span>{told}</span>
        {after === null ? null : <span className={classes.clock}>{clock(at)}</span>}
      </div>
    )
  }
  return (
    <div className={classes.entry} style={{ top }}>
      <div className={classes.first}>
        <ToneBadge tone={kindTone(fact.kind)}>{word}</ToneBadge>
        {after === null ? null : <span className={classes.clock}>{clock(at)}</span>}
      </div>
      <Link to="/records/$record/$id" params={fact.of} className={classes.under} title={source} tabIndex={-1}>
        {source}
      </Link>
    </div>
  )
}

/** A step in the red lane with its entries in the blue one. */
function Step({ placed, places, isCurrent }: { placed: Placed; places: TimelinePlaces; isCurrent: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const clock = useClock()
  const { step, startedAt, entries } = placed
  const { start, end, track, plan } = places.steps.get(step.id) ?? { start: 0, end: 0, track: 0, plan: null }
  const [planned, late] = [plannedText(formats, step), lateText(formats, step)]
  const under = [...(late === null ? [] : [t('attackPlan.late', { time: late })]), underTitle(t, step)].join(' · ')
  return (
    <li className={classes.step}>
      <div className={classes.time} style={{ top: start }}>
        {clock(startedAt)}
        {step.endedAt === null ? null : <span>–{clock(step.endedAt)}</span>}
      </div>
      {plan ? (
        <div
          className={classes.plan}
          style={{ top: plan.start + 2, height: plan.end - plan.start - 3, insetInlineStart: track * 6 - 1 }}
        />
      ) : null}
      <div className={classes.bar} style={{ top: start + 3, height: end - start - 5, insetInlineStart: track * 6 }} />
      <div className={classes.card} style={{ top: start }}>
        <Link
          to="/records/$record/$id"
          params={{ record: 'attackStep', id: step.id }}
          className={classes.title}
          title={step.title}
          tabIndex={isCurrent ? 0 : -1}
          data-step
        >
          {step.position}. {step.title}
        </Link>
        <span className={classes.under} title={under}>
          {under}
        </span>
        {planned === null ? null : <span className="only-spoken">{t('attackPlan.times', { times: planned })}</span>}
      </div>
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} top={places.entries.get(`${step.id} ${entry.key}`) ?? start} />
      ))}
    </li>
  )
}

/** Lines from steps to what was seen of them, with the time between. */
function Lines({ timeline, places }: { readonly timeline: Timeline; readonly places: TimelinePlaces }) {
  const formats = useFormats()
  return (
    <svg className={classes.lines} height={places.height} aria-hidden="true">
      {timeline.placed.flatMap(({ step, entries }) =>
        entries
          .filter((entry) => !isAnswerEntry(entry))
          .map((entry) => {
            const from = (places.steps.get(step.id)?.start ?? 0) + 10
            const to = (places.entries.get(`${step.id} ${entry.key}`) ?? 0) + 10
            return (
              <g key={entry.key}>
                <path
                  className={classes.line}
                  data-missed={entry.after === null ? true : undefined}
                  d={`M 6 ${from} L 66 ${to}`}
                />
                {entry.after === null ? null : (
                  <text className={classes.minutes} x={66} y={to + 14}>
                    {shortTime(formats.duration, entry.after)}
                  </text>
                )}
              </g>
            )
          }),
      )}
    </svg>
  )
}

type LanesProps = {
  readonly timeline: Timeline
  readonly moments: readonly ControlMoment[]
  readonly places: TimelinePlaces
}

/** Steps and what was done about them on one axis of time, from top to bottom; arrow keys walk. */
export function TimelineLanes({ timeline, moments, places }: LanesProps) {
  const t = useWords()
  const formats = useFormats()
  const [current, setCurrent] = useState(0)
  const walk = (event: KeyboardEvent<HTMLOListElement>) => {
    const next = event.target instanceof HTMLElement ? nextLink(event.key, event.target) : null
    if (!next) return
    event.preventDefault()
    next.focus()
    const index = timeline.placed.findIndex((_, place) => next.closest('li') === event.currentTarget.children[place])
    setCurrent(Math.max(0, index))
  }
  return (
    <div className={classes.frame} data-controlled={moments.length > 0 || undefined}>
      <div className={classes.heads} aria-hidden="true">
        <span className={classes.headRed}>{t('exercise.timeline.red')}</span>
        <span className={classes.headBlue}>{t('exercise.timeline.blue')}</span>
        {moments.length > 0 ? <ControlHead /> : null}
      </div>
      <div className={classes.axis} style={{ height: places.height }}>
        <div className={classes.layer} aria-hidden="true">
          {places.days.map(({ day, top }) => (
            <div key={day} className={classes.day} style={{ top }}>
              {formats.day(day)}
            </div>
          ))}
          {places.cuts.map(({ seconds, top }) => (
            <div key={top} className={classes.cut} style={{ top }}>
              {t('exercise.timeline.cut', { time: shortTime(formats.duration, seconds) })}
            </div>
          ))}
          <Lines timeline={timeline} places={places} />
        </div>
        <ol className={classes.layer} onKeyDown={walk} aria-label={t('exercise.tab.timeline')}>
          {timeline.placed.map((placed, index) => (
            <Step key={placed.step.id} placed={placed} places={places} isCurrent={index === current} />
          ))}
        </ol>
        {moments.length > 0 ? (
          <ol className={classes.layer} aria-label={t('exercise.timeline.white')}>
            <ControlLane moments={moments} places={places} />
          </ol>
        ) : null}
      </div>
    </div>
  )
}
