import { expect, it } from 'vitest'
import { helpPieces } from './pictures.ts'

it('parts pictures of the handbook from its text', () => {
  expect(helpPieces('Before.\n\n![The home](../images/home-en.png)\n\nAfter.')).toEqual([
    { kind: 'text', text: 'Before.' },
    { kind: 'picture', file: 'home-en.png', words: 'The home' },
    { kind: 'text', text: 'After.' },
  ])
})

it.each([
  '![x](https://example.org/a.png)',
  '![x](../../secret.png)',
  'a ![x](../images/a.png) b',
  '![x](../images/a.svg)',
])('leaves what is no picture of the handbook as text: %s', (text) =>
  expect(helpPieces(text)).toEqual([{ kind: 'text', text }]),
)
