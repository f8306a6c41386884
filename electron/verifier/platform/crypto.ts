import { startSha256 } from '#shared/base/sha256.ts'

// Stands in for `node:crypto` in the page of a recipient: what judging a document takes of it, and nothing else.

type Encoding = 'hex' | 'buffer'

/** Another digest than SHA-256 is asked for nowhere: a call that did would be a mistake of ours. */
function start(algorithm: string) {
  if (algorithm !== 'sha256') throw new Error(`the page of the verifier has no ${algorithm}`)
  return startSha256()
}

export function createHash(algorithm: string) {
  const running = start(algorithm)
  const self = {
    update(bytes: Uint8Array) {
      running.update(bytes)
      return self
    },
    digest(encoding: Encoding = 'buffer') {
      const digest = Buffer.from(running.digest())
      return encoding === 'hex' ? digest.toString('hex') : digest
    },
  }
  return self
}

export function hash(algorithm: string, bytes: Uint8Array, encoding: Encoding) {
  return createHash(algorithm).update(bytes).digest(encoding)
}

export function randomBytes(length: number): Buffer {
  return Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(length)))
}
