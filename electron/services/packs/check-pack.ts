import { createHash } from 'node:crypto'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { OperationError } from '#shared/contract/errors.ts'
import {
  mostPackFiles,
  type PackManifest,
  packFiles,
  readList,
  readManifest,
} from '#shared/modules/packs/pack-manifest.ts'
import { isSafePath, sameNameKey } from '#shared/modules/packs/pack-names.ts'
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

/** The most bytes of a file about the pack itself. */
const mostAbout = 64 * 1024 * 1024

const unread: PackParts = { structure: null, signature: null, manifest: null, listed: 0, unlike: [] }

/**
 * Judges an evidence pack by its bytes alone, and answers for every input: the signature over the list of digests, every
 * file against the list, and what lies beside it. Nothing is unpacked to disk. A file is read no further than the size that
 * it announces, and what is announced cannot be more than the pack itself, since packs are stored and not packed.
 */
export async function checkPack(bytes: Buffer, trust: TrustInput): Promise<PackVerdict> {
  try {
    return packVerdict(await judge(bytes, trust))
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    return packVerdict({ ...unread, structure: finding(error.key, error.parameters) })
  }
}

async function judge(bytes: Buffer, trust: TrustInput): Promise<PackParts> {
  if (bytes.subarray(0, 3).toString('latin1') === 'age') throw refused('verify.packSealed')
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') throw refused('verify.notPack')
  const zip = await opened(bytes)
  const entries = await entriesOf(zip, bytes.length)
  const read = async (path: string) => {
    const entry = entries.get(path)
    if (!entry || entry.uncompressedSize > mostAbout) return null
    return await contentOf(zip, entry)
  }
  const listBytes = await read(packFiles.list)
  const signatureBytes = await read(packFiles.signature)
  if (listBytes === null || !entries.has(packFiles.manifest)) throw refused('verify.notPack')
  const list = readList(listBytes.toString('utf8'))
  const about = await read(packFiles.manifest)
  const manifest = about && readManifest(about.toString('utf8'))
  return {
    structure: null,
    manifest: manifest && aboutOf(manifest),
    signature: signatureBytes && (await signatureOf(signatureBytes, listBytes, manifest, trust)),
    listed: list.length,
    unlike: await unlikeFiles(zip, entries, new Map(list.map(({ path, sha256 }) => [path, sha256]))),
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
async function unlikeFiles(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  listed: ReadonlyMap<string, string>,
): Promise<readonly PackFileReport[]> {
  const unlike: PackFileReport[] = []
  for (const [path, sha256] of listed) {
    const entry = entries.get(path)
    if (!entry) unlike.push({ path, state: 'missing' })
    else if ((await digestOf(zip, entry)) !== sha256) unlike.push({ path, state: 'changed' })
    if (unlike.length >= mostTold) return unlike
  }
  const own: ReadonlySet<string> = new Set([packFiles.list, packFiles.signature])
  const beside = [...entries.keys()].filter((path) => !listed.has(path) && !own.has(path))
  return [...unlike, ...beside.map((path) => ({ path, state: 'unlisted' as const }))].slice(0, mostTold)
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  return await new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error) reject(refused('verify.packDamaged', {}, error))
      else resolve(zip)
    })
  })
}

/** The entries by path; refused are names that could leave the folder, twins, packing, encryption and false sizes. */
async function entriesOf(zip: ZipFile, size: number): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  const keys = new Set<string>()
  let announced = 0
  const take = (entry: Entry) => {
    const path = entry.fileName
    if (!isSafePath(path) || keys.has(sameNameKey(path))) throw refused('verify.packPath', { path })
    if (entry.compressionMethod !== 0 || entry.isEncrypted()) throw refused('verify.packPacked', { path })
    announced += entry.uncompressedSize
    if (announced > size || entries.size >= mostPackFiles) throw refused('verify.packDense')
    keys.add(sameNameKey(path))
    entries.set(path, entry)
  }
  return await new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(refused('verify.packDamaged', {}, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      try {
        take(entry)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.readEntry()
  })
}

async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (Buffer.isBuffer(chunk)) yield chunk
    }
  } catch (cause) {
    throw refused('verify.packDamaged', {}, cause)
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of chunksOf(zip, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function digestOf(zip: ZipFile, entry: Entry): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(zip, entry)) hash.update(chunk)
  return hash.digest('hex')
}

function refused(key: string, parameters: Readonly<Record<string, string>> = {}, cause?: unknown): OperationError {
  return new OperationError('invalid', key, { parameters, cause })
}
