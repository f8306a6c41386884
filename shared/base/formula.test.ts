import fc from 'fast-check'
import { expect, it } from 'vitest'
import { neutralise, unneutralise } from './formula.ts'

it.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'="])(
  'lets nothing run that begins with %j',
  (start) => {
    expect(neutralise(`${start}x`)).toBe(`'${start}x`)
  },
)

it.each(['x', 'a=b', "'tis", '', '整改'])('leaves %j alone', (text) => {
  expect(neutralise(text)).toBe(text)
})

it('brings any text back as it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unneutralise(neutralise(text)) === text))
})
