import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

describe('what comments and links may be about', () => {
  let engine: Engine
  let score: AnyEntity
  let department: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    const person = await engine.addMember('ada', ['auditor'])
    department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const competition = await engine.call('competition.create', {
      draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
    })
    const scoredBy = engine.vault.actor().person
    const other = await engine.call('person.create', { draft: { name: 'Outsider' } })
    expect(person.id).not.toBe(other.id)
    score = await engine.call('score.create', { draft: { competition: competition.id, person: other.id, scoredBy } })
  })
  afterAll(() => engine.remove())

  const link = (toRecord: string, to: string) =>
    engine.call('link.create', {
      draft: { fromRecord: 'department', from: department.id, relation: 'relates', toRecord, to },
    })

  it('tells nobody by a link whether a record is there that they may not read', async () => {
    await engine.as('ada')
    const nobody = '00000000-0000-7000-8000-000000000000'
    const hidden = await refusalOf(link('score', score.id))
    expect(hidden).toEqual(await refusalOf(link('score', nobody)))
    expect(hidden).toMatchObject({ code: 'invalid', fields: [{ path: 'to', key: 'missingReference' }] })
    await engine.as('mei')
    expect(await link('score', score.id)).toMatchObject({ to: score.id })
  })

  it('takes no remark on a remark or link, which nobody could ever read', async () => {
    const about = (subjectRecord: string, subject: string) =>
      engine.call('comment.create', { draft: { subjectRecord, subject, body: 'b', mentions: [] } })
    const remark = await about('department', department.id)
    const related = await link('department', (await engine.call('department.create', { draft: { name: 'Branch' } })).id)
    for (const [name, id] of [
      ['comment', remark.id],
      ['link', related.id],
    ] as const)
      expect(await refusalOf(about(name, id))).toMatchObject({ fields: [{ path: 'subject', key: 'missingReference' }] })
  })
})
