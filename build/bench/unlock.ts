import { loadDriver } from '#services/database/driver.ts'
import { derivationTimes, deriveKey } from '#services/vault/derivation.ts'
import { readHeaderFiles } from '#services/vault/header-file.ts'
import { vaultPaths } from '#services/vault/vault-folder.ts'
import { type BenchVault, benchPassword, openBenchVault } from './bench-vault.ts'
import { type Figure, ratio, told } from './figure.ts'
import { median, timed } from './measure.ts'

/** Opens the file by the driver alone, as far as a first read of the vault's name. */
function openBare(file: string, literal: string): void {
  const Driver = loadDriver()
  const db = new Driver(file, { fileMustExist: true })
  db.pragma(`cipher='sqlcipher'`)
  db.pragma('legacy=4')
  db.key(Buffer.from(literal))
  db.prepare('SELECT "name" FROM "vaults"').get()
  db.close()
}

/** Unlocking without the derivation of the key, which is slow by design, against opening the file by the driver. */
export async function unlockFigures(bench: BenchVault, rounds = 15): Promise<readonly Figure[]> {
  const { host, folder } = bench
  const literal = `x'${bench.vault.keys().keys.database.toString('hex')}'`
  bench.close()
  const { database } = vaultPaths(folder)
  const slot = readHeaderFiles(folder).found[0]?.copy.clear.slots.find(({ kind }) => kind === 'password')
  if (slot?.kind !== 'password') throw new Error('a vault has a password slot')
  let derivation = Number.NaN
  const hear = (duration: unknown) => {
    derivation = Number(duration)
  }
  derivationTimes.subscribe(hear)
  const taken: { unlock: number; rest: number; bare: number }[] = []
  for (let round = -2; round < rounds; round += 1) {
    // Its memory empties the caches and its threads end late: whatever comes right after it pays for that.
    await deriveKey(benchPassword, slot.derivation)
    const bare = await timed(() => openBare(database, literal))
    derivation = Number.NaN
    const started = performance.now()
    const vault = await openBenchVault(host, folder)
    const unlock = performance.now() - started
    vault.close()
    if (round >= 0) taken.push({ unlock, rest: unlock - derivation, bare })
  }
  derivationTimes.unsubscribe(hear)
  const middle = (name: 'unlock' | 'rest' | 'bare') => median(taken.map((values) => values[name]))
  return [
    ratio('unlock without derivation / opening by the bare driver', middle('rest'), middle('bare'), 3),
    told('unlock with the cheapest derivation (64 MiB)', middle('unlock'), 'ms'),
  ]
}
