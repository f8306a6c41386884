import type { LockedContext } from '../../context.ts'
import { authoritiesOf } from '../../lifecycle/vault-facts.ts'
import type { ReadPack } from '../../packs/read-pack.ts'
import { doInHelper } from '../../processes/helper.ts'

/** A pack on its way: the ticket under which it is sent, and how many bytes of its end come first. */
export type Arriving = { readonly ticket: string; readonly tail: number }

/** Looks at the bytes of a pack on their way to whoever reads it. */
export type Aside = (chunk: Uint8Array, at: number) => Promise<void> | void

/** So many milliseconds for a pack of any size, and for each of its bytes: no slower disk is waited for. */
const [leastTime, timePerByte] = [600_000, 1 / 2000]

/** How often it is told how far a pack is: at most so many times, and not for fewer bytes than these. */
const [mostSteps, leastStep] = [400, 1_000_000]

/** Reads a pack while it arrives, in the process that reads foreign files, and tells how far it is in bytes. */
export async function readArriving(
  { ticket, tail }: Arriving,
  { host, door, files, signal, progress }: LockedContext,
  aside: Aside = () => undefined,
): Promise<ReadPack> {
  const vault = door.vault()
  const trust = (vault ? authoritiesOf(vault.store) : []).map(({ certificate }) => Buffer.from(certificate, 'base64'))
  const file = files.takeStream(ticket, signal)
  const size = Math.max(0, file.size - tail)
  const counted = async function* () {
    let [at, told] = [0, 0]
    for await (const chunk of file.chunks) {
      await aside(chunk, at)
      at += chunk.length
      if (at - tail - told >= Math.max(leastStep, size / mostSteps)) {
        told = at - tail
        progress({ done: told, total: size, stage: 'bytes' })
      }
      yield chunk
    }
  }
  const input = { pack: { size, tail }, trust: { trust, now: host.now() } }
  const options = { pieces: counted(), longest: leastTime + size * timePerByte }
  return await doInHelper(host, 'import', { name: 'read-pack', input }, signal, options)
}
