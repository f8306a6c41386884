import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

describe('what a member should look at', () => {
  let engine: Engine
  let ada: AnyEntity
  let late: AnyEntity

  const listed = async () => {
    const { items } = await engine.call<{ readonly items: readonly AttentionItem[] }>('attention.list', {})
    return items.map(({ kind, title, step, day }) => [kind, title.replace(/^F-\S+ /, ''), step, day])
  }

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    const department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const finding = (title: string, more: Readonly<Record<string, string>>) =>
      engine.call('finding.create', {
        draft: { title, severity: 'medium', condition: 'c', criterion: 'd', department: department.id, ...more },
      })
    late = await finding('Late', { owner: ada.id, dueOn: '2026-02-27' })
    await finding('Soon', { owner: ada.id, dueOn: '2026-03-06' })
    await finding('Some day', { owner: ada.id, dueOn: '2026-06-01' })
    await finding('Of nobody', {})
    const mine = { owner: engine.vault.actor().person, dueOn: '2026-03-30', response: 'agreed' }
    const done = await finding('Done by Mei', mine)
    const planned = await engine.call('finding.move', { id: done.id, revision: done.revision, step: 'planAction' })
    await engine.call('finding.move', {
      id: done.id,
      revision: planned.revision,
      step: 'implement',
      changes: { implementationNote: 'closed' },
    })
    const subject = { subjectRecord: 'finding', subject: late.id }
    await engine.call('comment.create', { draft: { ...subject, body: 'When?', mentions: [] } })
    await engine.call('comment.create', { draft: { ...subject, body: 'Ada, please', mentions: [ada.id] } })
  })
  afterAll(() => engine.remove())

  it('begins with what presses most and names each record once', async () => {
    await engine.as('ada')
    expect(await listed()).toEqual([
      ['overdue', 'Late', null, '2026-02-27'],
      ['verify', 'Done by Mei', 'verify', null],
      ['mention', 'Late', null, null],
      ['comment', 'Late', null, null],
      ['dueSoon', 'Soon', null, '2026-03-06'],
      ['assigned', 'Some day', null, '2026-06-01'],
    ])
  })

  it('asks nobody to verify what they did themselves, and shows nobody their own words', async () => {
    await engine.as('mei')
    const items = await listed()
    expect(items).toContainEqual(['assigned', 'Done by Mei', null, '2026-03-30'])
    expect(items.filter(([kind]) => kind === 'verify' || kind === 'comment' || kind === 'mention')).toEqual([])
  })
})
