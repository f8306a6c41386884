import { expect, test } from 'vitest'
import { listed, span, together } from '#shared/base/series.ts'

test.each([
  { language: 'en', names: [], said: '' },
  { language: 'en', names: ['a', 'b'], said: 'a, b' },
  { language: 'zh-CN', names: ['甲', '乙', '丙'], said: '甲、乙、丙' },
] as const)('$names in $language are $said', ({ language, names, said }) => {
  expect(listed(language, names)).toBe(said)
})

test.each([
  { sentences: [], said: '' },
  { sentences: ['One.', 'Two.'], said: 'One. Two.' },
  { sentences: ['第一句。', '第二句。', 'Three.'], said: '第一句。第二句。Three.' },
  { sentences: ['', 'One.'], said: 'One.' },
])('$sentences together are $said', ({ sentences, said }) => {
  expect(together(sentences)).toBe(said)
})

test('a span is written as its language writes it', () => {
  expect(span('en', '1 Mar', '3 Mar')).toBe('1 Mar – 3 Mar')
  expect(span('zh-CN', '3月1日', '3月3日')).toBe('3月1日至3月3日')
})
