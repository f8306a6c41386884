import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { isStorageDamage, storageReason, unlessDamaged } from './storage-error.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })
const named = (key: string) => new OperationError('storage', key, { parameters: { file: 'f' } })

describe('a failure of what is stored', () => {
  it.each<[Error, isDamage: boolean, reason: string | null]>([
    [coded('SQLITE_CORRUPT'), true, 'SQLITE_CORRUPT'],
    [coded('SQLITE_NOTADB'), true, 'SQLITE_NOTADB'],
    [named('errors.attachmentDamaged'), true, ''],
    [named('errors.attachmentMissing'), true, ''],
    [coded('SQLITE_FULL'), false, 'SQLITE_FULL'],
    [coded('SQLITE_NOMEM'), false, 'SQLITE_NOMEM'],
    [coded('SQLITE_CANTOPEN'), false, 'SQLITE_CANTOPEN'],
    [coded('SQLITE_BUSY'), false, 'SQLITE_BUSY'],
    [coded('EACCES'), false, 'EACCES'],
    [coded('EBUSY'), false, 'EBUSY'],
    [coded('EMFILE'), false, 'EMFILE'],
    [coded('ERR_ASSERTION'), false, null],
    [new OperationError('conflict', 'errors.cancelled'), false, null],
  ])('%s', (error, isDamage, reason) => {
    expect([isStorageDamage(error), storageReason(error)]).toEqual([isDamage, reason])
    const work = () =>
      unlessDamaged<string>(() => {
        throw error
      }, 'left out')
    if (isDamage) expect(work()).toBe('left out')
    else expect(work).toThrow(error)
  })
})
