import { createHash } from 'node:crypto'
import {
  cannotJudge,
  changed,
  finding,
  genuine,
  type PartReport,
} from '#shared/modules/verification/verification.projection.ts'
import { catalogAt, type PdfFile, resolve, resolveDictionary } from '../signature/pdf-file.ts'
import { decodeStream } from '../signature/pdf-filter.ts'
import { maximumDepth, unreadablePdf } from '../signature/pdf-limits.ts'
import { isKind, type PdfDictionary, type PdfValue, textOf } from '../signature/pdf-value.ts'

/** Names of the files that every sealed report carries. */
export const attachmentNames = {
  records: 'audit-records.json',
  seal: 'seal.cbor',
  checkpoint: 'checkpoint.txt',
  proof: 'journal.tlog-proof',
  values: 'seal-values.cbor',
} as const

/** How a report names itself in its metadata, which is never compressed: also found in a file that is damaged. */
export const sealbookMark = 'sealbook:recordsSha256'

const maximumAttachments = 1_000

/** The embedded files of the newest revision by name; a name that stands twice is refused. */
export function attachmentsOf(file: PdfFile): ReadonlyMap<string, Buffer> {
  const revision = file.revisions.length - 1
  const names = resolveDictionary(file, catalogAt(file, revision).value.entries.get('Names'), revision)
  const found = new Map<string, Buffer>()
  let nodes = 0
  const visit = (value: PdfValue | undefined, depth: number) => {
    const node = resolveDictionary(file, value, revision)
    if (node === undefined) return
    if (depth > maximumDepth || ++nodes > maximumAttachments) throw unreadablePdf('verify.tooComplex')
    const kids = resolve(file, node.entries.get('Kids'), revision)
    if (isKind(kids, 'array')) for (const kid of kids.items) visit(kid, depth + 1)
    const leaves = resolve(file, node.entries.get('Names'), revision)
    if (!isKind(leaves, 'array')) return
    for (let index = 1; index < leaves.items.length; index += 2) {
      const specification = resolveDictionary(file, leaves.items[index], revision)
      if (specification !== undefined) addAttachment(file, revision, specification, found)
    }
  }
  visit(names?.entries.get('EmbeddedFiles'), 0)
  return found
}

function addAttachment(
  file: PdfFile,
  revision: number,
  specification: PdfDictionary,
  found: Map<string, Buffer>,
): void {
  const written = specification.entries.get('UF') ?? specification.entries.get('F')
  const name = textOf(resolve(file, written, revision))
  const embedded = resolveDictionary(file, specification.entries.get('EF'), revision)
  const stream = resolve(file, embedded?.entries.get('F'), revision)
  if (name === undefined || !isKind(stream, 'stream')) return
  if (found.has(name)) throw unreadablePdf('verify.attachmentRepeated', { name })
  if (found.size >= maximumAttachments) throw unreadablePdf('verify.tooComplex')
  found.set(name, decodeStream(stream, file.budget))
}

/** The records digest that the XMP packet states, in lower-case hex; undefined where it states none or several. */
export function statedDigest(file: PdfFile): string | undefined {
  const revision = file.revisions.length - 1
  const metadata = resolve(file, catalogAt(file, revision).value.entries.get('Metadata'), revision)
  if (!isKind(metadata, 'stream')) return undefined
  const packet = decodeStream(metadata, file.budget).toString('utf8')
  const stated = [...packet.matchAll(/<sealbook:recordsSha256>([0-9a-f]{64})<\/sealbook:recordsSha256>/g)]
  return stated.length === 1 ? stated[0]?.[1] : undefined
}

/** The attached records against the digest in the metadata. */
export function checkRecords(attachments: ReadonlyMap<string, Buffer>, stated: string | undefined): PartReport {
  const records = attachments.get(attachmentNames.records)
  if (records === undefined) return cannotJudge(finding('verify.recordsMissing'))
  if (stated === undefined) return cannotJudge(finding('verify.digestMissing'))
  const digest = createHash('sha256').update(records).digest('hex')
  if (digest !== stated) return changed(finding('verify.recordsChanged', { digest, stated }))
  return genuine(isDemo(records) ? [finding('verify.demo')] : [])
}

/** Whether the records say of themselves that they were invented; what cannot be read says nothing. */
function isDemo(records: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(records.toString('utf8'))
    return typeof value === 'object' && value !== null && 'demo' in value && value.demo === true
  } catch {
    return false
  }
}
