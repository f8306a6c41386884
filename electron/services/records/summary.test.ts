import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter, Page } from '#shared/contract/list.ts'
import { groupCondition, groupFields, type Summary } from '#shared/contract/list-summary.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { allRecords } from '../open-vault.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

const severities = ['low', 'medium', 'high', 'critical'] as const
const logins = ['mei', 'ada', 'vera'] as const

/** Filters that every record understands, and those of its own choices and states. */
function filterArbitrary(record: AnyRecord): fc.Arbitrary<readonly Filter[]> {
  const own = groupFields(record).map(
    (field): Filter => ({ field, comparison: field === 'state' ? 'filled' : 'empty' }),
  )
  const one = fc.constantFrom<Filter>(
    ...own,
    { field: 'createdAt', comparison: 'after', value: '2026-03-02T08:00:10.000Z' },
    { field: 'updatedAt', comparison: 'filled' },
  )
  return fc.array(one, { maxLength: 2 })
}

describe('the summary of a list', () => {
  let engine: Engine

  beforeAll(async () => {
    engine = await testEngine()
    const auditor = await engine.addMember('ada', ['auditor'])
    const viewer = await engine.addMember('vera', ['viewer'])
    const departments: AnyEntity[] = []
    for (const name of ['Networks', 'Data', 'Plant'])
      departments.push(await engine.call('department.create', { draft: { name } }))
    for (let index = 0; index < 14; index += 1) {
      engine.host.advance(1000)
      const finding = await engine.call('finding.create', {
        draft: {
          title: `Port ${index}`,
          severity: severities[(index * index) % severities.length],
          condition: 'c',
          criterion: 'd',
          department: departments[index % 2]?.id,
          ...(index % 3 === 0 ? {} : { dueOn: `2026-0${1 + (index % 4)}-${10 + index}` }),
        },
      })
      if (index % 5 === 0) await engine.call('finding.archive', { id: finding.id, revision: finding.revision })
    }
    const competition = await engine.call('competition.create', {
      draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
    })
    const scoredBy = engine.vault.actor().person
    for (const person of [auditor, viewer])
      await engine.call('score.create', { draft: { competition: competition.id, person: person.id, scoredBy } })
    for (const hours of ['1.5', '2.0', '0.1', null])
      await engine.call('course.create', { draft: { title: `Course ${hours}`, kind: 'technical', hours } })
  }, 60_000)
  afterAll(() => engine.remove())

  it.each(logins)(
    'counts by group what the list shows to %s, for every record and filter',
    async (login) => {
      await engine.as(login)
      const roles = engine.vault.actor().roles
      const readable = allRecords.filter((record) => record.readers.some((role) => roles.includes(role)))
      const cases = readable.flatMap((record) => groupFields(record).map((group) => [record, group] as const))
      for (const [record, group] of cases) {
        const check = async (filters: readonly Filter[], archived: boolean) => {
          const page = await engine.call<Page<AnyEntity>>(`${record.name}.list`, { filters, archived, limit: 1 })
          const asked = { filters, archived, group }
          const { total, groups, rest } = await engine.call<Summary>(`${record.name}.summary`, asked)
          const counted = groups.reduce((sum, { count }) => sum + count, rest)
          expect([record.name, group, total, counted]).toEqual([record.name, group, page.total, page.total])
        }
        await fc.assert(fc.asyncProperty(filterArbitrary(record), fc.boolean(), check), { numRuns: 3 })
      }
    },
    180_000,
  )

  it.each(['state', 'severity', 'department', 'dueOn', 'owner'])(
    'lists every record once under its group by %s, page by page',
    async (field) => {
      await engine.as('mei')
      const check = async (filters: readonly Filter[], archived: boolean, size: number) => {
        const all = await engine.call<Page<AnyEntity>>('finding.list', { filters, archived, limit: 500 })
        const { groups } = await engine.call<Summary>('finding.summary', { filters, archived, group: field })
        const seen: string[] = []
        for (const { value, count } of groups) {
          const own = [...filters, { field, ...groupCondition(findingRecord, field, value) }]
          for (let offset = 0; offset < count; offset += size) {
            const asked = { filters: own, archived, offset, limit: size, sort: [{ field: 'title' }] }
            const page = await engine.call<Page<AnyEntity>>('finding.list', asked)
            expect(page.total).toBe(count)
            seen.push(...page.rows.map(({ id }) => id))
          }
        }
        expect(seen.toSorted()).toEqual(all.rows.map(({ id }) => id).toSorted())
      }
      const sizes = fc.integer({ min: 1, max: 9 })
      await fc.assert(fc.asyncProperty(filterArbitrary(findingRecord), fc.boolean(), sizes, check), { numRuns: 8 })
    },
    60_000,
  )

  it('sums within each group what it sums over all of them', async () => {
    await engine.as('mei')
    const asked = { group: 'kind', groupSums: ['hours'], sums: ['hours'] }
    const { groups } = await engine.call<Summary>('course.summary', asked)
    expect(groups).toEqual([
      {
        value: 'technical',
        count: 4,
        sums: [{ field: 'hours', currency: null, count: 3, sum: '3.6', average: '1.2' }],
      },
    ])
  })

  it('sums exactly and averages what is filled in', async () => {
    await engine.as('mei')
    const { sums, total } = await engine.call<Summary>('course.summary', { sums: ['hours'] })
    expect(sums).toEqual([{ field: 'hours', currency: null, count: 3, sum: '3.6', average: '1.2' }])
    expect(total).toBe(4)
  })

  it('groups days by month, names what is referred to, and tells what is empty', async () => {
    const byMonth = await engine.call<Summary>('finding.summary', { group: 'dueOn' })
    expect(byMonth.groups.map(({ value }) => value)).toEqual(expect.arrayContaining(['2026-02', null]))
    const { groups, titles } = await engine.call<Summary>('finding.summary', { group: 'department' })
    expect(groups.map(({ value }) => titles[String(value)]).toSorted()).toEqual(['Data', 'Networks'])
  })

  it.each([
    ['score', 'rank'],
    ['assessment', 'passMark'],
    ['vulnerability', 'cvssScore'],
    ['schedule', 'leadDays'],
  ])('does not add up what the declaration of %s does not: %s', async (record, field) =>
    expect((await refusalOf(engine.call(`${record}.summary`, { sums: [field] }))).code).toBe('invalid'),
  )

  it.each(['title', 'constructor', 'id', 'x" --'])('refuses to group by or sum %s', async (field) => {
    expect((await refusalOf(engine.call('finding.summary', { group: field }))).code).toBe('invalid')
    expect((await refusalOf(engine.call('finding.summary', { sums: [field] }))).code).toBe('invalid')
  })
})
