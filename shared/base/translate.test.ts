import { expect, it } from 'vitest'
import { defineMessages, type Language, translatorOf } from './translate.ts'

const messages = defineMessages({
  en: {
    'a.days_one': '{{count}} day',
    'a.days_other': '{{count}} days',
    'a.part': '{{done}} of {{total}}',
    'a.year': 'In {{year}}',
    'a.share': '{{share}} of all',
    'a.plain': 'Nothing to fill in',
    'a.opened': '{{what}} was opened by {{who}}',
  },
  'zh-CN': {
    'a.days_other': '{{count}} 天',
    'a.part': '{{total}} 中的 {{done}}',
    'a.year': '{{year}}年',
    'a.share': '占 {{share}}',
    'a.plain': '无需填写',
    'a.opened': '{{who}}打开了{{what}}',
  },
})

it.each<readonly [Language, string, Readonly<Record<string, string | number>> | undefined, string]>([
  ['en', 'a.days', { count: 64_615 }, '64,615 days'],
  ['zh-CN', 'a.days', { count: 64_615 }, '64,615 天'],
  ['en', 'a.days', { count: 1 }, '1 day'],
  ['en', 'a.days', { count: 0 }, '0 days'],
  ['en', 'a.part', { done: 1500, total: 100_000 }, '1,500 of 100,000'],
  ['en', 'a.part', { done: '1500', total: 20 }, '1500 of 20'],
  ['en', 'a.year', { year: 2026 }, 'In 2026'],
  ['zh-CN', 'a.year', { year: 2026 }, '2026年'],
  ['en', 'a.share', { share: 0.123_456 }, '0.123456 of all'],
  ['en', 'a.plain', undefined, 'Nothing to fill in'],
  ['en', 'a.opened', { what: 'F-2026-001', who: '李娜' }, 'F-2026-001 was opened by 李娜'],
  ['zh-CN', 'a.opened', { what: 'F-2026-001', who: 'Anna' }, 'Anna 打开了 F-2026-001'],
  ['zh-CN', 'a.opened', { what: '张A的A张', who: '李娜' }, '李娜打开了张A的A张'],
  ['zh-CN', 'a.opened', { what: '2026年6月', who: '李娜' }, '李娜打开了2026年6月'],
])('says in %s of %s with %o: %s', (language, key, parameters, words) => {
  expect(translatorOf(language, [messages])(key, parameters)).toBe(words)
})
