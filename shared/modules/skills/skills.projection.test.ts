import { describe, expect, it } from 'vitest'
import { type PlanFacts, projectGrowth, suggestGoals } from './skills.growth.ts'
import type { SkillLevel } from './skills.levels.ts'
import { projectSkillMatrix, type RatingFacts, type SkillWorld, standingOf } from './skills.projection.ts'

let made = 0
function rating(
  level: SkillLevel,
  kind: RatingFacts['kind'],
  ratedOn: string,
  more: Partial<RatingFacts> = {},
): RatingFacts {
  made += 1
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, made)).toISOString()
  const ratedBy = kind === 'self' ? 'ada' : 'lead'
  return { id: `r${made}`, skill: 'forensics', person: 'ada', level, kind, ratedOn, ratedBy, createdAt, ...more }
}
const peer = (by: string, level: SkillLevel, on = '2026-03-01') => rating(level, 'peer', on, { ratedBy: by })

describe('what ratings come to', () => {
  const cases: readonly (readonly [string, readonly RatingFacts[], string | null])[] = [
    ['nothing', [], null],
    ['one of oneself', [rating('expert', 'self', '2026-01-05')], 'expert self 2026-01-05'],
    [
      'peers before oneself',
      [rating('expert', 'self', '2026-05-05'), peer('bob', 'assisted')],
      'assisted peer 2026-03-01',
    ],
    [
      'the lead before peers, though earlier',
      [peer('bob', 'expert'), rating('aware', 'lead', '2026-01-05')],
      'aware lead 2026-01-05',
    ],
    [
      'the latest word of the leads',
      [rating('independent', 'lead', '2026-04-01'), rating('aware', 'lead', '2026-01-05', { ratedBy: 'trainer' })],
      'independent lead 2026-04-01',
    ],
    [
      'of one day the one entered last',
      [rating('aware', 'lead', '2026-04-01'), rating('assisted', 'lead', '2026-04-01')],
      'assisted lead 2026-04-01',
    ],
    [
      'the lower middle of peers, each counted once',
      [
        peer('bob', 'none', '2026-01-01'),
        peer('bob', 'expert', '2026-02-01'),
        peer('cem', 'assisted', '2026-01-15'),
        peer('dan', 'aware', '2026-01-15'),
        peer('eve', 'independent', '2026-01-15'),
      ],
      'assisted peer 2026-02-01',
    ],
    ['nothing of a later day', [rating('expert', 'lead', '2026-07-01')], null],
  ]
  it.each(cases)('%s', (_, ratings, expected) => {
    const found = standingOf(ratings, '2026-06-30')
    expect(found && `${found.level} ${found.kind} ${found.on}`).toBe(expected)
  })
})

const world = (more: Partial<SkillWorld> = {}): SkillWorld => ({
  skills: [
    { id: 'writing', title: 'Report writing', area: null, needed: null },
    { id: 'forensics', title: 'Forensics', area: 'Response', needed: 1 },
    { id: 'capture', title: 'Capture analysis', area: 'Response', needed: null },
  ],
  people: [
    { id: 'bob', name: 'Bob', leftOn: null },
    { id: 'ada', name: 'Ada', leftOn: null },
    { id: 'gone', name: 'Gone', leftOn: '2026-02-01' },
    { id: 'nobody', name: 'Nobody', leftOn: null },
  ],
  ratings: [
    rating('independent', 'lead', '2026-01-05'),
    rating('assisted', 'lead', '2026-01-05', { skill: 'capture' }),
    rating('expert', 'lead', '2026-01-05', { skill: 'capture', person: 'gone' }),
  ],
  profiles: [
    {
      id: 'analyst',
      title: 'Duty analyst',
      holders: ['bob', 'ada'],
      skills: [
        { id: '1', skill: 'forensics', level: 'expert' },
        { id: '2', skill: 'writing', level: 'aware' },
      ],
    },
  ],
  on: '2026-06-30',
  ...more,
})

const plan = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  person: 'ada',
  period: { start: '2026-01-01', end: '2026-12-31' },
  role: null,
  goals: [],
  ...more,
})

describe('the matrix', () => {
  it('shows who holds a profile or was rated and has not left, by name, with what is missing', () => {
    const { rows } = projectSkillMatrix(world())
    expect(rows.map(({ name, gaps, cells }) => [name, gaps, cells.map(({ gap }) => gap)])).toEqual([
      ['Ada', 2, [1, 0, 1]],
      ['Bob', 2, [1, 0, 4]],
    ])
  })

  it('says of each skill how many do it alone and whether that is enough', () => {
    const { columns } = projectSkillMatrix(world())
    expect(columns.map(({ title, able, needed, isShort }) => [title, able, needed, isShort])).toEqual([
      ['Report writing', 0, 2, true],
      ['Capture analysis', 0, 2, true],
      ['Forensics', 1, 1, false],
    ])
  })

  it('counts whoever had not left on the day that is asked for', () => {
    const { columns } = projectSkillMatrix(world({ on: '2026-01-31' }))
    expect(columns.find(({ id }) => id === 'capture')?.able).toBe(1)
  })
})

describe('a plan', () => {
  it('shows start, now and aim of the skills that its goals and its profile speak of', () => {
    const goals = [
      {
        id: 'g',
        goal: 'x',
        skill: 'capture',
        target: 'independent',
        measure: null,
        dueOn: null,
        reachedOn: null,
      } as const,
    ]
    const ratings = [...world().ratings, rating('expert', 'lead', '2026-05-01')]
    const period = { start: '2026-02-01', end: '2026-12-31' }
    expect(projectGrowth(plan({ goals, period, role: 'analyst' }), world({ ratings }))).toEqual([
      { skill: 'writing', title: 'Report writing', start: null, now: null, target: 'aware' },
      { skill: 'capture', title: 'Capture analysis', start: 'assisted', now: 'assisted', target: 'independent' },
      { skill: 'forensics', title: 'Forensics', start: 'independent', now: 'expert', target: 'expert' },
    ])
  })

  it('is offered what a profile asks and what the team is short of, each with its rule, and nothing it has', () => {
    const reasons = (given: PlanFacts) =>
      suggestGoals(given, world()).map(({ skill, target, reason }) => [skill, target, reason])
    const goal = {
      id: 'g',
      goal: 'x',
      skill: 'forensics',
      target: 'expert',
      measure: null,
      dueOn: null,
      reachedOn: null,
    } as const
    const writing = ['writing', 'aware', { rule: 'profile', profile: 'Duty analyst' }]
    const capture = ['capture', 'independent', { rule: 'shortage', able: 0, needed: 2 }]
    expect(reasons(plan())).toEqual([
      writing,
      ['forensics', 'expert', { rule: 'profile', profile: 'Duty analyst' }],
      capture,
    ])
    expect(reasons(plan({ goals: [goal] }))).toEqual([writing, capture])
  })

  it('is measured by the profile it names, though the person does not hold it yet', () => {
    const given = world({ profiles: world().profiles.map((profile) => ({ ...profile, holders: [] })) })
    expect(suggestGoals(plan({ role: 'analyst' }), given).map(({ skill }) => skill)).toEqual([
      'writing',
      'forensics',
      'capture',
    ])
  })
})
