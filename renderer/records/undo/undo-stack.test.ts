import { expect, it } from 'vitest'
import { records } from '#shared/registry.ts'
import { remembering, type Undoable, valuesBefore, withoutUndone } from './undo-stack.ts'

const change = (
  what: string,
  ...rows: readonly (readonly [id: string, before: string, after: string])[]
): Undoable => ({
  record: 'finding',
  what,
  back: 'values',
  rows: rows.map(([id, before, after]) => ({ id, before, after, values: {} })),
})

it('remembers the newest fifty changes', () => {
  let stack: readonly Undoable[] = []
  for (let turn = 0; turn < 60; turn += 1) stack = remembering(stack, change(String(turn)))
  expect(stack).toHaveLength(50)
  expect(stack.at(-1)?.what).toBe('59')
})

it('knows the changes below by the revisions that undoing gave', () => {
  const first = change('first', ['a', '1', '2'], ['b', '1', '2'])
  const second = change('second', ['a', '2', '3'])
  const [left, ...none] = withoutUndone([first, second], second, new Map([['a', '4']]))
  expect(none).toEqual([])
  expect(left?.rows).toMatchObject([
    { id: 'a', before: '1', after: '4' },
    { id: 'b', before: '1', after: '2' },
  ])
})

it('does not take over a record that somebody else changed in between', () => {
  const first = change('first', ['a', '1', '2'])
  // Another person made revision 3 of it.
  const second = change('second', ['a', '3', '4'])
  expect(withoutUndone([first, second], second, new Map([['a', '5']]))[0]?.rows).toMatchObject([{ after: '2' }])
})

it('gives back empty lists and empty values', () => {
  const stamp = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', revision: '', state: '', archived: false }
  const before = { ...stamp, id: 'x', title: 'Before' }
  expect(valuesBefore(records.finding, before, ['title', 'dueOn', 'evidence'])).toEqual({
    title: 'Before',
    dueOn: null,
    evidence: [],
  })
})
