import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { invariant } from '#shared/base/assert.ts'
import type { DefenceKind } from '#shared/modules/exercises/exercises.defence.ts'
import { assetPath } from '../assets.ts'
import type { Chance } from './chance.ts'
import { type DiaryEntry, diaryPage, words } from './diary.ts'

const sighting = z.strictObject({
  source: words,
  outcome: z.enum(['none', 'logged', 'alerted', 'contained', 'blocked']),
  /** Minutes from the beginning of the step to its detection. */
  after: z.int().optional(),
  /** What else is to be known of that moment and brings the step nowhere. */
  besides: z.array(z.enum(['falseAlert', 'nearMiss'])).optional(),
  control: z.string().optional(),
  note: words.optional(),
})

const attack = z.strictObject({
  as: z.string(),
  exercise: z.string(),
  position: z.int(),
  title: words,
  vector: z.string(),
  tactic: z.string(),
  technique: z.string(),
  /** From where, where that is another place than the red team's own. */
  source: words.optional(),
  target: words,
  expected: z.string(),
  operator: z.string(),
  /** When it is to begin, as `startsAt`, and for how many minutes. */
  planned: z.strictObject({ startsAt: z.string(), minutes: z.int() }).optional(),
  seen: z.array(sighting),
})
const run = attack.extend({
  /** Local time, `YYYY-MM-DD HH:MM`. */
  startsAt: z.string(),
  minutes: z.int(),
  outcome: z.enum(['succeeded', 'partly', 'failed', 'notRun']),
})
/** A step that is still to come has no time. */
type Attack = z.infer<typeof attack>
type Run = z.infer<typeof run>
type Sighting = z.infer<typeof sighting>

const page = z.strictObject({ exercises: diaryPage, attacks: z.array(z.union([run, attack])) })

/** The moment some minutes and drawn seconds after a local time, as records store it. */
function instantAfter(local: string, minutes: number, seconds = 0): string {
  const start = Date.parse(`${local.replace(' ', 'T')}:00.000+08:00`)
  return new Date(start + minutes * 60_000 + seconds * 1000).toISOString()
}

/** The local time some minutes later, as the diary writes it. */
function laterThan(local: string, minutes: number): string {
  const shifted = Date.parse(`${local.replace(' ', 'T')}:00.000Z`) + minutes * 60_000
  return new Date(shifted).toISOString().slice(0, 16).replace('T', ' ')
}

/** What a step became: its times where it was run, and its outcome. */
function lastly({ startsAt, minutes, outcome }: Run) {
  const times =
    outcome === 'notRun' ? {} : { startedAt: instantAfter(startsAt, 0), endedAt: instantAfter(startsAt, minutes) }
  return { at: laterThan(startsAt, minutes), changes: { ...times, outcome } }
}

const plannedTimes = ({ startsAt, minutes }: { readonly startsAt: string; readonly minutes: number }) => ({
  ...{ plannedStartAt: instantAfter(startsAt, 0), plannedEndAt: instantAfter(startsAt, minutes) },
})

/** A step is planned with its exercise, and gets its times and its outcome when it was run. */
function attackEntry(step: Attack | Run, plannedAt: string): DiaryEntry {
  const { as, exercise, operator, position, title, vector, tactic, technique, source, target, expected } = step
  const { planned } = step
  const draft = {
    ...{ position, title, vector, tactic, technique, target, expected },
    ...(source ? { source } : {}),
    ...(planned ? plannedTimes(planned) : {}),
    ...{ operator: `@${operator}`, exercise: `@${exercise}` },
  }
  const next = 'startsAt' in step ? [lastly(step)] : []
  return { as, record: 'attackStep', at: plannedAt, by: 'trainer', draft, next }
}

type Fact = { readonly kind: DefenceKind; readonly after: number | null }

const firstKind = {
  none: 'missed',
  logged: 'logged',
  alerted: 'alerted',
  contained: 'alerted',
  blocked: 'prevented',
} as const

/** Somebody takes up within minutes what was noticed, and contains it within an hour; both are drawn. */
function factsOf(chance: Chance, name: string, { after, outcome, besides = [] }: Sighting): readonly Fact[] {
  const first: Fact = { kind: firstKind[outcome], after: after ?? null }
  const apart = besides.map((kind): Fact => ({ kind, after: after ?? null }))
  if (after === undefined || outcome === 'none' || outcome === 'logged') return [first, ...apart]
  const answered: Fact = { kind: 'acknowledged', after: after + chance.between(`${name}:response`, 1, 14) }
  if (outcome === 'alerted') return [first, answered, ...apart]
  const contained = after + 15 + chance.between(`${name}:containment`, 0, 40)
  return [
    first,
    answered,
    ...(outcome === 'contained' ? [{ kind: 'contained', after: contained } as const] : []),
    ...apart,
  ]
}

function sightingEntries(chance: Chance, step: Run, seen: Sighting, index: number): readonly DiaryEntry[] {
  const name = `${step.as}:seen:${index}`
  const { source, control, note } = seen
  const seconds = chance.between(`${name}:seconds`, 0, 59)
  const analyst = chance.oneOf(`${name}:analyst`, ['@soc1', '@soc2'])
  return factsOf(chance, name, seen).map(({ kind, after }): DiaryEntry => {
    const time =
      after === null
        ? { certainty: 'unknown' }
        : { at: instantAfter(step.startsAt, after, seconds), certainty: 'exact' }
    const draft = {
      ...{ attackStep: `@${step.as}`, kind, source, ...time },
      ...(kind === 'missed' ? {} : { analyst }),
      ...(control ? { control: `@${control}` } : {}),
      ...(note ? { note } : {}),
    }
    const writtenAfter = Math.max(step.minutes + 5 + index, (after ?? 0) + 1)
    const at = laterThan(step.startsAt, writtenAfter)
    return { as: `${name}:${kind}`, record: 'defenceFact', at, by: 'trainer', draft }
  })
}

function plannedAt(exercises: readonly DiaryEntry[], step: Attack | Run): string {
  const exercise = exercises.find(({ as }) => as === step.exercise)
  invariant(exercise !== undefined, `${step.as} belongs to an exercise`)
  return exercise.at
}

/** The exercises with the steps of their red teams and what the blue teams saw of each. */
export function exerciseEntries(chance: Chance): readonly DiaryEntry[] {
  const { exercises, attacks } = page.parse(JSON.parse(readFileSync(assetPath('demo/exercises.json'), 'utf8')))
  return [
    ...exercises,
    ...attacks.flatMap((step) => [
      attackEntry(step, plannedAt(exercises, step)),
      ...('startsAt' in step ? step.seen.flatMap((seen, index) => sightingEntries(chance, step, seen, index)) : []),
    ]),
  ]
}
