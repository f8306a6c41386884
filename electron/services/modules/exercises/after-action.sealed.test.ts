import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { openPdf } from '../../documents/signature/pdf-file.ts'
import { attachmentNames, attachmentsOf } from '../../documents/verify/attachments.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let exercise: AnyEntity
let before: AnyEntity

const carried = z.looseObject({
  records: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
  names: z.record(z.string(), z.string()),
})

const move = async (entity: AnyEntity, step: string, changes: object = {}) =>
  await engine.call<AnyEntity>('exercise.move', { id: entity.id, revision: entity.revision, step, changes })
const at = (month: string, minute: string) => `${month}-03T10:${minute}:00.000Z`

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
    period: { start: `${month}-01`, end: `${month}-28` },
    stopConditions: [{ condition: 'A payment stops', calledBy: lead, signal: 'Line closed' }],
    contacts: [{ name: 'Duty desk', reachedBy: `Ext. 61-${month}` }],
  }
  let found = await move(await engine.call('exercise.create', { draft }), 'start')
  const attack = async (values: object) =>
    await engine.call<AnyEntity>('attackStep.create', { draft: { exercise: found.id, vector: 'phishing', ...values } })
  const lure = await attack({
    ...{
      position: 1,
      title: 'Lure 钓鱼邮件',
      target: 'Mailbox 邮箱',
      tactic: 'TA0001',
      technique: 'T1566.001',
      expected: 'alerted',
    },
  })
  await engine.call('attackStep.update', {
    ...{ id: lure.id, revision: lure.revision },
    changes: { outcome: 'succeeded', startedAt: at(month, '00') },
  })
  const ran = { outcome: 'partly', startedAt: at(month, '10') }
  const copied = await attack({
    position: 2,
    title: 'Copy 😀 out',
    source: 'mailbox  邮箱',
    target: 'Share',
    technique: 'T1048',
    ...ran,
  })
  const fact = async (attackStep: string, values: object) =>
    await engine.call('defenceFact.create', { draft: { attackStep, certainty: 'exact', analyst: lead, ...values } })
  await fact(lure.id, { kind, at: at(month, '07'), source: 'Mail gateway' })
  await fact(copied.id, { kind: 'missed', certainty: 'unknown' })
  await fact(copied.id, { kind: 'falseAlert', at: at(month, '15'), note: 'A backup job' })
  const inject = { exercise: found.id, position: 1, offset: 600, channel: 'mail', recipient: 'Press office' }
  await engine.call('inject.create', {
    draft: { ...inject, title: `Press calls ${month}`, wording: 'A paper asks', withheld: 'The day was quiet' },
  })
  await engine.call('whiteCard.create', {
    draft: { recipient: 'Red', exercise: found.id, title: `Account given ${month}`, declared: 'The account is taken' },
  })
  await engine.call('lesson.create', {
    draft: {
      ...{ exercise: found.id, attackStep: lure.id, lesson: `Read the gate ${month}`, observation: 'Nobody read it' },
      ...{ owner: lead, dueOn: `${month}-28` },
    },
  })
  found = await move(found, 'finish')
  return found
}

beforeAll(async () => {
  engine = await testEngine()
  const first = await move(await runOf('2025-12', 'logged', null), 'close')
  before = await move(await runOf('2026-01', 'logged', first.id), 'close')
  exercise = await runOf('2026-02', 'alerted', before.id)
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
        ? ['50%', '1wentbetter', 'Falsealert', 'Formula1.', 'earlierexercisesthatarestillopen:2']
        : ['50%', '1个好转', '误报', '公式1', '以往演练尚未落实的经验教训：2条']
    for (const part of [
      'Lure钓鱼邮件',
      'T1566.001',
      'Abackupjob',
      'Mailbox邮箱',
      'Apaymentstops',
      'Presscalls2026-02',
      'Thedaywasquiet',
      'Accountgiven2026-02',
      'Theaccountistaken',
      'Watchthemailgate',
      'Readthegate2025-12',
      'Readthegate2026-01',
      'Readthegate2026-02',
      '〔U+1F600〕',
      ...own,
    ])
      expect(text.replaceAll(/\s/gu, ''), part).toContain(part)
    // A word that no catalogue of the report has is printed as its key.
    expect(text.match(/\b(?:afterAction|record|exercise\w*|inject|whiteCard|lesson\w*|finding)\.[a-z]\w+/gu)).toBeNull()
  }
})

it('carries the exercise and the one it is compared with, of those before their lessons alone, and nobody’s telephone', async () => {
  const which = { kind: 'exercise', id: exercise.id, language: 'en', password: testPassword }
  const { file } = await engine.call<SealedReport>('report.seal', which)
  const attached = attachmentsOf(openPdf(await bytesOf(engine, file)))
    .get(attachmentNames.records)
    ?.toString()
  const { records, names } = carried.parse(JSON.parse(attached ?? ''))
  expect(records.exercise?.map(({ id }) => id).toSorted()).toEqual([before.id, exercise.id].toSorted())
  expect(records.lesson?.map(({ lesson }) => lesson).toSorted()).toEqual(
    ['2025-12', '2026-01', '2026-02'].map((month) => `Read the gate ${month}`),
  )
  for (const own of ['inject', 'whiteCard'])
    expect(
      records[own]?.map(({ title }) => title),
      own,
    ).toEqual([expect.stringContaining('2026-02')])
  expect(Object.values(names)).toContainEqual(expect.stringContaining('Drill 演练 2025-12'))
  expect(attached).not.toContain('Ext. 61-')
})
