import type { Entity } from '../../record/record.ts'
import type { growthPlanRecord } from './growth-plan.record.ts'
import { aloneFrom, rankOfLevel, type SkillLevel } from './skills.levels.ts'
import {
  type ProfileFacts,
  projectSkillMatrix,
  type SkillMatrix,
  type SkillRow,
  type SkillWorld,
} from './skills.projection.ts'

export type PlanFacts = Pick<Entity<typeof growthPlanRecord>, 'person' | 'period' | 'role' | 'goals'>

/** A skill of a plan: where the person stood when it began, where they stand now, and where it aims. */
export type GrowthAxis = {
  readonly skill: string
  readonly title: string
  readonly start: SkillLevel | null
  readonly now: SkillLevel | null
  readonly target: SkillLevel | null
}

const higher = (one: SkillLevel | null, other: SkillLevel | null) =>
  one === null || (other !== null && rankOfLevel(other) > rankOfLevel(one)) ? other : one

const rowOf = ({ rows }: SkillMatrix, person: string): SkillRow | null =>
  rows.find((row) => row.person === person) ?? null

/** The skills that a plan speaks of, by its goals and its role profile, at its beginning, on `world.on` and as aimed at. */
export function projectGrowth(plan: PlanFacts, world: SkillWorld): readonly GrowthAxis[] {
  const now = projectSkillMatrix(world)
  const then = projectSkillMatrix({ ...world, on: plan.period.start < world.on ? plan.period.start : world.on })
  const profile = world.profiles.find(({ id }) => id === plan.role)
  return now.columns.flatMap(({ id, title }, index): GrowthAxis[] => {
    const asked = profile?.skills.find(({ skill }) => skill === id)?.level ?? null
    const aimed = plan.goals
      .filter(({ skill }) => skill === id)
      .reduce<SkillLevel | null>((most, { target }) => higher(most, target), asked)
    if (aimed === null) return []
    const start = rowOf(then, plan.person)?.cells[index]?.standing?.level ?? null
    return [
      { skill: id, title, start, now: rowOf(now, plan.person)?.cells[index]?.standing?.level ?? null, target: aimed },
    ]
  })
}

/** A goal that follows from the records, with the rule that says so: a role profile asks more, or the team has too few. */
export type GoalSuggestion = {
  readonly skill: string
  readonly title: string
  readonly now: SkillLevel | null
  readonly target: SkillLevel
  readonly reason:
    | { readonly rule: 'profile'; readonly profile: string }
    | { readonly rule: 'shortage'; readonly able: number; readonly needed: number }
}

function profileAsking(
  profiles: readonly ProfileFacts[],
  plan: PlanFacts,
  skill: string,
  target: SkillLevel,
): string | null {
  const asking = profiles.find(
    ({ id, holders, skills }) =>
      (id === plan.role || holders.includes(plan.person)) &&
      skills.some((row) => row.skill === skill && row.level === target),
  )
  return asking?.title ?? null
}

/**
 * What a plan could aim at and does not yet, the widest gap first. Two rules: a role profile that the person holds, or that the
 * plan names, asks for more than is reached; or fewer people than needed do the work alone and this person already does it with
 * help.
 */
export function suggestGoals(plan: PlanFacts, world: SkillWorld): readonly GoalSuggestion[] {
  const named = world.profiles.map((profile) =>
    profile.id === plan.role ? { ...profile, holders: [...profile.holders, plan.person] } : profile,
  )
  const { columns, rows } = projectSkillMatrix({ ...world, profiles: named })
  const row = rows.find(({ person }) => person === plan.person)
  const aimed = new Set(plan.goals.map(({ skill }) => skill))
  const suggested = columns.flatMap((column, index): (GoalSuggestion & { readonly gap: number })[] => {
    const cell = row?.cells[index]
    if (!cell || aimed.has(column.id)) return []
    const now = cell.standing?.level ?? null
    const common = { skill: column.id, title: column.title, now }
    if (cell.target !== null && cell.gap > 0) {
      const profile = profileAsking(named, plan, column.id, cell.target) ?? ''
      return [{ ...common, target: cell.target, reason: { rule: 'profile', profile }, gap: cell.gap }]
    }
    const isNext = now === 'assisted' && column.isShort
    const { able, needed } = column
    return isNext ? [{ ...common, target: aloneFrom, reason: { rule: 'shortage', able, needed }, gap: 0 }] : []
  })
  return suggested.toSorted((one, other) => other.gap - one.gap).map(({ gap: _, ...suggestion }) => suggestion)
}
