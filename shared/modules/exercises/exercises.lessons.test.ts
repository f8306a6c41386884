import { expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectLessons } from './exercises.lessons.ts'
import type { lessonRecord } from './lesson.record.ts'

type Lesson = Entity<typeof lessonRecord>

const lesson = (id: string, values: Partial<Lesson> = {}): Lesson => ({
  ...entity({ id, state: 'open' }),
  ...{ state: 'open', exercise: 'now', lesson: id, observation: 'Seen', attackStep: null, inject: null },
  ...{ owner: null, dueOn: null, finding: null, became: null, evidence: [], settledBy: null, settledOn: null },
  ...values,
})
const series = [
  { id: 'now', title: 'Autumn' },
  { id: 'before', title: 'Spring' },
  { id: 'first', title: 'Winter' },
]
const nameOf = (record: string, id: string | null) => (id === null ? '' : `${record} ${id}`)

it('stand open ones first by their day, with what taught them and who sees to them', () => {
  const { own } = projectLessons(
    series,
    [
      lesson('settled', { state: 'adopted', dueOn: '2026-01-01', became: 'Register kept' }),
      lesson('someday'),
      lesson('soon', { dueOn: '2026-02-01', owner: 'p', attackStep: 's', finding: 'f' }),
      lesson('called', { dueOn: '2026-03-01', inject: 'i', state: 'inProgress' }),
    ],
    nameOf,
  )
  expect(own.map(({ id, from, owner, finding, became }) => [id, from, owner, finding, became])).toEqual([
    ['soon', 'attackStep s', 'person p', 'finding f', ''],
    ['called', 'inject i', '', '', ''],
    ['someday', '', '', '', ''],
    ['settled', '', '', '', 'Register kept'],
  ])
})

it('tell what became of those of every exercise before, and how many nobody has settled', () => {
  const told = projectLessons(
    series,
    [
      lesson('a', { exercise: 'before', state: 'dropped' }),
      lesson('b', { exercise: 'before', state: 'inProgress' }),
      lesson('c', { exercise: 'elsewhere' }),
    ],
    nameOf,
  )
  expect(told.own).toEqual([])
  expect(told.earlier.map(({ exercise, lessons }) => [exercise, lessons.map(({ id }) => id)])).toEqual([
    ['Spring', ['b', 'a']],
  ])
  expect(told.stillOpen).toBe(1)
})
