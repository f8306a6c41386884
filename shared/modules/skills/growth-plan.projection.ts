import type { Entity } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { growthPlanRecord } from './growth-plan.record.ts'
import { skillRatingRecord } from './skill-rating.record.ts'
import { type GrowthAxis, projectGrowth } from './skills.growth.ts'
import { rankOfLevel, type SkillLevel } from './skills.levels.ts'
import type { SkillWorld } from './skills.projection.ts'

type Plan = Entity<typeof growthPlanRecord>

/** A goal as the document prints it, names resolved; days `YYYY-MM-DD`. */
export type PlannedGoal = {
  readonly goal: string
  readonly skill: string
  readonly target: SkillLevel | null
  readonly measure: string
  readonly dueOn: string | null
  readonly reachedOn: string | null
  /** Not reached though its day has passed. */
  readonly isLate: boolean
}

/** A person who stands for the plan, and the day of their part where the records know it. */
export type PlanSigner = {
  readonly duty: 'guide' | 'closer' | 'person'
  readonly id: string
  readonly person: string
  readonly on: string | null
}

/** A growth plan as its document prints it on a day: what was agreed, how far the person has come, and who reviewed it. */
export type GrowthPlanDocument = {
  readonly organisation: string
  readonly classification: string
  readonly title: string
  readonly person: string
  readonly mentor: string
  readonly trainer: string
  readonly period: Plan['period']
  readonly role: string
  readonly state: Plan['state']
  /** The day as of which skills are said: that of the closing for a closed plan. */
  readonly on: string
  readonly axes: readonly GrowthAxis[]
  /** How many of the skills stand where the plan aims. */
  readonly reached: number
  readonly texts: Readonly<Record<'strengths' | 'gaps' | 'outcome', string>>
  readonly goals: readonly PlannedGoal[]
  readonly reviews: readonly { readonly on: string; readonly reviewer: string; readonly remark: string }[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly signers: readonly PlanSigner[]
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly plan: Plan
  readonly world: Omit<SkillWorld, 'on'>
  readonly files: GrowthPlanDocument['files']
  readonly today: string
  readonly nameOf: (record: string, id: string | null) => string
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** Whether a skill stands where its plan aims. */
export function isReached({ now, target }: Pick<GrowthAxis, 'now' | 'target'>): boolean {
  return (now === null ? 0 : rankOfLevel(now)) >= (target === null ? 0 : rankOfLevel(target))
}

/** Whether a reader sees every rating of a person, without which a document would say less of them than is known. */
export function seesRatingsOf(person: string, reader: { readonly person: string; readonly roles: readonly Role[] }) {
  const { rows } = skillRatingRecord
  return person === reader.person || rows?.rule !== 'own' || rows.except.some((role) => reader.roles.includes(role))
}

/** Who agreed the plan signs first, or who closed it once it is closed; then the person whose plan it is. */
function signersOf({ plan, nameOf }: Source): readonly PlanSigner[] {
  const { agreedBy, agreedOn, closedBy, closedOn, person } = plan
  const signer = (duty: PlanSigner['duty'], id: string, on: string | null) => {
    return { duty, id, person: nameOf('person', id), on }
  }
  const guides = [
    ...(agreedBy === null ? [] : [signer('guide', agreedBy, agreedOn)]),
    ...(closedBy === null || closedBy === agreedBy ? [] : [signer('closer', closedBy, closedOn)]),
  ]
  return [...guides, signer('person', person, null)]
}

/** What the document of a growth plan says; the figures are those of the window. */
export function projectGrowthPlan(source: Source): GrowthPlanDocument {
  const { organisation, plan, world, today, nameOf } = source
  const on = plan.closedOn ?? today
  const axes = projectGrowth(plan, { ...world, on })
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    classification: textOf(organisation?.classification),
    title: plan.title,
    ...{ person: nameOf('person', plan.person), mentor: nameOf('person', plan.mentor) },
    ...{ trainer: nameOf('person', plan.trainer), period: plan.period, role: nameOf('roleProfile', plan.role) },
    ...{ state: plan.state, on, axes, reached: axes.filter(isReached).length },
    texts: { strengths: plan.strengths ?? '', gaps: plan.gaps ?? '', outcome: plan.outcome ?? '' },
    goals: plan.goals.map(({ goal, skill, target, measure, dueOn, reachedOn }) => ({
      ...{ goal, skill: nameOf('skill', skill), target, measure: measure ?? '', dueOn, reachedOn },
      isLate: reachedOn === null && dueOn !== null && dueOn < on,
    })),
    reviews: plan.reviews
      .map(({ reviewedOn, reviewer, remark }) => ({ on: reviewedOn, reviewer: nameOf('person', reviewer), remark }))
      .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    files: source.files,
    signers: signersOf(source),
  }
}
