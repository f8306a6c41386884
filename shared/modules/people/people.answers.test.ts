import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { records } from '../../registry.ts'
import {
  type AnsweredFact,
  type AnsweringUnits,
  answeredKinds,
  answerFilters,
  answeringOf,
  answerSides,
  countGaps,
  gapOf,
  projectAnswers,
} from './people.answers.ts'

const units: AnsweringUnits = {
  heads: new Map([
    ['net', 'kelvin'],
    ['branch', null],
  ]),
  gone: new Set(['left']),
}
const fact = (department: string | null, person: string | null): AnsweredFact => ({
  ...{ kind: 'control', record: 'control', id: `${department} ${person}`, title: '', position: null },
  ...{ department, person },
})

describe('who answers', () => {
  it.each([
    ['net', 'ann', { person: 'ann', ground: 'named' }, null],
    ['net', null, { person: 'kelvin', ground: 'head' }, null],
    ['net', 'left', { person: 'kelvin', ground: 'head' }, 'ownerLeft'],
    ['branch', 'ann', { person: 'ann', ground: 'named' }, null],
    ['branch', null, null, 'noHead'],
    ['branch', 'left', null, 'noHead'],
    ['unknown', null, null, 'noHead'],
    [null, 'ann', { person: 'ann', ground: 'named' }, 'noDepartment'],
    [null, null, null, 'nobody'],
    [null, 'left', null, 'nobody'],
  ] as const)('of a record with department %s and person %s', (department, person, answering, gap) => {
    expect(answeringOf(fact(department, person), units)).toEqual(answering)
    expect(gapOf(fact(department, person), units)).toBe(gap)
  })

  it('counts by department and by person, nobody last, and leaves departments without anything in', () => {
    const facts = [fact('net', 'ann'), fact('net', null), fact(null, 'ann'), fact('branch', null)]
    const rows = (side: 'department' | 'person') =>
      projectAnswers(facts, units, side).map(({ id, total }) => [id, total])
    expect(rows('department')).toEqual([
      ['net', 2],
      ['branch', 1],
      [null, 1],
    ])
    expect(rows('person')).toEqual([
      ['ann', 2],
      ['kelvin', 1],
      [null, 1],
    ])
    expect(projectAnswers([], units, 'department').map(({ id, total }) => [id, total])).toEqual([
      ['net', 0],
      ['branch', 0],
    ])
  })

  it('counts every fact once on either side, and in the row of nobody what the gaps say', () => {
    const one = fc.constantFrom('net', 'branch', 'gone', null)
    const who = fc.constantFrom('ann', 'left', null)
    fc.assert(
      fc.property(fc.array(fc.tuple(one, who)), (pairs) => {
        const facts = pairs.map(([department, person]) => fact(department, person))
        const gaps = countGaps(facts, units)
        for (const side of answerSides) {
          const rows = projectAnswers(facts, units, side)
          expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(facts.length)
          const nobody = rows.find(({ id }) => id === null)?.total ?? 0
          if (side === 'person') expect(nobody).toBe(gaps.nobody + gaps.noHead)
          else expect(nobody).toBe(gaps.nobody + gaps.noDepartment)
        }
      }),
    )
  })
})

it.each(answeredKinds)('names fields and states of $record that there are', (kind) => {
  const record = Object.values(records).find(({ name }) => name === kind.record)
  expect(record?.fields).toHaveProperty(kind.department)
  expect(record?.fields).toHaveProperty(kind.person)
  const states = record && 'workflow' in record ? Object.keys(record.workflow?.states ?? {}) : []
  for (const state of kind.ended) expect(states).toContain(state)
  expect(answerFilters(kind.record, 'x')).toHaveLength(1 + kind.ended.length)
})
