import { nameOrder } from '../../base/name-order.ts'
import type { Entity } from '../../record/record.ts'
import type { roleProfileRecord } from './role-profile.record.ts'
import type { skillRecord } from './skill.record.ts'
import type { skillRatingRecord } from './skill-rating.record.ts'
import { aloneFrom, rankOfLevel, type SkillLevel } from './skills.levels.ts'

export type RatingFacts = Pick<
  Entity<typeof skillRatingRecord>,
  'id' | 'skill' | 'person' | 'level' | 'kind' | 'ratedOn' | 'ratedBy' | 'createdAt'
>
export type SkillFacts = Pick<Entity<typeof skillRecord>, 'id' | 'title' | 'area' | 'needed'>
export type ProfileFacts = Pick<Entity<typeof roleProfileRecord>, 'id' | 'title' | 'skills' | 'holders'>
export type SkilledPerson = { readonly id: string; readonly name: string; readonly leftOn: string | null }

/** What one person can do in one skill, and whose word that is. */
export type Standing = {
  readonly level: SkillLevel
  readonly kind: RatingFacts['kind']
  /** The day of the rating; of several peers' the latest. */
  readonly on: string
  /** The ratings that it follows from. */
  readonly ratings: readonly string[]
}

/** How many people of a skill the house wants where the skill does not say: with one, a single absence stops the work. */
const neededUnlessSaid = 2

function isLater(one: RatingFacts, other: RatingFacts): boolean {
  return one.ratedOn === other.ratedOn ? one.createdAt > other.createdAt : one.ratedOn > other.ratedOn
}

/** The latest rating of each rater. */
function latestOfEach(ratings: readonly RatingFacts[]): readonly RatingFacts[] {
  const latest = new Map<string, RatingFacts>()
  for (const rating of ratings) {
    const known = latest.get(rating.ratedBy)
    if (known === undefined || isLater(rating, known)) latest.set(rating.ratedBy, rating)
  }
  return [...latest.values()]
}

function standingBy(ratings: readonly RatingFacts[], kind: RatingFacts['kind']): Standing | null {
  const of = latestOfEach(ratings.filter((rating) => rating.kind === kind))
  // Of leads and of oneself the last word counts. Of peers the lower middle one, so that a single voice lifts nobody.
  const sorted =
    kind === 'peer'
      ? of.toSorted((one, other) => rankOfLevel(one.level) - rankOfLevel(other.level))
      : of.toSorted((one, other) => (isLater(one, other) ? -1 : 1))
  const chosen = sorted[kind === 'peer' ? Math.floor((sorted.length - 1) / 2) : 0]
  if (chosen === undefined) return null
  const counted = kind === 'peer' ? sorted : [chosen]
  const on = counted.reduce((latest, { ratedOn }) => (ratedOn > latest ? ratedOn : latest), '')
  return { level: chosen.level, kind, on, ratings: counted.map(({ id }) => id) }
}

/**
 * What the ratings of one person in one skill come to on a day: the word of lead or trainer before that of peers, and both before
 * one's own. Ratings after the day are not looked at. Null where there is none.
 */
export function standingOf(ratings: readonly RatingFacts[], on: string): Standing | null {
  const known = ratings.filter((rating) => rating.ratedOn <= on)
  return standingBy(known, 'lead') ?? standingBy(known, 'peer') ?? standingBy(known, 'self')
}

/** A person in a skill: `own` is what they say of themself; `target` the most that a role profile asks; `gap` levels missing. */
export type SkillCell = {
  readonly skill: string
  readonly standing: Standing | null
  readonly own: SkillLevel | null
  readonly target: SkillLevel | null
  readonly gap: number
}
export type SkillRow = {
  readonly person: string
  readonly name: string
  readonly cells: readonly SkillCell[]
  /** Skills in which the person stands below a role profile. */
  readonly gaps: number
}
/** A skill of the team: `able` people do it alone, of `needed`. */
export type SkillColumn = {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly able: number
  readonly needed: number
  readonly isShort: boolean
}
export type SkillMatrix = { readonly columns: readonly SkillColumn[]; readonly rows: readonly SkillRow[] }

export type SkillWorld = {
  readonly skills: readonly SkillFacts[]
  readonly people: readonly SkilledPerson[]
  readonly ratings: readonly RatingFacts[]
  readonly profiles: readonly ProfileFacts[]
  /** The day as of which is asked, `YYYY-MM-DD`. */
  readonly on: string
}

/** The most that the profiles which a person holds ask of each skill. */
function targetsOf(person: string, profiles: readonly ProfileFacts[]): ReadonlyMap<string, SkillLevel> {
  const targets = new Map<string, SkillLevel>()
  for (const { skills, holders } of profiles) {
    if (!holders.includes(person)) continue
    for (const { skill, level } of skills) {
      const known = targets.get(skill)
      if (known === undefined || rankOfLevel(level) > rankOfLevel(known)) targets.set(skill, level)
    }
  }
  return targets
}

function byPersonAndSkill(ratings: readonly RatingFacts[]): ReadonlyMap<string, ReadonlyMap<string, RatingFacts[]>> {
  const found = new Map<string, Map<string, RatingFacts[]>>()
  for (const rating of ratings) {
    const skills = found.get(rating.person) ?? new Map<string, RatingFacts[]>()
    found.set(rating.person, skills)
    const known = skills.get(rating.skill)
    if (known) known.push(rating)
    else skills.set(rating.skill, [rating])
  }
  return found
}

function cellOf(skill: string, ratings: readonly RatingFacts[], target: SkillLevel | null, on: string): SkillCell {
  const standing = standingOf(ratings, on)
  const own = standingBy(
    ratings.filter(({ ratedOn }) => ratedOn <= on),
    'self',
  )
  const reached = standing === null ? 0 : rankOfLevel(standing.level)
  const gap = target === null ? 0 : Math.max(0, rankOfLevel(target) - reached)
  return { skill, standing, own: own?.level ?? null, target, gap }
}

/**
 * The team by its skills as of a day: whoever holds a role profile or was rated, and has not left. Columns go by area and
 * title, rows by name.
 */
export function projectSkillMatrix({ skills, people, ratings, profiles, on }: SkillWorld): SkillMatrix {
  const ordered = skills.toSorted(
    (one, other) => nameOrder(one.area ?? '', other.area ?? '') || nameOrder(one.title, other.title),
  )
  const rated = byPersonAndSkill(ratings)
  const rows = people
    .filter(({ leftOn }) => leftOn === null || leftOn >= on)
    .filter(({ id }) => rated.has(id) || profiles.some(({ holders }) => holders.includes(id)))
    .map(({ id, name }): SkillRow => {
      const targets = targetsOf(id, profiles)
      const cells = ordered.map((skill) =>
        cellOf(skill.id, rated.get(id)?.get(skill.id) ?? [], targets.get(skill.id) ?? null, on),
      )
      return { person: id, name, cells, gaps: cells.filter(({ gap }) => gap > 0).length }
    })
    .toSorted((one, other) => nameOrder(one.name, other.name))
  const columns = ordered.map(({ id, title, area, needed }, index): SkillColumn => {
    const able = rows.filter(({ cells }) => isAlone(cells[index]?.standing?.level ?? null)).length
    const wanted = needed ?? neededUnlessSaid
    return { id, title, area: area ?? '', able, needed: wanted, isShort: able < wanted }
  })
  return { columns, rows }
}

/** Whether somebody of this level does the work without help. */
function isAlone(level: SkillLevel | null): boolean {
  return level !== null && rankOfLevel(level) >= rankOfLevel(aloneFrom)
}
