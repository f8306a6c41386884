import { z } from 'zod'
import type { Chance } from './chance.ts'
import { type DiaryEntry, words } from './diary.ts'

const assessment = z.object({
  components: z.array(
    z.object({ name: words, kind: z.string(), maximum: z.string(), marks: z.number().default(1), missing: z.string() }),
  ),
  participants: z.array(z.string()),
})
const competition = z.object({ rounds: z.array(z.object({ name: words, maximum: z.string() })).default([]) })

/** A person's ability in percent of what can be earned: drawn once, growing a little from period to period. */
function ability(chance: Chance, person: string, period: number): number {
  return chance.between(`ability:${person}`, 58, 88) + period * chance.between(`growth:${person}`, 1, 4)
}

/** Points around an ability, in halves, within the maximum. */
function points(chance: Chance, name: string, given: { readonly maximum: number; readonly ability: number }): string {
  const share = Math.min(100, Math.max(20, given.ability + chance.between(name, -14, 12)))
  return (Math.round((share * given.maximum) / 50) / 2).toFixed(2)
}

type Part = {
  readonly name: z.infer<typeof words>
  readonly maximum: string
  readonly marks?: number
  readonly missing?: string
}
type Subject = {
  readonly entry: DiaryEntry
  readonly field: 'assessment' | 'competition'
  readonly parts: readonly Part[]
  readonly people: readonly string[]
  readonly period: number
}

/** What the moderator did with one score of a period: a correction with its reason, which reports show. */
const moderation = {
  moderatedPoints: '72.50',
  moderationReason: {
    en: 'The second practice task was judged by the wrong marking sheet; points corrected after both sheets were compared.',
    'zh-CN': '第二道实操题误用评分表，经两份评分表比对后更正分数。',
  },
}

/** An examination that somebody missed and sat later. */
const madeUp = {
  makeUpOn: '2026-09-23',
  makeUpReason: { en: 'On duty during the examination', 'zh-CN': '考试当日值班' },
}

/** The marks of a person in a part; some took part in no competition, and one sat an examination later. */
function marksOf(chance: Chance, subject: Subject, place: number, part: Part, index: number) {
  const { marks = 1 } = part
  const person = subject.people[place] ?? ''
  const given = { maximum: Number(part.maximum), ability: ability(chance, person, subject.period) }
  const name = `score:${subject.entry.as}:${person.slice(1)}:${index}`
  if (part.missing === 'notApplicable' && (place + index) % 7 === 0) return []
  return Array.from({ length: marks }, (_, sitting) => ({
    component: part.name,
    points: points(chance, sitting === 0 ? name : `${name}:${sitting}`, given),
    ...(marks > 1 ? { mark: sitting + 1 } : {}),
    ...(marks > 1 && sitting === 1 && place === 3 && subject.entry.next?.[1] ? madeUp : {}),
  }))
}

function scoreEntry(chance: Chance, subject: Subject, person: string, place: number): DiaryEntry {
  const { entry, field, parts, period } = subject
  const name = `score:${entry.as}:${person.slice(1)}`
  const components = parts.flatMap((part, index) => marksOf(chance, subject, place, part, index))
  const bonus = field === 'assessment' && chance.fraction(`${name}:bonus`) > 0.8 ? { bonus: '2.00' } : {}
  const draft = { [field]: `@${entry.as}`, person, components, ...bonus, scoredBy: '@trainer' }
  const [opened, closed] = [entry.next?.[0]?.at ?? entry.at, entry.next?.[1]?.at ?? entry.at]
  const isCorrected = field === 'assessment' && period === 1 && place === 4
  const moderated = { at: closed, by: 'lead' as const, step: 'moderate', changes: isCorrected ? moderation : {} }
  return { as: name, record: 'score', at: opened, by: 'trainer', draft, next: closed === entry.at ? [] : [moderated] }
}

/**
 * The scores of every assessment and of every competition held in the house, by their own schemes, made when they open
 * and moderated by the lead when scoring ends; their diary entries publish them.
 */
export function scoreEntries(chance: Chance, training: readonly DiaryEntry[]): readonly DiaryEntry[] {
  const assessments = training.filter((entry) => entry.record === 'assessment')
  const contests = training.filter((entry) => entry.record === 'competition' && entry.draft.kind === 'internal')
  const subjects = [
    ...assessments.map((entry, period): Subject => {
      const { components, participants } = assessment.parse(entry.draft)
      // An assessment that is still open waits for the last of them.
      const people = entry.next?.[1] ? participants : participants.slice(0, -4)
      return { entry, field: 'assessment', parts: components, people, period }
    }),
    ...contests.map((entry, period): Subject => {
      const { rounds } = competition.parse(entry.draft)
      return { entry, field: 'competition', parts: rounds, people: contestants, period }
    }),
  ]
  return subjects.flatMap((subject) =>
    subject.people.map((person, place) => scoreEntry(chance, subject, person, place)),
  )
}

/** Who plays in the competitions of the house. */
const contestants = ['@soc1', '@soc2', '@firewall', '@endpoint', '@backup', '@red1', '@red2', '@appSecurity']
