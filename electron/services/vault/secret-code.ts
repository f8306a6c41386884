import { createHash } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'

/*
 * A secret as people copy it from paper: Crockford's base32 in groups of eight symbols, seven of them data. Each group
 * ends with its own check symbol, so that a slip is reported by group, and the data ends with the first bits of the
 * secret's SHA-256. The check is a weighted sum over GF(32): with the weights all different and none zero it finds
 * every single wrong symbol and every exchange of two; the group's number is added, which finds exchanged groups.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbolsPerGroup = 8
const dataPerGroup = symbolsPerGroup - 1

/** The secret in groups, to be joined by hyphens; `secret` has 16 bytes (4 groups) or 32 bytes (8 groups). */
export function formatSecretCode(secret: Uint8Array): string[] {
  const groups = groupsOf(secret.length)
  const checksumBits = groups * dataPerGroup * 5 - secret.length * 8
  const value = (toInteger(secret) << BigInt(checksumBits)) | checksum(secret, checksumBits)
  const symbols = Array.from({ length: groups * dataPerGroup }, (_, index) =>
    Number((value >> BigInt(5 * (groups * dataPerGroup - 1 - index))) & 31n),
  )
  return Array.from({ length: groups }, (_, group) => {
    const data = symbols.slice(group * dataPerGroup, (group + 1) * dataPerGroup)
    return [...data, checkSymbol(data, group)].map((symbol) => alphabet.charAt(symbol)).join('')
  })
}

/**
 * Reads a code as people type it: either case, O for 0, I and L for 1, any spaces and hyphens. Throws `invalid`:
 * `errors.codeGroup` (`group` from 1), `errors.codeLength` (`expected` and `found` symbols) or `errors.codeChecksum`.
 */
export function parseSecretCode(text: string, byteLength: number): Buffer {
  const groups = groupsOf(byteLength)
  const symbols = readSymbols(text, groups)
  const data: number[] = []
  for (let group = 0; group < groups; group += 1) {
    const part = symbols.slice(group * symbolsPerGroup, (group + 1) * symbolsPerGroup)
    const values = part.slice(0, dataPerGroup)
    if (checkSymbol(values, group) !== part[dataPerGroup]) refuseGroup(group)
    data.push(...values)
  }
  const checksumBits = data.length * 5 - byteLength * 8
  const value = data.reduce((sum, symbol) => (sum << 5n) | BigInt(symbol), 0n)
  const secret = toBytes(value >> BigInt(checksumBits), byteLength)
  if (checksum(secret, checksumBits) !== (value & ((1n << BigInt(checksumBits)) - 1n))) {
    throw new OperationError('invalid', 'errors.codeChecksum')
  }
  return secret
}

function readSymbols(text: string, groups: number): number[] {
  const expected = groups * symbolsPerGroup
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s\p{Pd}_]+/u)
    .filter((part) => part !== '')
  const symbols: number[] = []
  for (const [index, character] of [...typed.join('')].entries()) {
    const symbol = alphabet.indexOf(readAlike(character))
    if (symbol < 0) refuseGroup(Math.min(Math.floor(index / symbolsPerGroup), groups - 1))
    symbols.push(symbol)
  }
  if (symbols.length === expected) return symbols
  // With the groups typed as printed, the one that is too short or too long can be named.
  const wrong = typed.findIndex((part) => part.length !== symbolsPerGroup)
  if (typed.length === groups && wrong >= 0) refuseGroup(wrong)
  throw new OperationError('invalid', 'errors.codeLength', { parameters: { expected, found: symbols.length } })
}

function readAlike(character: string): string {
  if (character === 'O') return '0'
  return character === 'I' || character === 'L' ? '1' : character
}

function refuseGroup(group: number): never {
  throw new OperationError('invalid', 'errors.codeGroup', { parameters: { group: group + 1 } })
}

function groupsOf(byteLength: number): number {
  invariant(byteLength === 16 || byteLength === 32, 'codes carry 128 or 256 bits')
  return byteLength / 4
}

function checkSymbol(data: readonly number[], group: number): number {
  let sum = group
  let weight = 1
  for (const symbol of data) {
    weight = double(weight)
    sum ^= multiply(weight, symbol)
  }
  return sum
}

/** Times x in GF(32) with the primitive polynomial x^5 + x^2 + 1. */
function double(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? shifted ^ 0b100101 : shifted
}

function multiply(left: number, right: number): number {
  let product = 0
  let factor = left
  for (let bits = right; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= factor
    factor = double(factor)
  }
  return product
}

function checksum(secret: Uint8Array, bits: number): bigint {
  const digest = createHash('sha256').update('sealbook/v1/secret-code').update(secret).digest()
  return BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - bits)
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function toBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
}
