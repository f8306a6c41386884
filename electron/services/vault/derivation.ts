import { randomBytes } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { totalmem } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { OperationError } from '#shared/contract/errors.ts'

/** Argon2id (RFC 9106): `memory` in KiB, `passes` over it, `lanes` in parallel, `salt` of 16 to 32 random bytes. */
export type DerivationParameters = {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
  readonly salt: Uint8Array
}

/** Parameters without the salt, which is fresh for each slot. */
export type DerivationCost = Omit<DerivationParameters, 'salt'>

/** How slow unlocking may be: `standard` about a second, `high` takes 1 GiB of memory. */
export type DerivationProfile = 'standard' | 'high'

/** The least that is read (RFC 9106's second choice); only test vaults are made with it. */
export const smallestCost: DerivationCost = { memory: 65_536, passes: 3, lanes: 4 }

const mebibyte = 1024
const gibibyte = 1024 * mebibyte
const targetMilliseconds = 1000

/** Told after each derivation, as a number, how many milliseconds it took; nothing is said of what was derived. */
export const derivationTimes = channel('sealbook:derivation')

/** Fresh parameters of this cost. */
export function makeParameters(cost: DerivationCost): DerivationParameters {
  const parameters = { ...cost, salt: new Uint8Array(randomBytes(16)) }
  refuseUnsafeParameters(parameters)
  return parameters
}

/**
 * Argon2id, version 0x13, of the password's NFKC form in UTF-8: 32 bytes, for the caller to zero. Refuses parameters
 * out of bounds with `errors.headerParameters` before any memory is taken.
 */
export async function deriveKey(password: string, parameters: DerivationParameters): Promise<Buffer> {
  refuseUnsafeParameters(parameters)
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8')
  const started = performance.now()
  try {
    return await hashRaw(bytes, {
      // The package's enums are ambient constants, which isolated modules cannot read: 2 is Argon2id, 1 is 0x13.
      algorithm: 2,
      version: 1,
      memoryCost: parameters.memory,
      timeCost: parameters.passes,
      parallelism: parameters.lanes,
      salt: parameters.salt,
      outputLen: 32,
    })
  } finally {
    derivationTimes.publish(performance.now() - started)
    bytes.fill(0)
  }
}

/**
 * The cost that takes about a second on this machine: `standard` 256 MiB and three passes or more, `high` 1 GiB and
 * two passes or more; never more than a quarter of the machine's memory beyond the least.
 */
export async function calibrate(profile: DerivationProfile): Promise<DerivationCost> {
  const base: DerivationCost =
    profile === 'high' ? { memory: gibibyte, passes: 2, lanes: 4 } : { memory: 256 * mebibyte, passes: 3, lanes: 4 }
  const started = performance.now()
  const key = await deriveKey('calibration', makeParameters(base))
  key.fill(0)
  return scaleCost(profile, base, performance.now() - started, totalmem() / 1024)
}

/** What `calibrate` makes of one measured run: `elapsed` in ms, `machineMemory` in KiB. */
export function scaleCost(
  profile: DerivationProfile,
  base: DerivationCost,
  elapsed: number,
  machineMemory: number,
): DerivationCost {
  const factor = targetMilliseconds / Math.max(elapsed, 1)
  if (factor <= 1) return base
  if (profile === 'high') return { ...base, passes: Math.min(10, Math.floor(base.passes * factor)) }
  const ceiling = Math.max(base.memory, Math.min(gibibyte, machineMemory / 4))
  const memory = Math.min(base.memory * factor, ceiling)
  return { ...base, memory: Math.floor(memory / (64 * mebibyte)) * 64 * mebibyte }
}

/**
 * Bounds on what a header may ask for. Below them a header downgraded by someone else would make guessing cheap;
 * above them a hostile header would exhaust memory (tests: 'refuses before memory is taken'). The floor is on memory
 * times passes too, since fewer passes over more memory cost a guesser at least as much.
 */
export function refuseUnsafeParameters(parameters: DerivationParameters): void {
  const { memory, passes, lanes, salt } = parameters
  const safe =
    isWithin(memory, 64 * mebibyte, gibibyte) &&
    isWithin(passes, 2, 10) &&
    isWithin(lanes, 1, 8) &&
    memory * passes >= 3 * 64 * mebibyte &&
    isWithin(salt.length, 16, 32)
  if (!safe) {
    throw new OperationError('storage', 'errors.headerParameters', {
      parameters: { memory: Math.floor(memory / mebibyte), passes, lanes },
    })
  }
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
