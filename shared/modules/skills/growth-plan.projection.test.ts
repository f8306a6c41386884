import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { projectGrowthPlan, seesRatingsOf } from './growth-plan.projection.ts'
import type { growthPlanRecord } from './growth-plan.record.ts'
import type { RatingFacts } from './skills.projection.ts'

type Plan = Entity<typeof growthPlanRecord>

const goal = (more: Partial<Plan['goals'][number]>) => ({
  ...{ id: 'goal', goal: 'Goal', skill: null, target: null, measure: null, dueOn: null, reachedOn: null, ...more },
})
const plan: Plan = {
  ...{ id: 'plan', title: 'Plan', person: 'ada', mentor: 'bob', trainer: null, role: null, state: 'agreed' },
  ...{ period: { start: '2026-01-01', end: '2026-12-31' }, strengths: null, gaps: null, outcome: null, evidence: [] },
  goals: [
    goal({ skill: 'forensics', target: 'independent', dueOn: '2026-05-31' }),
    goal({ skill: 'traffic', target: 'assisted', dueOn: '2026-06-01', reachedOn: '2026-05-01' }),
    goal({ dueOn: '2026-06-01' }),
  ],
  reviews: [
    { id: 'later', reviewedOn: '2026-05-01', reviewer: 'bob', remark: 'second' },
    { id: 'earlier', reviewedOn: '2026-02-01', reviewer: 'cem', remark: 'first' },
  ],
  ...{ agreedBy: 'lee', agreedOn: '2026-01-05', closedBy: null, closedOn: null },
  ...{ revision: 'r', createdAt: '', createdBy: 'tom', updatedAt: '', updatedBy: 'tom', archived: false },
}
const rating = (skill: string, level: RatingFacts['level'], ratedOn: string): RatingFacts => ({
  ...{
    id: `${skill}${ratedOn}`,
    skill,
    person: 'ada',
    level,
    kind: 'lead',
    ratedOn,
    ratedBy: 'lee',
    createdAt: ratedOn,
  },
})
const skill = (id: string) => ({ id, title: id, area: null, needed: null })
const world = {
  skills: [skill('forensics'), skill('traffic'), skill('unasked')],
  people: [{ id: 'ada', name: 'Ada', leftOn: null }],
  ratings: [
    rating('forensics', 'aware', '2026-01-01'),
    rating('forensics', 'independent', '2026-07-01'),
    rating('traffic', 'assisted', '2026-01-01'),
  ],
  profiles: [],
}
const documentOf = (changes: Partial<Plan> = {}) =>
  projectGrowthPlan({
    ...{ organisation: null, plan: { ...plan, ...changes }, world, files: [] },
    ...{ today: '2026-06-01', nameOf: (_record: string, id: string | null) => id ?? '' },
  })

describe('a growth plan on paper', () => {
  it('says the skills that it speaks of as of today, and how many are reached', () => {
    const { axes, reached, on } = documentOf()
    expect({ axes: axes.map(({ skill: id, now, target }) => [id, now, target]), reached, on }).toEqual({
      axes: [
        ['forensics', 'aware', 'independent'],
        ['traffic', 'assisted', 'assisted'],
      ],
      ...{ reached: 1, on: '2026-06-01' },
    })
  })

  it('stands still on the day of its closing', () => {
    const closed = { state: 'closed' as const, closedBy: 'tom', closedOn: '2026-08-01' }
    expect(documentOf(closed)).toMatchObject({ on: '2026-08-01', reached: 2 })
  })

  it('calls a goal late once its day has passed without it', () => {
    expect(documentOf().goals.map(({ isLate }) => isLate)).toEqual([true, false, false])
  })

  it('tells reviews in the order of their days', () => {
    expect(documentOf().reviews.map(({ remark }) => remark)).toEqual(['first', 'second'])
  })

  it.each([
    ['who agreed and the person', {}, ['guide lee', 'person ada']],
    ['who closed it besides', { closedBy: 'tom', closedOn: '2026-08-01' }, ['guide lee', 'closer tom', 'person ada']],
    ['nobody twice', { closedBy: 'lee', closedOn: '2026-08-01' }, ['guide lee', 'person ada']],
  ] as const)('is signed by %s', (_, changes, signers) => {
    expect(documentOf(changes).signers.map(({ duty, id }) => `${duty} ${id}`)).toEqual(signers)
  })

  it.each([
    ['the person', 'ada', ['auditor'], true],
    ['the trainer', 'tom', ['trainer'], true],
    ['a mentor without a guiding role', 'bob', ['auditor'], false],
  ] as const)('may say everything to %s: %s', (_, person, roles, sees) => {
    expect(seesRatingsOf('ada', { person, roles })).toBe(sees)
  })
})
