import { OperationError } from '#shared/contract/errors.ts'

/** SQLite's extended result codes begin with these; the first that fits is taken, so the longer stand first. */
const databaseCauses = [
  ['SQLITE_IOERR_SHMSIZE', 'busy-disk'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_CANTOPEN', 'unreachable'],
  ['SQLITE_IOERR', 'device'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_NOMEM', 'memory'],
] as const

const systemCauses = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'readonly',
  EACCES: 'readonly',
  EPERM: 'readonly',
  EIO: 'device',
  ENODEV: 'device',
  ENXIO: 'device',
  EEXIST: 'exists',
  ENOENT: 'unreachable',
  ENOTDIR: 'unreachable',
  EISDIR: 'unreachable',
  ELOOP: 'unreachable',
} as const

type Cause = (typeof databaseCauses)[number][1] | (typeof systemCauses)[keyof typeof systemCauses]

const keys: Readonly<Record<Cause, string>> = {
  'busy-disk': 'errors.diskFull',
  full: 'errors.diskFull',
  damaged: 'errors.databaseDamaged',
  readonly: 'errors.readOnly',
  unreachable: 'errors.fileUnreachable',
  exists: 'errors.fileExists',
  device: 'errors.deviceFailure',
  busy: 'errors.databaseBusy',
  memory: 'errors.memoryExhausted',
}

/**
 * Names a failure of the database or of the file system by its cause, as an `OperationError` of code `storage` or
 * `busy` with the parameters `file` (where it is known) and `reason` (the machine's own code). Anything else, an
 * `OperationError` included, comes back as it was.
 */
export function translateStorageError(error: unknown, file?: string): unknown {
  if (!(error instanceof Error) || error instanceof OperationError) return error
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const cause = causeOf(reason)
  if (cause === null) return error
  const place = file ?? ('path' in error && typeof error.path === 'string' ? error.path : '')
  const parameters = { file: place, reason }
  return new OperationError(cause === 'busy' ? 'busy' : 'storage', keys[cause], { parameters, cause: error })
}

/** Runs file work and throws its failures as `translateStorageError` names them. */
export function namingStorageErrors<T>(work: () => T, file?: string): T {
  try {
    return work()
  } catch (error) {
    throw translateStorageError(error, file)
  }
}

/** What the work answers, or `otherwise` where the database or its disk does not let it be done. */
export function unlessDamaged<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    if (isStorageDamage(error)) return otherwise
    throw error
  }
}

/** Whether a failure is one of the database or the file system, by any cause that has a name. */
export function isStorageDamage(error: unknown): boolean {
  const cause = translateStorageError(error)
  return cause instanceof OperationError && cause.code === 'storage'
}

function causeOf(reason: string): Cause | null {
  const known = databaseCauses.find(([prefix]) => reason.startsWith(prefix))
  if (known !== undefined) return known[1]
  return isSystemCode(reason) ? systemCauses[reason] : null
}

function isSystemCode(reason: string): reason is keyof typeof systemCauses {
  return Object.hasOwn(systemCauses, reason)
}
