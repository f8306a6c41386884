import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import type { AnyEntity } from '../../record/values.ts'
import { type OrganisationRows, projectDepartments, projectGroups } from './people.projection.ts'

const day = '2026-11-22'
const rows = (members: readonly AnyEntity[], more: Partial<OrganisationRows> = {}): OrganisationRows => ({
  members,
  duties: [],
  lines: [],
  ...more,
})

describe('the organisation chart', () => {
  it('counts who was in a department on the day', () => {
    const people = [
      entity({ id: '1', department: 'd', joinedOn: '2026-11-22' }),
      entity({ id: '2', department: 'd', joinedOn: '2026-11-23' }),
      entity({ id: '3', department: 'd', leftOn: '2026-11-21' }),
      entity({ id: '4', department: 'd' }),
      entity({ id: '5', department: null }),
    ]
    const [node] = projectDepartments(
      [entity({ id: 'd', name: 'Network', head: '1', parent: 'top' })],
      rows(people),
      day,
    )
    expect(node).toEqual({
      id: 'd',
      parent: 'top',
      title: 'Network',
      lead: '1',
      deputy: null,
      members: [],
      people: ['1', '4'],
      count: 2,
      vacant: [],
    })
  })

  const group = (values: Readonly<Record<string, unknown>> = {}) =>
    entity({ id: 'g', name: 'Audit group', chair: 'named', ...values })
  const term = (person: string, position: string, from: string, until: string | null = null) =>
    entity({ id: person, group: 'g', person, position, from, until })

  it('shows chair and members as of the day', () => {
    const terms = [
      term('old', 'chair', '2025-01-01', '2026-11-21'),
      term('new', 'chair', '2026-11-22'),
      term('aide', 'deputyChair', '2026-01-01'),
      term('one', 'member', '2026-01-01', '2026-11-22'),
      term('later', 'member', '2026-12-01'),
    ]
    expect(projectGroups([group()], rows(terms), day)[0]).toMatchObject({
      lead: 'new',
      deputy: 'aide',
      members: ['one'],
      count: 3,
    })
    expect(projectGroups([group()], rows(terms), '2026-11-21')[0]?.lead).toBe('old')
  })

  it.each([
    ['not founded yet', { foundedOn: '2026-11-23' }, 0],
    ['dissolved before', { dissolvedOn: '2026-11-21' }, 0],
    ['dissolved on the day', { dissolvedOn: '2026-11-22' }, 1],
  ])('%s', (_, values, count) => expect(projectGroups([group(values)], rows([]), day)).toHaveLength(count))

  it('takes the chair that the group names where no membership does', () => {
    expect(projectGroups([group()], rows([]), day)[0]?.lead).toBe('named')
  })

  it('takes head and place of a past day from what is dated, and the present ones where nothing is', () => {
    const units = [entity({ id: 'd', name: 'Network', head: 'new', parent: 'b' }), entity({ id: 'e', head: 'own' })]
    const duty = (id: string, person: string, from: string | null, until: string | null) =>
      entity({ id, department: 'd', position: 'head', person, from, until })
    const duties = [duty('1', 'old', null, '2026-02-28'), duty('2', 'new', '2026-03-05', null)]
    const lines = [
      entity({ id: '3', department: 'd', departmentAbove: 'a', from: null, until: '2026-03-05' }),
      entity({ id: '4', department: 'd', departmentAbove: 'b', from: '2026-03-06', until: null }),
    ]
    const on = (at: string) => projectDepartments(units, rows([], { duties, lines }), at)[0]
    expect(on('2026-02-28')).toMatchObject({ lead: 'old', parent: 'a' })
    expect(on('2026-03-03')).toMatchObject({ lead: null, parent: 'a' })
    expect(on('2026-03-06')).toMatchObject({ lead: 'new', parent: 'b' })
    expect(projectDepartments(units, rows([], { duties, lines }), '2026-03-03')[1]?.lead).toBe('own')
  })

  it.each([
    ['2026-01-15', ['head', 'deputy']],
    ['2026-06-01', ['deputy']],
    ['2026-07-01', []],
  ])('names positions that nobody holds on %s', (asked, vacant) => {
    const duty = (id: string, position: string, from: string) =>
      entity({ id, department: 'd', person: id, position, from, until: null })
    const duties = [duty('1', 'head', '2026-02-01'), duty('2', 'deputy', '2026-07-01')]
    const [node] = projectDepartments([entity({ id: 'd', name: 'D' })], rows([], { duties }), asked)
    expect(node?.vacant).toEqual(vacant)
  })

  it('names a group without a chair, and a deputy’s place that somebody held before', () => {
    const terms = [term('aide', 'deputyChair', '2025-01-01', '2025-12-31')]
    const [node] = projectGroups([group({ chair: null })], rows(terms), day)
    expect(node?.vacant).toEqual(['chair', 'deputyChair'])
  })
})
