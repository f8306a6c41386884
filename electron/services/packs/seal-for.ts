import { Encrypter } from 'age-encryption'
import { OperationError } from '#shared/contract/errors.ts'

/** Bytes as they are sealed: how many they become, and the bytes themselves. */
export type Sealed = { readonly size: number; readonly chunks: AsyncIterable<Uint8Array> }

/**
 * What seals to the owners of these public keys of age (age-encryption.org/v1). `invalid`, `errors.packRecipient` with the
 * `place` of the first that is none, from 1.
 */
export function readRecipients(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter()
  for (const [index, recipient] of recipients.entries()) {
    try {
      encrypter.addRecipient(recipient)
    } catch (cause) {
      throw new OperationError('invalid', 'errors.packRecipient', { parameters: { place: index + 1 }, cause })
    }
  }
  return encrypter
}

/** Seals bytes, so that each of the recipients opens them alone. */
export async function sealFor(encrypter: Encrypter, plain: Sealed): Promise<Sealed> {
  const sealed = await encrypter.encrypt(streamOf(plain.chunks))
  return { size: sealed.size(plain.size), chunks: sealed }
}

/** A stream that takes a chunk when one is asked for, so that a large pack is never in memory whole. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const step = await iterator.next()
        if (step.done) controller.close()
        else controller.enqueue(step.value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
