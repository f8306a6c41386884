import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { makePrivateFolder, readIfPresent, writeDurably } from '../vault/durable-file.ts'

/** The id of a feed: the first 64 bits of SHA-256 over its public key, in hex, so that no two feeds share one. */
export function feedIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
}

/** The id of this installation, made once and kept in the person's data folder. */
export function installationId(dataFolder: string): string {
  const file = path.join(dataFolder, 'installation')
  const known = readIfPresent(file)?.toString('utf8')
  if (known && /^[0-9a-f-]{36}$/.test(known)) return known
  const made = randomUUID()
  makePrivateFolder(dataFolder)
  writeDurably(file, Buffer.from(made))
  return made
}

/** The letter of the n-th installation of a vault, counted from 0: A to Z, then AA. */
export function letterOf(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26))
  return position < 26 ? letter : `${letterOf(Math.floor(position / 26) - 1)}${letter}`
}
