import { expect, it } from 'vitest'
import { translatorOf } from '../../base/translate.ts'
import { scoresMessages } from './exercises.scores-messages.ts'
import { rangeWords } from './exercises.scores-words.ts'

const minutes = (seconds: number) => `${Math.round(seconds / 60)} min`

it.each([
  ['en', null, null, '—'],
  ['en', 60, 60, '1 min'],
  ['en', 58, 62, '1 min'],
  ['en', 60, 180, '1 min to 3 min'],
  ['zh-CN', 60, 180, '1 min 至 3 min'],
  ['zh-CN', 0, 0, '0 min'],
] as const)('%s: %s to %s reads %s', (language, shortest, longest, expected) => {
  const t = translatorOf(language, [scoresMessages])
  expect(rangeWords(t, { shortest, longest }, minutes)).toBe(expected)
})
