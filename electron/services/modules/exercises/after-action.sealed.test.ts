import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let exercise: AnyEntity

const move = async (entity: AnyEntity, step: string, changes: object = {}) =>
  await engine.call<AnyEntity>('exercise.move', { id: entity.id, revision: entity.revision, step, changes })
const at = (month: string, minute: string) => `2026-${month}-03T10:${minute}:00.000Z`

async function runOf(month: string, kind: 'logged' | 'alerted', previousExercise: string | null) {
  const lead = engine.vault.actor().person
  const texts = {
    scope: 'Office network',
    rules: 'Agreed hours',
    objectives: 'See who notices',
    summary: 'Noticed late',
  }
  const draft = {
    ...{
      ...texts,
      title: `Drill 演练 ${month}`,
      kind: 'redBlue',
      lead,
      previousExercise,
      lessons: 'Watch the mail gate',
    },
    period: { start: `2026-${month}-01`, end: `2026-${month}-28` },
  }
  let found = await move(await engine.call('exercise.create', { draft }), 'start')
  const attack = async (values: object) =>
    await engine.call<AnyEntity>('attackStep.create', { draft: { exercise: found.id, vector: 'phishing', ...values } })
  const lure = await attack({
    ...{ position: 1, title: 'Lure 钓鱼邮件', tactic: 'TA0001', technique: 'T1566.001', expected: 'alerted' },
  })
  await engine.call('attackStep.update', {
    ...{ id: lure.id, revision: lure.revision },
    changes: { outcome: 'succeeded', startedAt: at(month, '00') },
  })
  const ran = { outcome: 'partly', startedAt: at(month, '10') }
  const copied = await attack({ position: 2, title: 'Copy 😀 out', technique: 'T1048', ...ran })
  const fact = async (attackStep: string, values: object) =>
    await engine.call('defenceFact.create', { draft: { attackStep, certainty: 'exact', analyst: lead, ...values } })
  await fact(lure.id, { kind, at: at(month, '07'), source: 'Mail gateway' })
  await fact(copied.id, { kind: 'missed', certainty: 'unknown' })
  await fact(copied.id, { kind: 'falseAlert', at: at(month, '15'), note: 'A backup job' })
  await engine.call('lesson.create', {
    draft: {
      ...{ exercise: found.id, attackStep: lure.id, lesson: `Read the gate ${month}`, observation: 'Nobody read it' },
      ...{ owner: lead, dueOn: `2026-${month}-28` },
    },
  })
  found = await move(found, 'finish')
  return found
}

beforeAll(async () => {
  engine = await testEngine()
  exercise = await runOf('01', 'logged', null)
  const before = await move(exercise, 'close')
  exercise = await runOf('02', 'alerted', before.id)
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('is refused until the exercise is closed, since its figures can still change', async () => {
  const sealed = { kind: 'exercise', id: exercise.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', sealed))).key).toBe('afterAction.refused.notClosed')
})

it('is genuine to every judge, and tells the course, the figures, what got better and what was learned', async () => {
  exercise = await move(exercise, 'close')
  for (const language of ['en', 'zh-CN'] as const) {
    const text = (await sealGenuine(engine, { kind: 'exercise', id: exercise.id, language })).join('')
    const own =
      language === 'en'
        ? ['50%', '1wentbetter', 'Falsealert', 'Formula1.', 'earlierexercisesthatarestillopen:1']
        : ['50%', '1个好转', '误报', '公式1', '以往演练尚未落实的经验教训：1条']
    for (const part of [
      'Lure钓鱼邮件',
      'T1566.001',
      'Abackupjob',
      'Watchthemailgate',
      'Readthegate01',
      'Readthegate02',
      '〔U+1F600〕',
      ...own,
    ])
      expect(text.replaceAll(/\s/gu, ''), part).toContain(part)
  }
})
