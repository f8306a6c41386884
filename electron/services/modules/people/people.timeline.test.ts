import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonTimeline } from '#shared/modules/people/people.contract.ts'
import { momentKey } from '#shared/modules/people/people.timeline.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the timeline of a person', () => {
  let engine: Engine
  let ada: AnyEntity
  let skill: AnyEntity

  const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
  const entries = async (person = ada.id) =>
    (await engine.call<PersonTimeline>('timeline.of', { person })).entries.map(({ on, kind, deed }) => [on, kind, deed])
  const kinds = async () => new Set((await entries()).map(([, kind]) => kind))

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    await engine.addMember('bob', ['auditor'])
    const tom = await engine.addMember('tom', ['trainer'])
    const other = await engine.addMember('eve', ['trainer'])
    skill = await make('skill', { title: 'Forensics' })
    const course = await make('course', { title: 'Duty', kind: 'awareness' })
    await make('trainingSession', {
      ...{
        course: course.id,
        title: 'Spring',
        startsAt: '2026-02-05T01:00:00.000Z',
        endsAt: '2026-02-05T04:00:00.000Z',
      },
      attendance: [{ person: ada.id, status: 'late' }],
    })
    const period = { start: '2026-01-10', end: '2026-01-20' }
    await make('exercise', { title: 'Winter', kind: 'redBlue', period, blueTeam: [ada.id] })
    const cancelled = async (record: string, draft: object) => {
      const { id, revision } = await make(record, draft)
      await engine.call(`${record}.move`, { id, revision, step: 'cancel', reason: 'No time' })
    }
    await cancelled('exercise', { title: 'Never', kind: 'redBlue', period, blueTeam: [ada.id] })
    await cancelled('competition', {
      ...{ title: 'Never', kind: 'internal', startsAt: '2026-02-03T01:00:00.000Z' },
      teams: [{ name: 'Blue', members: [ada.id] }],
    })
    await make('exercise', { title: 'Of others', kind: 'redBlue', period, redTeam: [other.id] })
    await make('skillRating', {
      skill: skill.id,
      person: ada.id,
      level: 'aware',
      kind: 'lead',
      ratedOn: '2026-02-01',
      ratedBy: engine.vault.actor().person,
    })
    const goals = [
      { goal: 'Image a disk', dueOn: '2026-06-30' },
      { goal: 'Image a disk', dueOn: '2026-06-30' },
      { goal: 'Read a log', dueOn: '2026-02-20', reachedOn: '2026-02-19' },
    ]
    await make('growthPlan', { title: 'Ada', person: ada.id, trainer: tom.id, period, goals })
    await cancelled('growthPlan', {
      ...{ title: 'Given up', person: ada.id, trainer: tom.id, period },
      goals: [{ goal: 'Write a rule', dueOn: '2026-06-01' }],
    })
    await make('accountabilityCase', {
      ...{ title: 'Late patch', concerns: 'person', person: ada.id, lapse: 'deadlineMissed', happenedOn: '2026-02-10' },
      facts: 'Nobody patched.',
    })
  })
  afterAll(() => engine.remove())

  it('holds every record that names them, the latest first, for whoever leads', async () => {
    expect(await entries()).toEqual([
      ['2026-06-30', 'goal', 'due'],
      ['2026-06-30', 'goal', 'due'],
      ['2026-02-19', 'goal', 'reached'],
      ['2026-02-10', 'accountability', 'lapsed'],
      ['2026-02-05', 'session', 'session'],
      ['2026-02-01', 'rating', 'rated'],
      ['2026-01-10', 'exercise', 'exercise'],
    ])
  })

  it('tells every moment apart, also goals of one wording and day', async () => {
    const { entries: all } = await engine.call<PersonTimeline>('timeline.of', { person: ada.id })
    expect(new Set(all.map(momentKey)).size).toBe(all.length)
  })

  // Sessions and exercises stand in lists that everybody reads; ratings, plans and cases only in those of whom they concern.
  it.each([
    ['the person', 'ada', ['session', 'exercise', 'rating', 'goal', 'accountability']],
    ['a colleague', 'bob', ['session', 'exercise']],
    ['their trainer', 'tom', ['session', 'exercise', 'rating', 'goal']],
    ['the trainer of others', 'eve', ['session', 'exercise', 'rating']],
  ])('tells %s what the lists would, and no more', async (_who, login, wanted) => {
    await engine.as(login)
    expect(await kinds()).toEqual(new Set(wanted))
  })

  it('is of nobody who is not there', async () => {
    expect(await refusalOf(entries(skill.id))).toMatchObject({ code: 'missing' })
  })
})
