import { createHash } from 'node:crypto'
import { OperationError } from '#shared/contract/errors.ts'
import { type PackManifest, packFiles, readList, readManifest } from '#shared/modules/packs/pack-manifest.ts'
import { directoryStart } from '#shared/modules/packs/pack-tail.ts'
import {
  mostTold,
  type PackFileReport,
  type PackParts,
  type PackVerdict,
  packVerdict,
} from '#shared/modules/packs/packs.projection.ts'
import { finding, type SignatureReport } from '#shared/modules/verification/verification.projection.ts'
import type { TrustInput } from '../documents/verify/chain-check.ts'
import { judgeSignature } from '../documents/verify/signature-check.ts'
import { type ForwardReader, readForward } from './forward-reader.ts'
import { type PackEntry, readPackDirectory } from './pack-directory.ts'
import { packRefused } from './pack-refused.ts'
import { walkPack } from './walk-pack.ts'

/** The most bytes of a file about the pack itself. */
const mostAbout = 64 * 1024 * 1024
const ownFiles: ReadonlySet<string> = new Set([packFiles.list, packFiles.signature, packFiles.manifest])

const unread: PackParts = { structure: null, signature: null, manifest: null, listed: 0, unlike: [] }

/** How a pack comes: its last `tail` bytes, in which its directory is, and then all of its `size` bytes. */
export type ArrivingPack = { readonly size: number; readonly tail: number }

/**
 * A pack as it was read: what was found out about it, and, where it can be read, what it says of itself and where in it the bytes
 * of each file begin, by path.
 */
export type ReadPack = {
  readonly verdict: PackVerdict
  readonly manifest: PackManifest | null
  readonly places: Readonly<Record<string, number>>
}

/**
 * Judges an evidence pack by its bytes alone, as they come, and answers for every input: the signature over the list of
 * digests, every file against the list, and what lies beside it. Nothing is unpacked and nothing but the files about the pack is
 * kept, whatever its size. What is announced cannot be more than the pack itself, since packs are stored and not packed.
 */
export async function readPack(
  pieces: AsyncIterable<Uint8Array>,
  pack: ArrivingPack,
  trust: TrustInput,
): Promise<ReadPack> {
  try {
    const { manifest, places, ...parts } = await judge(readForward(pieces), pack, trust)
    return { verdict: packVerdict({ ...parts, manifest: manifest && aboutOf(manifest) }), manifest, places }
  } catch (error) {
    if (!(error instanceof OperationError) || !error.key.startsWith('verify.')) throw error
    return {
      verdict: packVerdict({ ...unread, structure: finding(error.key, error.parameters) }),
      manifest: null,
      places: {},
    }
  }
}

async function judge(reader: ForwardReader, { size, tail }: ArrivingPack, trust: TrustInput) {
  const end = await reader.take(tail)
  const first = await reader.peek(4)
  if (first.subarray(0, 3).toString('latin1') === 'age') throw packRefused('verify.packSealed')
  if (first.toString('latin1') !== 'PK\u0003\u0004') throw packRefused('verify.notPack')
  const entries = await readPackDirectory(end, size)
  const begin = directoryStart(end, size)
  if (begin === null || begin < size - tail) throw packRefused('verify.packDamaged')
  if (![packFiles.list, packFiles.manifest].every((path) => entries.some((entry) => entry.path === path)))
    throw packRefused('verify.notPack')
  const isOwn = (entry: PackEntry) => ownFiles.has(entry.path) && entry.size <= mostAbout
  const digests = new Map<string, string>()
  const places = new Map<string, number>()
  const own = new Map<string, Buffer>()
  for await (const { path, at, sha256, content } of walkPack(reader, entries, begin, isOwn)) {
    places.set(path, at)
    digests.set(path, sha256)
    if (content) own.set(path, content)
  }
  // The directory was taken on trust from what came first: it has to be what the pack ends with.
  const directory = await reader.take(size - begin)
  const isEnd = directory.equals(end.subarray(begin - size + tail)) && (await reader.peek(1)).length === 0
  if (!isEnd) throw packRefused('verify.packDamaged')
  return { ...(await judgeFiles(own, digests, trust)), places: Object.fromEntries(places) }
}

async function judgeFiles(
  own: ReadonlyMap<string, Buffer>,
  digests: ReadonlyMap<string, string>,
  trust: TrustInput,
): Promise<Omit<PackParts, 'manifest'> & { readonly manifest: PackManifest | null }> {
  const listBytes = own.get(packFiles.list)
  if (!listBytes) throw packRefused('verify.notPack')
  const list = readList(listBytes.toString('utf8'))
  const about = own.get(packFiles.manifest)
  const manifest = about ? readManifest(about.toString('utf8')) : null
  const signature = own.get(packFiles.signature)
  return {
    structure: null,
    manifest,
    signature: signature ? await signatureOf(signature, listBytes, manifest, trust) : null,
    listed: list.length,
    unlike: unlikeFiles(digests, new Map(list.map(({ path, sha256 }) => [path, sha256]))),
  }
}

function aboutOf({ organisation, audit, madeBy, madeAt, demo }: PackManifest): NonNullable<PackParts['manifest']> {
  return { organisation, audit, madeBy, madeAt, demo }
}

async function signatureOf(
  contents: Buffer,
  list: Buffer,
  manifest: PackManifest | null,
  trust: TrustInput,
): Promise<SignatureReport> {
  const claimedAt = manifest ? Date.parse(manifest.madeAt) : undefined
  const field = packFiles.signature
  const base = { field, kind: 'approval' as const, signer: '', certificate: '', revision: 0 }
  const digest = createHash('sha256').update(list).digest()
  try {
    const judged = await judgeSignature({ contents, digest }, claimedAt, { ...trust, isStrict: true })
    return { ...base, ...(claimedAt === undefined ? {} : { claimedAt }), ...judged }
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    return { ...base, state: 'cannot-judge', findings: [finding(error.key, { ...error.parameters, field })] }
  }
}

/** Files that are not as they were signed, at most so many as are told. */
function unlikeFiles(
  digests: ReadonlyMap<string, string>,
  listed: ReadonlyMap<string, string>,
): readonly PackFileReport[] {
  const signed = [...listed].flatMap(([path, sha256]): readonly PackFileReport[] => {
    const found = digests.get(path)
    if (found === undefined) return [{ path, state: 'missing' }]
    return found === sha256 ? [] : [{ path, state: 'changed' }]
  })
  const own: ReadonlySet<string> = new Set([packFiles.list, packFiles.signature])
  const beside = [...digests.keys()].filter((path) => !listed.has(path) && !own.has(path))
  return [...signed, ...beside.map((path) => ({ path, state: 'unlisted' as const }))].slice(0, mostTold)
}
