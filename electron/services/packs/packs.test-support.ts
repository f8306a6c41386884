import { OperationError } from '#shared/contract/errors.ts'
import { type PackSource, sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { Engine } from '../records/engine.test-support.ts'

/** A pack that is in memory, read in pieces as a window sends them. */
export function packSource(bytes: Uint8Array, piece = 262_144): PackSource {
  return {
    size: bytes.length,
    async *read(start, end) {
      for (let at = start; at < end; at += piece) yield bytes.subarray(at, Math.min(end, at + piece))
    },
  }
}

/** Sends a pack to an operation that reads it while it arrives, as the window does, and answers what that says. */
export async function sendPackTo<Answer>(
  engine: Engine,
  operation: string,
  source: PackSource,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const tail = await tailOf(source)
  const announced = { name: 'pack.zip', size: source.size, tail }
  const { ticket } = await engine.call<{ ticket: string }>('pack.begin', announced)
  const sent = engine.workbench.upload(ticket, sentPack(source, tail)).catch((error: unknown) => {
    // Whoever has seen enough refuses the rest, and nothing else may go wrong on the way.
    if (!(error instanceof OperationError) || error.key !== 'errors.cancelled') throw error
  })
  const answer = engine.call<Answer>(operation, { ticket, tail, ...given })
  await Promise.allSettled([answer, sent])
  await sent
  return await answer
}
