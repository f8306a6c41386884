import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OperationError } from '#shared/contract/errors.ts'
import type { Page } from '#shared/contract/list.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { always } from '../../database/row-rule.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let plan: AnyEntity
let ada: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const seal = () =>
  engine.call('report.seal', { kind: 'growthPlan', id: plan.id, language: 'en', password: testPassword })

beforeAll(async () => {
  engine = await testEngine()
  ada = await engine.addMember('ada', ['auditor'])
  const bob = await engine.addMember('bob', ['auditor'])
  await engine.addMember('lee', ['lead'])
  await engine.addMember('vic', ['viewer'])
  await engine.addMember('tom', ['trainer'])
  await engine.as('tom')
  const skills = []
  for (const title of ['Forensics 取证', 'Traffic', 'Reporting']) skills.push(await create('skill', { title }))
  const levels = ['independent', 'assisted', 'aware']
  for (const [place, { id: skill }] of skills.entries())
    await create('skillRating', {
      ...{ skill, person: ada.id, level: levels[place], kind: 'lead', ratedOn: '2026-02-01' },
      ratedBy: engine.vault.actor().person,
    })
  const goals = skills.map(({ id: skill }, place) => ({
    ...{ goal: `Goal ${place + 1}`, skill, target: 'independent', dueOn: '2026-02-20' },
  }))
  plan = await create('growthPlan', {
    ...{ title: 'Growth 成长计划', person: ada.id, mentor: bob.id, goals, trainer: engine.vault.actor().person },
    ...{ period: { start: '2026-01-01', end: '2026-12-31' }, strengths: 'Calm *under* pressure.' },
  })
})
afterAll(() => engine.remove())

it('is refused before somebody agreed to it', async () => {
  expect((await refusalOf(seal())).key).toBe('growthDocument.refused.draft')
})

it('is refused to a mentor who does not see what others said of the person', async () => {
  await engine.as('bob')
  const drawn = engine.call('report.draw', { kind: 'growthPlan', id: plan.id, language: 'en' })
  for (const asked of [seal(), drawn]) expect((await refusalOf(asked)).key).toBe('growthDocument.refused.ratingsHidden')
})

it('is genuine to every judge once agreed, and says how far the person has come', async () => {
  await engine.as('lee')
  plan = await engine.call<AnyEntity>('growthPlan.move', {
    ...{ id: plan.id, revision: plan.revision, step: 'agree', changes: {} },
  })
  const spoken = {
    en: ['Growth成长计划', 'Of3skillsinthisplan,reached:1', 'Notreached', 'Knowsofit', 'Agreedby', 'Personada'],
    'zh-CN': ['Growth成长计划', '本计划3项技能中已达成1项', '未达成', '有所了解', '确认人', 'Personada'],
  }
  for (const language of ['en', 'zh-CN'] as const) {
    const pages = await sealGenuine(engine, { kind: 'growthPlan', id: plan.id, language })
    const text = pages.join('').replace(/\s/g, '')
    for (const part of spoken[language]) expect(text).toContain(part)
  }
})

/** What a member finds of the sealed plan: in the lists, in the signing room, in search, and of its file by name. */
async function found(login: string) {
  await engine.as(login)
  const total = async (record: string) => (await engine.call<Page<AnyEntity>>(`${record}.list`, {})).total
  const room = (await engine.call<SigningRoom>('report.room', {})).documents.length
  const hits = await engine.call<{ total: number }>('search.find', { text: '成长计划', records: ['seal'], limit: 20 })
  const [file] = engine.vault.store.table(exportRecord).all([], [], always)
  const opened = engine.call('file.open', {
    record: 'export',
    id: file?.id,
    attachment: filesIn(file?.file ?? null)[0]?.id,
  })
  const opens = await opened.then(() => 'opens').catch((error: OperationError) => error.code)
  return [await total('seal'), await total('export'), room, hits.total, opens]
}

it.each([
  ['who sealed it', 'lee', [2, 2, 2, 2, 'opens']],
  ['the trainer, who sees all that it says', 'tom', [2, 2, 2, 2, 'opens']],
  ['the person, who is to sign it', 'ada', [2, 2, 2, 2, 'opens']],
  ['a mentor, who does not see what others said of the person', 'bob', [0, 0, 0, 0, 'missing']],
  ['whoever looks around', 'vic', [0, 0, 0, 0, 'missing']],
] as const)('is found by nobody who may not read what it says: %s', async (_, login, expected) => {
  expect(await found(login)).toEqual(expected)
})
