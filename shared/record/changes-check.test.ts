import { expect, it } from 'vitest'
import { auditRecord } from '../modules/audits/audit.record.ts'
import { changesCheck } from './check.ts'

it('takes an undefined field for one that is not named, for it would empty a required one', () => {
  expect(changesCheck(auditRecord).parse({ title: undefined, team: undefined, scope: ' all ' })).toEqual({
    scope: 'all',
  })
  expect(Object.keys(changesCheck(auditRecord).parse({ title: undefined }))).toEqual([])
})
