import { expect, it } from 'vitest'
import { type Language, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { fieldSentence, happenedIn } from './refusal-words.ts'

const said = (language: Language, key: string, parameters?: Readonly<Record<string, string | number>>) =>
  fieldSentence(translatorOf(language, catalogues), { path: 'cycle', key, ...(parameters ? { parameters } : {}) })

it.each([
  ['what a check says', 'en', 'required', undefined, 'is needed'],
  ['what a check says with its limit', 'en', 'tooLong', { max: 200 }, 'has more than 200 characters'],
  ['the sentence of a rule', 'en', 'workItem.rule.cycleClosed', undefined, 'The cycle is closed.'],
  ['the sentence of a rule in Chinese', 'zh-CN', 'workItem.rule.cycleClosed', undefined, '该周期已关闭。'],
  [
    'the number in the sentence of a rule',
    'en',
    'workItem.rule.milestonesOpen',
    { count: 2 },
    '2 milestones have not been reached.',
  ],
  [
    'a day as days are written',
    'en',
    'reportingLine.rule.aboveItself',
    { day: '2026-12-30' },
    'From 30 Dec 2026 this line would close a ring: what stands above stands below, too.',
  ],
  [
    'a day as days are written in Chinese',
    'zh-CN',
    'errors.scanAhead',
    { day: '2026-12-30' },
    '文件所记扫描日期为 2026年12月30日，该日期尚未到来。',
  ],
  ['something of what nobody knows', 'en', 'unheardOf', undefined, 'is not of the kind that belongs here'],
] as const)('shows %s', (_what, language, key, parameters, sentence) => {
  expect(said(language, key, parameters)).toBe(sentence)
})

it.each([
  ['en', 'The file is too large: it has 268.44 MB, and at most 268.43 MB can be taken.'],
  ['zh-CN', '文件过大：共 268.44 MB，最多可接收 268.43 MB。'],
] as const)('tells the size of a file in megabytes in %s', (language, sentence) => {
  const refusal = {
    code: 'invalid',
    key: 'errors.fileTooLarge',
    parameters: { size: 268.44, max: 268.43 },
    fields: [],
  } as const
  expect(happenedIn(translatorOf(language, catalogues), refusal)).toBe(sentence)
})
