import { packRefused } from './pack-refused.ts'

/** Reads bytes in their order, a part at a time, whatever the sizes of the pieces in which they come. */
export type ForwardReader = {
  /** The next bytes, exactly so many. */
  take(length: number): Promise<Buffer>
  /** Hands the next bytes on piece by piece, exactly so many; none of them is kept. */
  pass(length: number, use: (bytes: Uint8Array) => void): Promise<void>
  /** The next bytes without taking them, fewer where the whole ends before. */
  peek(length: number): Promise<Buffer>
}

/** `invalid`, `verify.packDamaged`, where the bytes end before what was asked for. */
export function readForward(pieces: AsyncIterable<Uint8Array>): ForwardReader {
  const iterator = pieces[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  const more = async () => {
    const step = await iterator.next()
    if (step.done) return false
    held = held.length === 0 ? step.value : Buffer.concat([held, step.value])
    return true
  }
  const pass = async (length: number, use: (bytes: Uint8Array) => void) => {
    for (let left = length; left > 0; ) {
      if (held.length === 0 && !(await more())) throw packRefused('verify.packDamaged')
      const part = held.subarray(0, left)
      held = held.subarray(part.length)
      left -= part.length
      if (part.length > 0) use(part)
    }
  }
  return {
    pass,
    async take(length) {
      const parts: Uint8Array[] = []
      await pass(length, (part) => parts.push(part))
      return Buffer.concat(parts)
    },
    async peek(length) {
      while (held.length < length && (await more()));
      return Buffer.from(held.subarray(0, length))
    },
  }
}
