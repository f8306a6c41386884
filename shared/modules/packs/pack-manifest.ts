import { z } from 'zod'
import { OperationError } from '../../contract/errors.ts'
import { isSafePath, sameNameKey } from './pack-names.ts'

/** The name of the format in every manifest; a later one that older programs cannot read has another number. */
export const packFormat = 'sealbook/evidence-pack/1'

/** The files of a pack that are about the pack itself, at its top. */
export const packFiles = {
  manifest: 'manifest.json',
  records: 'audit-records.json',
  readMe: 'README.txt',
  authority: 'authority.pem',
  /** As `sha256sum` writes it; names every file but itself and its signature. */
  list: 'SHA256SUMS',
  /** Detached CAdES signature of the list in DER. */
  signature: 'SHA256SUMS.p7s',
} as const

/** Whether a file begins as a pack does, sealed or not: the first 32 bytes are enough. Everything else is taken for a document. */
export function isPackHead(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 21))
  return text.startsWith('PK\u0003\u0004') || text === 'age-encryption.org/v1'
}

/** The most files that a pack is read with: 5,000 pieces of evidence and room. */
export const mostPackFiles = 20_000

const digest = z.string().regex(/^[0-9a-f]{64}$/)

const custody = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['received', 'handedOver', 'examined']),
  from: z.string(),
  to: z.string(),
  purpose: z.string(),
  /** Who wrote it down. */
  by: z.string(),
})

/** What the vault that made the pack knows of a file beside its bytes; people by name, for their ids mean nothing elsewhere. */
const statedFacts = z.object({
  title: z.string(),
  source: z.string(),
  collectedBy: z.string(),
  collectedAt: z.iso.datetime().nullable(),
  validUntil: z.iso.date().nullable(),
  custody: z.array(custody).max(200),
})

const packedFile = z.object({
  path: z.string(),
  /** The name that the file was given where it was collected. */
  name: z.string(),
  mediaType: z.string(),
  size: z.int().min(0),
  sha256: digest,
  /** Of a copy with parts blacked out: the digest of its original, which stayed in the vault. */
  redactedFrom: digest.optional(),
  /** The record that holds the file, and in which field. */
  record: z.string(),
  id: z.string(),
  number: z.string(),
  title: z.string(),
  field: z.string(),
  /** Who put the file into the record, and when, by the journal; empty where the journal does not say. */
  collectedBy: z.string(),
  collectedAt: z.string(),
  facts: statedFacts.optional(),
})

export type StatedFacts = Readonly<z.infer<typeof statedFacts>>

/** One piece of evidence in a pack. */
export type PackedFile = Readonly<z.infer<typeof packedFile>>

const manifest = z.object({
  format: z.literal(packFormat),
  demo: z.boolean(),
  organisation: z.string(),
  vault: z.string(),
  /** The checkpoint of the journal that the pack was made by, as in a sealed report. */
  checkpoint: z.string(),
  audit: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  files: z.array(packedFile).max(mostPackFiles),
})

/** What a pack says of itself; its signature covers it by its digest in the list. */
export type PackManifest = Readonly<z.infer<typeof manifest>>

/** Reads a manifest; `invalid`, `verify.packManifest`, for anything that is none of this format. */
export function readManifest(text: string): PackManifest {
  try {
    return manifest.parse(JSON.parse(text))
  } catch (cause) {
    throw new OperationError('invalid', 'verify.packManifest', { cause })
  }
}

/** A line of the list: the SHA-256 of a file in lower-case hex, and its path in the pack. */
export type ListedFile = { readonly sha256: string; readonly path: string }

/** The list as `sha256sum` writes it, in the order of the paths. */
export function writeList(files: readonly ListedFile[]): string {
  return files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('')
}

/**
 * Reads a list. `invalid`, `verify.packList` with the number of the first `line` that is none, that names what could leave the
 * folder, or a file a second time.
 */
export function readList(text: string): readonly ListedFile[] {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length > mostPackFiles) throw refusedLine(lines.length)
  const seen = new Set<string>()
  return lines.map((line, index) => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (sha256 === undefined || path === undefined || !isSafePath(path)) throw refusedLine(index + 1)
    if (seen.has(sameNameKey(path))) throw refusedLine(index + 1)
    seen.add(sameNameKey(path))
    return { sha256, path }
  })
}

function refusedLine(line: number): OperationError {
  return new OperationError('invalid', 'verify.packList', { parameters: { line } })
}
