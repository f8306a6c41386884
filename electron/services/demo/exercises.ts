import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { assetPath } from '../assets.ts'
import type { Chance } from './chance.ts'
import { type DiaryEntry, diaryPage, words } from './diary.ts'

const sighting = z.strictObject({
  source: words,
  outcome: z.enum(['none', 'logged', 'alerted', 'contained', 'blocked']),
  /** Minutes from the beginning of the step to its detection. */
  after: z.int().optional(),
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
  target: words,
  expected: z.string(),
  operator: z.string(),
  /** Local time, `YYYY-MM-DD HH:MM`. */
  startsAt: z.string(),
  minutes: z.int(),
  outcome: z.enum(['succeeded', 'partly', 'failed', 'notRun']),
  seen: z.array(sighting),
})
type Attack = z.infer<typeof attack>
type Sighting = z.infer<typeof sighting>

const page = z.strictObject({ exercises: diaryPage, attacks: z.array(attack) })

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

function attackEntry(step: Attack): DiaryEntry {
  const { as, exercise, startsAt, minutes, outcome, operator, seen: _seen, ...values } = step
  const times =
    outcome === 'notRun' ? {} : { startedAt: instantAfter(startsAt, 0), endedAt: instantAfter(startsAt, minutes) }
  const draft = { ...values, ...times, outcome, operator: `@${operator}`, exercise: `@${exercise}` }
  return { as, record: 'attackStep', at: laterThan(startsAt, minutes), by: 'trainer', draft }
}

/** Response follows detection within minutes, containment within an hour; both are drawn. */
function timesOf(chance: Chance, name: string, step: Attack, { after, outcome }: Sighting) {
  if (after === undefined) return {}
  const seconds = chance.between(`${name}:seconds`, 0, 59)
  const detectedAt = instantAfter(step.startsAt, after, seconds)
  if (outcome === 'logged') return { detectedAt }
  const respondedAt = instantAfter(step.startsAt, after + chance.between(`${name}:response`, 1, 14), seconds)
  if (outcome === 'alerted') return { detectedAt, respondedAt }
  const contained = after + 15 + chance.between(`${name}:containment`, 0, 40)
  return { detectedAt, respondedAt, containedAt: instantAfter(step.startsAt, contained, seconds) }
}

function sightingEntry(chance: Chance, step: Attack, seen: Sighting, index: number): DiaryEntry {
  const name = `${step.as}:seen:${index}`
  const { source, outcome, control, note } = seen
  const analyst = chance.oneOf(`${name}:analyst`, ['@soc1', '@soc2'])
  const draft = {
    attackStep: `@${step.as}`,
    source,
    outcome,
    ...timesOf(chance, name, step, seen),
    ...(outcome === 'none' ? {} : { analyst }),
    ...(control ? { control: `@${control}` } : {}),
    ...(note ? { note } : {}),
  }
  return { as: name, record: 'detection', at: laterThan(step.startsAt, step.minutes + 5 + index), by: 'trainer', draft }
}

/** The exercises with the steps of their red teams and what the blue teams saw of each. */
export function exerciseEntries(chance: Chance): readonly DiaryEntry[] {
  const { exercises, attacks } = page.parse(JSON.parse(readFileSync(assetPath('demo/exercises.json'), 'utf8')))
  return [
    ...exercises,
    ...attacks.flatMap((step) => [
      attackEntry(step),
      ...step.seen.map((seen, index) => sightingEntry(chance, step, seen, index)),
    ]),
  ]
}
