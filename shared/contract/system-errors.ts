/** The sentences for what the operating system answers about files, by its own codes. */
const keys: Readonly<Record<string, string>> = {
  ENOSPC: 'errors.diskFull',
  EDQUOT: 'errors.diskFull',
  EFBIG: 'errors.diskFull',
  EROFS: 'errors.readOnly',
  EACCES: 'errors.readOnly',
  EPERM: 'errors.readOnly',
  EIO: 'errors.deviceFailure',
  ENODEV: 'errors.deviceFailure',
  ENXIO: 'errors.deviceFailure',
  EEXIST: 'errors.fileExists',
  ENOENT: 'errors.fileUnreachable',
  ENOTDIR: 'errors.fileUnreachable',
  EISDIR: 'errors.fileUnreachable',
  ELOOP: 'errors.fileUnreachable',
  EBUSY: 'errors.fileUnreachable',
  EMFILE: 'errors.fileUnreachable',
  ENFILE: 'errors.fileUnreachable',
}

/** The message key for a failure of the file system; null for a code that is none, such as that of a pipe. */
export function systemErrorKey(code: string): string | null {
  return Object.hasOwn(keys, code) ? (keys[code] ?? null) : null
}
