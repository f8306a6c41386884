import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { CompetitionPoints } from '#shared/modules/training/training.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const at = (time: string) => `2026-01-10T${time}:00.000Z`

describe('points of a competition in an assessment', () => {
  let engine: Engine
  let cup: AnyEntity
  let assessment: AnyEntity
  const people: Record<string, string> = {}

  const rule = (given: object = {}) => ({
    ...{ assessment: assessment.id, component: 'Cups', competitions: [cup.id] },
    ...{ measure: 'ofWinner', sharing: 'each', ...given },
  })
  const shown = (given?: object) => engine.call<CompetitionPoints>('training.competitionPoints', rule(given))
  const take = (given?: object) => engine.call<{ taken: number }>('training.takeCompetitionPoints', rule(given))
  const step = async (record: string, id: string, name: string) => {
    const { revision } = (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
    await engine.call(`${record}.move`, { id, revision, step: name })
  }
  const scores = async () => (await engine.call<Page<AnyEntity>>('score.list', {})).rows
  const scoreOf = async (name: string) => (await scores()).find(({ person }) => person === people[name])
  const solve = async (draft: object) => engine.call('solve.create', { draft: { competition: cup.id, ...draft } })

  beforeAll(async () => {
    engine = await testEngine()
    await engine.addMember('tom', ['trainer'])
    await engine.as('tom')
    for (const name of ['Ana', 'Ben', 'Cem', 'Out'])
      people[name] = (await engine.call('person.create', { draft: { name } })).id
    const times = { startsAt: at('08:00'), endsAt: at('16:00') }
    cup = await engine.call('competition.create', { draft: { title: 'Cup', kind: 'internal', ...times } })
    const task = { competition: cup.id, valuing: 'static' }
    const web = await engine.call('challenge.create', { draft: { ...task, name: 'Web', value: 300 } })
    const key = await engine.call('challenge.create', { draft: { ...task, name: 'Key', value: 100 } })
    const members = ['Ana', 'Ben', 'Out'].map((name) => ({ name, person: people[name] }))
    const blue = await engine.call('entrant.create', {
      draft: { competition: cup.id, name: 'Blue', kind: 'team', members },
    })
    const cem = await engine.call('entrant.create', {
      draft: { competition: cup.id, name: 'Cem', kind: 'person', person: people.Cem },
    })
    await solve({ entrant: blue.id, challenge: web.id, at: at('09:00') })
    await solve({ entrant: blue.id, challenge: key.id, at: at('09:30') })
    await solve({ entrant: cem.id, challenge: key.id, at: at('10:00') })
    const components = [
      { name: 'Exam', kind: 'exam', weight: '60', maximum: '100', missing: 'notApplicable' },
      { name: 'Cups', kind: 'competition', weight: '40', maximum: '50', marks: 2, missing: 'notApplicable' },
    ]
    const draft = {
      ...{ title: 'Year', period: { start: '2026-01-01', end: '2026-12-31' }, passMark: '60', components },
      participants: ['Ana', 'Ben', 'Cem'].map((name) => people[name]),
    }
    assessment = await engine.call('assessment.create', { draft })
    await step('assessment', assessment.id, 'open')
  })
  afterAll(() => engine.remove())

  it('are refused until it has ended, and where the scheme has no place for them', async () => {
    expect(await refusalOf(shown())).toMatchObject({ code: 'conflict', key: 'errors.competitionNotOver' })
    await step('competition', cup.id, 'start')
    expect(await refusalOf(take())).toMatchObject({
      key: 'errors.competitionNotOver',
      parameters: { title: expect.stringContaining('Cup') },
    })
    await step('competition', cup.id, 'finish')
    for (const [given, key] of [
      [{ component: 'Exam' }, 'errors.noCompetitionComponent'],
      [{ competitions: [cup.id, cup.id, cup.id] }, 'errors.moreCompetitionsThanMarks'],
      [{ competitions: [cup.id, cup.id] }, 'errors.competitionTwice'],
      [{ measure: 'points' }, 'errors.pointsAboveMaximum'],
    ] as const)
      expect(await refusalOf(shown(given))).toMatchObject({ code: 'conflict', key })
    expect(await scores()).toEqual([])
  })

  it('are shown before they are taken, and change nothing when they are taken again', async () => {
    const preview = await shown()
    expect(preview.outside).toBe(1)
    expect(preview.rows.map(({ name, change, marks }) => [name, change, marks.map(({ points }) => points)])).toEqual([
      ['Ana', 'added', ['50.00']],
      ['Ben', 'added', ['50.00']],
      ['Cem', 'added', ['12.50']],
    ])
    expect(await scores()).toEqual([])
    expect(await take()).toEqual({ taken: 3 })
    const before = await scores()
    expect(await take()).toEqual({ taken: 0 })
    expect(await scores()).toEqual(before)
    expect((await shown()).rows.map(({ change }) => change)).toEqual(['same', 'same', 'same'])
    expect(await scoreOf('Cem')).toMatchObject({
      components: [{ component: 'Cups', mark: 1, points: '12.50' }],
      taken: [
        {
          component: 'Cups',
          mark: 1,
          points: '12.50',
          title: expect.stringContaining('Cup'),
          gained: '100.00',
          best: '400.00',
          rank: 2,
          field: 2,
        },
      ],
    })
  })

  it('go over those of another rule, and leave other marks, typed ones and moderated scores as they are', async () => {
    const ben = await scoreOf('Ben')
    const components = [{ component: 'Exam', points: '80' }, ...((ben?.components ?? []) as readonly object[])]
    await engine.call('score.update', { id: ben?.id, revision: ben?.revision, changes: { components } })
    await engine.as('mei')
    await step('score', String((await scoreOf('Ana'))?.id), 'moderate')
    await engine.as('tom')
    expect(await take({ measure: 'percentile' })).toEqual({ taken: 2 })
    expect((await scoreOf('Ben'))?.components).toMatchObject([
      { component: 'Exam', points: '80.00' },
      { component: 'Cups', points: '37.50' },
    ])
    expect((await scoreOf('Ana'))?.components).toMatchObject([{ component: 'Cups', points: '50.00' }])
    expect((await shown({ measure: 'percentile' })).rows.map(({ change }) => change)).toEqual(['fixed', 'same', 'same'])
  })

  it('cannot be given a source by typing, and the journal holds', async () => {
    const cem = await scoreOf('Cem')
    const forged = { id: cem?.id, revision: cem?.revision, changes: { taken: [] } }
    expect((await refusalOf(engine.call('score.update', forged))).code).toBe('invalid')
    await engine.as('mei')
    expect(await engine.call('journal.audit', {})).toMatchObject({ damages: [] })
  })
})
