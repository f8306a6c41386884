import { z } from 'zod'
import type { Chance } from './chance.ts'
import { type DiaryEntry, words } from './diary.ts'

const assessment = z.object({
  components: z.array(z.object({ name: words, kind: z.string(), maximum: z.string() })),
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

type Subject = {
  readonly entry: DiaryEntry
  readonly field: 'assessment' | 'competition'
  readonly parts: readonly { readonly name: z.infer<typeof words>; readonly maximum: string }[]
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

function scoreEntry(chance: Chance, subject: Subject, person: string, place: number): DiaryEntry {
  const { entry, field, parts, period } = subject
  const name = `score:${entry.as}:${person.slice(1)}`
  const level = ability(chance, person, period)
  const components = parts.map((part, index) => ({
    component: part.name,
    points: points(chance, `${name}:${index}`, { maximum: Number(part.maximum), ability: level }),
  }))
  const bonus = field === 'assessment' && chance.fraction(`${name}:bonus`) > 0.8 ? { bonus: '2.00' } : {}
  const draft = { [field]: `@${entry.as}`, person, components, ...bonus, scoredBy: '@trainer' }
  const [opened, closed] = [entry.next?.[0]?.at ?? entry.at, entry.next?.[1]?.at ?? entry.at]
  const isCorrected = field === 'assessment' && period === 1 && place === 4
  const moderated = { at: closed, by: 'lead' as const, step: 'moderate', changes: isCorrected ? moderation : {} }
  return { as: name, record: 'score', at: opened, by: 'trainer', draft, next: [moderated] }
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
      return { entry, field: 'assessment', parts: components, people: participants, period }
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
