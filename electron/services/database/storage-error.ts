import { OperationError } from '#shared/contract/errors.ts'
import { systemErrorKey } from '#shared/contract/system-errors.ts'

/** SQLite's extended result codes begin with these; the first that fits is taken, so the longer stand first. */
const databaseKeys = [
  ['SQLITE_IOERR_SHMSIZE', 'errors.diskFull'],
  ['SQLITE_FULL', 'errors.diskFull'],
  ['SQLITE_NOTADB', 'errors.databaseDamaged'],
  ['SQLITE_CORRUPT', 'errors.databaseDamaged'],
  ['SQLITE_READONLY', 'errors.readOnly'],
  ['SQLITE_PERM', 'errors.readOnly'],
  ['SQLITE_CANTOPEN', 'errors.fileUnreachable'],
  ['SQLITE_IOERR', 'errors.deviceFailure'],
  ['SQLITE_BUSY', 'errors.databaseBusy'],
  ['SQLITE_LOCKED', 'errors.databaseBusy'],
  ['SQLITE_NOMEM', 'errors.memoryExhausted'],
] as const

/**
 * Names a failure of the database or of the file system by its cause, as an `OperationError` of code `storage` or
 * `busy` with the parameters `file` (where it is known) and `reason` (the machine's own code). Anything else, an
 * `OperationError` included, comes back as it was.
 */
export function translateStorageError(error: unknown, file?: string): unknown {
  if (!(error instanceof Error) || error instanceof OperationError) return error
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = databaseKeys.find(([prefix]) => reason.startsWith(prefix))
  const key = known?.[1] ?? systemErrorKey(reason)
  if (key === null) return error
  const place = file ?? ('path' in error && typeof error.path === 'string' ? error.path : '')
  const parameters = { file: place, reason }
  const code = key === 'errors.databaseBusy' ? 'busy' : 'storage'
  return new OperationError(code, key, { parameters, cause: error })
}

/** Runs file work and throws its failures as `translateStorageError` names them. */
export function namingStorageErrors<T>(work: () => T, file?: string): T {
  try {
    return work()
  } catch (error) {
    throw translateStorageError(error, file)
  }
}

/** What the work answers, or `otherwise` where damage does not let it be done. */
export function unlessDamaged<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    if (isStorageDamage(error)) return otherwise
    throw error
  }
}

const damages: readonly string[] = ['errors.databaseDamaged', 'errors.attachmentDamaged', 'errors.attachmentMissing']

/** Whether a failure says that what is stored is damaged; a full disk or a locked file does not. */
export function isStorageDamage(error: unknown): boolean {
  const cause = translateStorageError(error)
  return cause instanceof OperationError && damages.includes(cause.key)
}

/** The machine's own code of a failure of the database or the file system, by any cause that has a name; null for others. */
export function storageReason(error: unknown): string | null {
  const cause = translateStorageError(error)
  if (!(cause instanceof OperationError) || (cause.code !== 'storage' && cause.code !== 'busy')) return null
  const { reason } = cause.parameters
  return typeof reason === 'string' ? reason : ''
}
