import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

// The page layout of SQLCipher 4: the first page begins with the salt; each page ends with a vector of 16 bytes and
// an HMAC-SHA-512 over what stands before it and the page's number.
const pageSize = 4096
const saltLength = 16
const macLength = 64
const saltMask = 0x3a
/** A page that a checkpoint is writing at this moment looks damaged once; a damaged one does each time. */
const attempts = 3

function pageIsAuthentic(macKey: Buffer, page: Buffer, number: number): boolean {
  const place = Buffer.alloc(4)
  place.writeUInt32LE(number)
  const covered = page.subarray(number === 1 ? saltLength : 0, pageSize - macLength)
  const expected = createHmac('sha512', macKey).update(covered).update(place).digest()
  return timingSafeEqual(expected, page.subarray(pageSize - macLength))
}

/**
 * The numbers, from 1, of the pages of an encrypted database that were altered, free pages included, which SQLite itself
 * never reads again. Yields how many pages were looked at. Only for a file that this process has not opened with SQLite:
 * POSIX drops a process's locks on a file when any descriptor of it is closed.
 */
export function* damagedPages(file: string, key: Buffer): Generator<number, readonly number[], undefined> {
  const descriptor = openSync(file, 'r')
  try {
    const damaged: number[] = []
    const page = Buffer.alloc(pageSize)
    const read = (number: number) => readSync(descriptor, page, 0, pageSize, (number - 1) * pageSize) === pageSize
    if (!read(1)) return [1]
    const salt = Buffer.from(page.subarray(0, saltLength).map((byte) => byte ^ saltMask))
    const macKey = pbkdf2Sync(key, salt, 2, 32, 'sha512')
    const { size } = fstatSync(descriptor)
    for (let number = 1; number <= Math.ceil(size / pageSize); number++) {
      let isSound = false
      for (let attempt = 0; attempt < attempts && !isSound; attempt++)
        isSound = read(number) && pageIsAuthentic(macKey, page, number)
      if (!isSound) damaged.push(number)
      if (number % 64 === 0) yield number
    }
    macKey.fill(0)
    return damaged
  } finally {
    closeSync(descriptor)
  }
}
