import { describe, expect, it } from 'vitest'
import { date, decimal, percent, reference, references, text } from './fields.ts'
import { defineRecord, type RecordDefinition } from './record.ts'

const fields = {
  title: text({ required: true }),
  hours: decimal(1),
  share: percent(),
  on: date(),
  author: reference('person'),
  team: references('person'),
  unit: reference('department'),
}

const define = (offers: Partial<Pick<RecordDefinition<'sample', typeof fields>, 'totals' | 'byWriter'>>) =>
  defineRecord({
    name: 'sample',
    module: 'samples',
    table: 'samples',
    title: 'title',
    fields,
    list: ['title', 'hours'],
    sections: [{ key: 'all', fields: ['title', 'hours', 'share', 'on', 'author', 'team', 'unit'] }],
    readers: ['viewer'],
    writers: ['lead'],
    ...offers,
  })

describe('what a record offers of its fields', () => {
  it('is taken where it means something', () => {
    expect(define({ totals: { hours: 'both', share: 'average' }, byWriter: ['author'] }).byWriter).toEqual(['author'])
  })

  it.each<readonly [string, Parameters<typeof define>[0]]>([
    ['cannot add up on', { totals: { on: 'sum' } }],
    ['cannot add up title', { totals: { title: 'average' } }],
    ['has no sum of share', { totals: { share: 'both' } }],
    ['names no person by unit', { byWriter: ['unit'] }],
    ['names no person by team', { byWriter: ['team'] }],
    ['names no person by title', { byWriter: ['title'] }],
  ])('stops the program where it %s', (words, offers) => {
    expect(() => define(offers)).toThrow(words)
  })
})
