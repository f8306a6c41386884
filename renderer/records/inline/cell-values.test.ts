import { expect, it } from 'vitest'
import { translatorOf } from '#shared/base/translate.ts'
import { records } from '#shared/registry.ts'
import { allWords } from '../../app/all-words.ts'
import { readCell, refusedCell } from './cell-values.ts'

const t = translatorOf('en', allWords)
const refusal = { code: 'conflict', parameters: {}, fields: [] } as const

it.each([
  ['title', '  New title ', { title: 'New title' }],
  ['dueOn', null, { dueOn: null }],
  ['dueOn', '2026-12-31', { dueOn: '2026-12-31' }],
  ['contributingDepartments', undefined, { contributingDepartments: [] }],
])('reads %s', (column, value, values) => {
  expect(readCell(t, records.finding, column, value)).toEqual({ values, errors: null })
})

it.each([
  ['title', '', 'is needed'],
  ['title', 'x'.repeat(5000), 'characters'],
  ['dueOn', 'the day after', 'no day'],
  ['severity', 'grave', ''],
])('refuses %s in words: %s', (column, value, words) => {
  const { values, errors } = readCell(t, records.finding, column, value)
  expect(values).toBeNull()
  expect(errors?.[column]).toContain(words)
})

it('says beside the cell what is wrong with another field, and names it', () => {
  const fields = [{ path: 'changes.owner', key: 'required' }]
  expect(refusedCell(t, records.finding, 'dueOn', { ...refusal, key: 'errors.invalid', fields })).toEqual({
    dueOn: `${t('finding.owner')}: ${t('errors.field.required')}`,
  })
})

it('says beside the cell what stands against the whole record', () => {
  expect(refusedCell(t, records.finding, 'dueOn', { ...refusal, key: 'errors.frozen' }).dueOn).toBe(t('errors.frozen'))
})
