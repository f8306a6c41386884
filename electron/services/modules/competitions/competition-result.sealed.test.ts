import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let cup: AnyEntity
let unowned: AnyEntity

const at = (time: string) => `2026-01-10T${time}:00.000Z`
const create = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (id: string, step: string) => {
  const { revision } = (await engine.call<{ entity: AnyEntity }>('competition.get', { id })).entity
  return await engine.call<AnyEntity>('competition.move', { id, revision, step, reason: 'Because' })
}
const asked = (id: string) => ({ kind: 'competitionResult', id, language: 'en' as const })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('vic', ['viewer'])
  const times = { startsAt: at('08:00'), endsAt: at('16:00'), kind: 'internal' }
  cup = await create('competition', {
    ...{
      title: 'Autumn cup 秋季赛',
      ...times,
      freezesAt: at('12:00'),
      entry: 'team',
      owner: engine.vault.actor().person,
    },
    teams: [{ name: 'Guests', members: [], points: '7.50', rank: 3 }],
    awards: [{ name: 'Best write-up', person: null, team: 'Red', rank: 1 }],
    lessons: 'Start **earlier**.',
  })
  unowned = await create('competition', { title: 'Nobody owns', ...times })
  const competition = cup.id
  const web = await create('challenge', {
    competition,
    name: 'Web',
    valuing: 'linear',
    initial: 100,
    minimum: 10,
    decay: 20,
  })
  const key = await create('challenge', { competition, name: 'Key', category: 'Crypto', valuing: 'static', value: 50 })
  const entrant = (name: string, over: object) => create('entrant', { competition, name, kind: 'team', ...over })
  const members = [{ name: 'Ada 艾达', email: 'ada@example.org', person: null }]
  const blue = await entrant('Blue', { bracket: 'House', email: 'blue@example.org' })
  const red = await entrant('Red', { bracket: 'Guests', members })
  const trial = await entrant('Trial run', { hidden: true })
  for (const [one, challenge, time] of [
    [trial, web, '08:30'],
    [blue, web, '09:00'],
    [red, web, '10:00'],
    [red, key, '13:00'],
  ] as const)
    await create('solve', { competition, entrant: one.id, challenge: challenge.id, at: at(time) })
  await create('award', { competition, entrant: red.id, points: -5, reason: 'Noise', at: at('14:00') })
  for (const one of [cup, unowned]) await move(one.id, 'start')
})
afterAll(() => engine.remove())

it('waits for the end of the competition and for an owner who signs', async () => {
  const seal = (id: string) => engine.call('report.seal', { ...asked(id), password: testPassword })
  expect((await refusalOf(seal(cup.id))).key).toBe('competitionResult.refused.notFinished')
  await move(unowned.id, 'finish')
  expect((await refusalOf(seal(unowned.id))).key).toBe('competitionResult.refused.noOwner')
})

it('tells nothing of a frozen scoreboard to whoever may not see it', async () => {
  await engine.as('vic')
  expect((await refusalOf(engine.call('report.draw', asked(cup.id)))).key).toBe('errors.standingsFrozen')
  await engine.as('mei')
})

it.each(['en', 'zh-CN'] as const)('is genuine to every judge and tells the final standing, in %s', async (language) => {
  if (language === 'en') await move(cup.id, 'finish')
  const pages = await sealGenuine(engine, { kind: 'competitionResult', id: cup.id, language })
  const text = pages.join('').replace(/\s/g, '')
  const shown = ['Autumncup秋季赛', 'Ada艾达', '125', 'Crypto', 'Noise', 'Bestwrite-up', 'Guests', '7.50', 'earlier']
  for (const part of shown) expect(text).toContain(part)
  expect(text).toContain(language === 'en' ? 'Redwonwith125points' : 'Red以125分获得第一名')
  for (const part of ['Trial', 'example.org']) expect(text).not.toContain(part)
})

it('is for those who see the scores of everybody', async () => {
  await engine.as('vic')
  expect((await refusalOf(engine.call('report.draw', asked(cup.id)))).key).toBe('competitionResult.refused.ownOnly')
  await engine.as('mei')
})
