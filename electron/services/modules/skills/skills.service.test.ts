import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Curriculum } from '#shared/modules/skills/skills.contract.ts'
import { projectSkillMatrix, type SkillWorld } from '#shared/modules/skills/skills.projection.ts'
import { partRows } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the skills of a team', () => {
  let engine: Engine
  const people: Record<string, AnyEntity> = {}
  let skill: AnyEntity

  const rate = (person: string, level: string, kind: string, more: object = {}) =>
    engine.call<AnyEntity>('skillRating.create', {
      draft: {
        ...{ skill: skill.id, person: people[person]?.id, level, kind },
        ...{ ratedOn: '2026-01-05', ratedBy: engine.vault.actor().person },
        ...more,
      },
    })
  const levels = async () => {
    const world = await engine.call<Omit<SkillWorld, 'on'>>('skills.world', {})
    const { rows } = projectSkillMatrix({ ...world, on: '2026-06-30' })
    return rows.flatMap(({ person, cells }) => {
      const name = Object.keys(people).find((key) => people[key]?.id === person)
      return cells.map(({ standing }) => `${name} ${standing?.level} ${standing?.kind}`)
    })
  }

  beforeAll(async () => {
    engine = await testEngine()
    people.tom = await engine.addMember('tom', ['trainer'])
    people.ada = await engine.addMember('ada', ['auditor'])
    people.bob = await engine.addMember('bob', ['auditor'])
    skill = await engine.call<AnyEntity>('skill.create', { draft: { title: 'Forensics' } })
  })
  afterAll(() => engine.remove())

  it('are seen by the person, by who rated them and by who leads, and by nobody else', async () => {
    await engine.as('tom')
    await rate('ada', 'independent', 'lead')
    await rate('bob', 'aware', 'lead')
    await engine.as('ada')
    await rate('bob', 'expert', 'peer')
    await rate('ada', 'none', 'self')
    expect(await levels()).toEqual(['ada independent lead', 'bob expert peer'])
    await engine.as('bob')
    expect(await levels()).toEqual(['bob aware lead'])
    await engine.as('tom')
    expect((await levels()).toSorted()).toEqual(['ada independent lead', 'bob aware lead'])
  })

  it('are signed by who is signed in', async () => {
    await engine.as('bob')
    const forged = await refusalOf(rate('ada', 'expert', 'lead', { ratedBy: people.tom?.id }))
    expect(forged).toMatchObject({ code: 'invalid', fields: [{ path: 'ratedBy' }] })
  })

  it('become plans that the person, mentor and trainer read, and that the person cannot agree to alone', async () => {
    await engine.as('tom')
    const plan = await engine.call<AnyEntity>('growthPlan.create', {
      draft: {
        ...{ title: 'Plan', person: people.tom?.id, mentor: people.ada?.id, trainer: people.tom?.id },
        ...{ period: { start: '2026-01-01', end: '2026-12-31' }, goals: [{ goal: 'Give a talk' }] },
      },
    })
    const { id, revision } = plan
    expect(await refusalOf(engine.call('growthPlan.move', { id, revision, step: 'agree' }))).toMatchObject({
      key: 'errors.separationOfDuties',
    })
    await engine.as('ada')
    expect(await engine.call('growthPlan.get', { id })).toMatchObject({ entity: { id } })
    await engine.as('bob')
    expect(await refusalOf(engine.call('growthPlan.get', { id }))).toMatchObject({ code: 'missing' })
    await engine.as('mei')
    expect(await engine.call('growthPlan.move', { id, revision, step: 'agree' })).toMatchObject({ state: 'agreed' })
  })

  it('have courses that a role asks for, told of the person and of the role from every session held', async () => {
    await engine.as('mei')
    const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
    const course = await make('course', { title: 'Duty', kind: 'awareness' })
    const profile = await make('roleProfile', {
      ...{ title: 'Analyst', holders: [people.ada?.id, people.bob?.id] },
      courses: [{ course: course.id }],
    })
    const { id, revision } = await make('trainingSession', {
      ...{ course: course.id, title: 'Duty: spring' },
      ...{ startsAt: '2026-02-05T01:00:00.000Z', endsAt: '2026-02-05T04:00:00.000Z' },
      attendance: [{ person: people.ada?.id, status: 'attended' }],
    })
    await engine.call('trainingSession.move', { id, revision, step: 'hold' })
    const told = async (of: string, one: string | undefined) =>
      (await engine.call<Curriculum>('skills.curriculum', { of, id: one })).demands.map((demand) => [
        demand.person,
        demand.standing,
      ])
    expect(await told('profile', profile.id)).toEqual([
      [people.ada?.id, 'held'],
      [people.bob?.id, 'missing'],
    ])
    expect(await told('person', people.ada?.id)).toEqual([[people.ada?.id, 'held']])
    expect(await told('person', people.tom?.id)).toEqual([])
  })

  it('are held to what a role asked on a day, whatever it asks since', async () => {
    await engine.as('mei')
    const draft = { title: 'Responder', skills: [{ skill: skill.id, level: 'aware' }] }
    const { id, revision, skills } = await engine.call<AnyEntity>('roleProfile.create', { draft })
    const [row] = partRows(skills)
    engine.host.advance(3 * 86_400_000)
    await engine.as('mei')
    await engine.call('roleProfile.update', { id, revision, changes: { skills: [{ ...row, level: 'expert' }] } })
    const asked = async (input: object) => {
      const { profiles } = await engine.call<Omit<SkillWorld, 'on'>>('skills.world', input)
      return profiles.find((profile) => profile.id === id)?.skills.map(({ level }) => level)
    }
    expect(await asked({})).toEqual(['expert'])
    expect(await asked({ on: '2026-03-03' })).toEqual(['aware'])
    expect(await asked({ on: '2026-03-05' })).toEqual(['expert'])
  })
})
