import { expect, it } from 'vitest'
import { boxAfterKey, boxWithin, redactedCopies, redactedName } from './audits.redaction.ts'

const sides = { width: 100, height: 50 }
const box = { x: 10, y: 10, width: 20, height: 10 }

it.each([
  ['ArrowRight', false, { x: 15 }],
  ['ArrowUp', false, { y: 5 }],
  ['ArrowRight', true, { width: 25 }],
  ['ArrowUp', true, { height: 5 }],
])('a box after %s, sizing %s', (key, isSizing, changed) => {
  expect(boxAfterKey(box, key, isSizing, 5, sides)).toEqual({ ...box, ...changed })
})

it('is left alone by other keys, and never leaves its picture', () => {
  expect(boxAfterKey(box, 'a', false, 5, sides)).toBeNull()
  expect(boxAfterKey(box, 'ArrowLeft', false, 500, sides)).toEqual({ ...box, x: 0 })
  expect(boxAfterKey(box, 'ArrowDown', true, 500, sides)).toEqual({ ...box, height: 40 })
  // A pixel of which a part was covered shows nothing of the rest.
  expect(boxWithin({ x: 10.6, y: 3.2, width: 9.9, height: 0.5 }, sides)).toEqual({ x: 10, y: 3, width: 11, height: 1 })
  expect(boxWithin({ x: -9, y: 60, width: 0, height: 900 }, sides)).toEqual({ x: 0, y: 0, width: 1, height: 50 })
})

it('names a copy after its original', () => {
  expect(redactedName('screen 1.jpeg')).toBe('screen 1-redacted.png')
  expect(redactedName('x'.repeat(200)).length).toBeLessThanOrEqual(200)
})

it('finds the newest copy of an original', () => {
  const file = (id: string) => ({ id, name: id, mediaType: 'image/png', size: 1, sha256: id })
  const copies = redactedCopies([
    {
      redactedCopies: [file('one'), file('two')],
      redactions: [
        { original: 'first', copy: 'one' },
        { original: 'first', copy: 'two' },
        { original: 'other', copy: 'gone' },
      ],
    },
  ])
  expect([...copies].map(([original, copy]) => [original, copy.id])).toEqual([['first', 'two']])
})
