import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import { type Language, translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { evidencePackRecord } from '#shared/modules/packs/evidence-pack.record.ts'
import { type PackManifest, packFiles, packFormat, writeList } from '#shared/modules/packs/pack-manifest.ts'
import { packName } from '#shared/modules/packs/pack-names.ts'
import { longestPack, type packsContract } from '#shared/modules/packs/packs.contract.ts'
import { packsMessages } from '#shared/modules/packs/packs.messages.ts'
import type { TaskContext } from '../../context.ts'
import { readAttachmentOf } from '../../lifecycle/attachment-store.ts'
import { authorityOf } from '../../lifecycle/vault-facts.ts'
import { type ZipPart, zipChunks, zipSize } from '../../packs/zip-stream.ts'
import { titlesFor } from '../../records/reader.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { digestOf, recordsJson } from '../../reports/records-json.ts'
import { reportSources } from '../../reports/report-kinds.ts'
import { settleNumbers } from '../../reports/settle-numbers.ts'
import type { Service } from '../../service.ts'
import type { DocumentSigner } from '../../vault/certificate-signature.ts'
import { readArriving } from './packs.arriving.ts'
import { type GatheredFile, gatherFiles, withCollections } from './packs.gather.ts'
import { takePack } from './packs.intake.ts'

type WriteInput = {
  readonly audit: string
  readonly language: Language
  readonly password: string
  readonly recipients: readonly string[]
}

/** A file about the pack itself, which is in memory. */
function partOf(path: string, bytes: Buffer): ZipPart & { readonly sha256: string } {
  const open = async function* () {
    yield bytes
  }
  return { path, size: bytes.length, open, sha256: digestOf(bytes) }
}

/** The records of the audit as its report attaches them, with final numbers: what leaves may not be called otherwise later. */
function recordsOf(context: TaskContext, audit: string): Buffer {
  const gather = () => context.query((reading) => reportSources.audit.gather(reading, audit))
  settleNumbers(context, gather().shown)
  const { shown, named } = gather()
  return context.query(({ reading, vault }) => {
    const names = shown.map(({ record, rows }) => titlesFor(vault.store, { ...reading, records: named }, record, rows))
    return recordsJson({ kind: 'audit', demo: vault.demo }, shown, Object.assign({}, ...names))
  })
}

function manifestOf(context: TaskContext, audit: string, files: readonly GatheredFile[], name: string): PackManifest {
  const { vault, host } = context
  const { number, title } = context.query(({ read }) => read(auditRecord).get(audit))
  const organisation = context.query(({ read }) => read(organisationRecord).all()[0])
  return {
    format: packFormat,
    demo: vault.demo,
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    vault: vault.keys().vaultId,
    checkpoint: vault.own.feed.saveCheckpoint(),
    audit: { id: audit, number: number ?? '', title },
    madeBy: name,
    madeAt: instantOf(host.now()),
    files: [...context.query((reading) => withCollections(reading, audit, files))],
  }
}

/** Refuses before anything is signed what could not be written to its end. */
function refuseLost({ vault }: TaskContext, files: readonly GatheredFile[]): void {
  const lost = files.find(({ attachment: id, size, sha256 }) => !vault.holdsFile({ id, size, sha256 }))
  if (!lost) return
  const parameters = { name: lost.name, record: [lost.number, lost.title].join(' ').trim() }
  throw new OperationError('storage', 'errors.packFileMissing', { parameters })
}

async function partsOf(
  context: TaskContext,
  input: WriteInput,
  signing: { readonly name: string; readonly signer: DocumentSigner },
): Promise<{ readonly parts: readonly ZipPart[]; readonly manifest: PackManifest; readonly list: Buffer }> {
  const { vault } = context
  const gather = () => context.query((reading) => gatherFiles(reading, input.audit))
  refuseLost(context, gather())
  const records = recordsOf(context, input.audit)
  // Asked again: the numbers by which folders are called are final only now.
  const files = gather()
  const manifest = manifestOf(context, input.audit, files, signing.name)
  const text = canonicalize(manifest)
  invariant(text, 'a manifest is plain data')
  const words = translatorOf(input.language, [packsMessages])
  const { organisation, audit, madeAt } = manifest
  const said = { organisation, audit: `${audit.number} ${audit.title}`.trim(), by: signing.name, at: madeAt }
  const readMe = words('pack.readMe', { ...said, ...packFiles, fingerprint: authorityOf(vault.store).fingerprint })
  const { certificatePem } = await import('../../vault/certificates.ts')
  const about = [
    partOf(packFiles.readMe, Buffer.from(`${readMe}\n`)),
    partOf(packFiles.manifest, Buffer.from(text)),
    partOf(packFiles.records, records),
    partOf(
      packFiles.authority,
      Buffer.from(certificatePem(Buffer.from(authorityOf(vault.store).certificate, 'base64'))),
    ),
  ]
  const list = Buffer.from(writeList([...about, ...files]))
  const { signCms } = await import('../../documents/signature/cms-structure.ts')
  const signature = await signCms(createHash('sha256').update(list).digest(), signing.signer)
  const evidence = files.map(({ path, size, attachment }) => ({
    path,
    size,
    open: () => readAttachmentOf(vault, attachment),
  }))
  return {
    manifest,
    list,
    parts: [...about, partOf(packFiles.list, list), partOf(packFiles.signature, signature), ...evidence],
  }
}

/** Journals what left, when, and for whom. */
function commitPack(context: TaskContext, input: WriteInput, made: Awaited<ReturnType<typeof partsOf>>, name: string) {
  const { manifest, list } = made
  context.command((writing) => {
    writing.writeManaged(evidencePackRecord).create(
      {
        title: name,
        audit: input.audit,
        madeBy: writing.actor.person,
        madeAt: manifest.madeAt,
        files: manifest.files.length,
        bytes: manifest.files.reduce((sum, { size }) => sum + size, 0),
        listSha256: digestOf(list),
        recipients: input.recipients.length === 0 ? null : input.recipients.join(' '),
      },
      writing.newId(),
    )
  })
  context.vault.saveHeads()
}

export const packsService: Service<typeof packsContract> = {
  pack: {
    outline({ audit }, context) {
      const files = gatherFiles(context, audit)
      return {
        files: files.length,
        bytes: files.reduce((sum, { size }) => sum + size, 0),
        records: new Set(files.filter(({ record }) => record !== 'export').map(({ id }) => id)).size,
        reports: files.filter(({ record }) => record === 'export').length,
        redacted: files.filter(({ redactedFrom }) => redactedFrom !== undefined).length,
      }
    },
    async write(input, context) {
      const { host, files, progress } = context
      progress({ done: 0, total: 2, stage: 'checking' })
      // What seals is large and rarely asked for: no start waits for it.
      const { readRecipients, sealFor } = await import('../../packs/seal-for.ts')
      const recipients = readRecipients(input.recipients)
      const signing = await openSigner(context, input.password)
      try {
        const made = await partsOf(context, input, signing)
        progress({ done: 1, total: 2, stage: 'sealing' })
        const at = new Date(host.now())
        const plain = { size: zipSize(made.parts, at), chunks: zipChunks(made.parts, at) }
        const isSealed = input.recipients.length > 0
        const sealed = isSealed ? await sealFor(recipients, plain) : plain
        const { number, title } = made.manifest.audit
        const name = `${packName(number || title)}-evidence.zip${isSealed ? '.age' : ''}`
        commitPack(context, input, made, name)
        const mediaType = isSealed ? 'application/octet-stream' : 'application/zip'
        return files.offer({ name, mediaType, ...sealed })
      } finally {
        signing.close()
      }
    },
    async begin({ name, size, tail }, { files }) {
      return { ticket: files.expectStream({ name, mediaType: 'application/zip', size: size + tail }, longestPack) }
    },
    async check(input, context) {
      return (await readArriving(input, context)).verdict
    },
    takeIn: takePack,
  },
}
