import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchAnswer } from '#shared/modules/search/search.contract.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

describe('search over all records', () => {
  let engine: Engine
  const find = (input: Readonly<Record<string, unknown>>) => engine.call<SearchAnswer>('search.find', input)

  beforeAll(async () => {
    engine = await testEngine()
    const department = await engine.call('department.create', { draft: { name: 'Quartz branch' } })
    const draft = { severity: 'high', condition: 'of quartz', criterion: 'd', department: department.id }
    await engine.call('finding.create', { draft: { ...draft, title: 'Port 弱口令 and quartz' } })
    const old = await engine.call('finding.create', { draft: { ...draft, title: 'Old quartz' } })
    await engine.call('finding.archive', { id: old.id, revision: old.revision })
  })
  afterAll(() => engine.remove())

  it('counts every kind, whichever was asked for', async () => {
    expect(await find({ text: 'quartz' })).toMatchObject({ total: 2, counts: { department: 1, finding: 1 } })
    const { hits, total, counts } = await find({ text: 'quartz', records: ['finding'] })
    expect([total, counts]).toEqual([1, { department: 1, finding: 1 }])
    expect(hits.map(({ record, state, archived }) => [record, state, archived])).toEqual([['finding', 'open', false]])
    expect(await find({ text: 'quartz', records: ['nothing'] })).toMatchObject({ hits: [], total: 0 })
  })

  it('finds archived records where they are asked for', async () => {
    const { hits } = await find({ text: 'quartz', records: ['finding'], archived: true })
    expect(hits.map(({ title, archived }) => [title, archived]).sort()).toEqual([
      ['Old quartz', true],
      ['Port 弱口令 and quartz', false],
    ])
  })

  it('marks what it found in title and excerpt, two Chinese characters as well', async () => {
    const [hit] = (await find({ text: '口令' })).hits
    expect(hit?.titleMarks.map(([start, end]) => hit.title.slice(start, end))).toEqual(['口令'])
    const [other] = (await find({ text: 'quartz', records: ['finding'] })).hits
    expect(other?.marks.map(([start, end]) => other.excerpt.slice(start, end))).toEqual(['quartz'])
  })
})
