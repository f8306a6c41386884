import { translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { type ReportKindName, reportKinds, sectionsToLeave } from '#shared/modules/reports/report-kinds.ts'
import type { reportsContract } from '#shared/modules/reports/reports.contract.ts'
import { reportsMessages } from '#shared/modules/reports/reports.messages.ts'
import { openPlace } from '#shared/modules/reports/signing.projection.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { Attachment } from '../../documents/attachments.ts'
import { offeredBytes } from '../../files.ts'
import { readAttachmentOf, storeAttachment } from '../../lifecycle/attachment-store.ts'
import { describeHeads } from '../../lifecycle/describe-heads.ts'
import { authorityOf } from '../../lifecycle/vault-facts.ts'
import type { OpenVault } from '../../open-vault.ts'
import { doInHelper } from '../../processes/helper.ts'
import { titlesFor } from '../../records/reader.ts'
import type { DrawOptions, SealProof } from '../../reports/draw-options.ts'
import type { Drawing } from '../../reports/drawings.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { digestOf, recordsJson, toldOf } from '../../reports/records-json.ts'
import { type GatheredReport, mayRead, type ReportKind } from '../../reports/report-kind.ts'
import { reportSources } from '../../reports/report-kinds.ts'
import { settleNumbers } from '../../reports/settle-numbers.ts'
import type { Service } from '../../service.ts'
import { changesSinceSeal } from './reports.changes.ts'
import { countersign, signaturesOf } from './reports.countersign.ts'
import { decline } from './reports.decline.ts'
import { exportKey } from './reports.key-file.ts'
import { signingRoom } from './reports.room.ts'
import { commitExport, commitSeal, proofFiles, refuseUnready } from './reports.seal.ts'
import { signPlace } from './reports.sign.ts'
import { chooseStampAuthority, dropStampAuthority, stampStanding } from './reports.stamp-authority.ts'
import { stampedAtOnce, stampWaiting } from './reports.stamping.ts'
import { takeSigned } from './reports.take.ts'

type Language = DrawOptions['language']

function kindNamed(name: string): ReportKindName {
  const kind = reportKinds.find((other) => other === name)
  if (!kind) throw new OperationError('missing', 'errors.unknownReport', { parameters: { kind: name } })
  return kind
}

const readersOf = ({ readers, record }: Pick<ReportKind, 'readers' | 'record'>) => readers ?? record.readers

type Asked = { readonly kind: ReportKindName; readonly id: string; readonly leaveOut: readonly string[] }

function askedFor(input: Omit<Asked, 'kind'> & { readonly kind: string }): Asked {
  const { id, leaveOut } = input
  const kind = kindNamed(input.kind)
  const section = leaveOut.find((one) => !sectionsToLeave(kind).includes(one))
  if (section !== undefined)
    throw new OperationError('invalid', 'errors.sectionStays', { parameters: { kind, section } })
  return { kind, id, leaveOut }
}

/** Reads a report for who may make it, and sees all of what it would say; others are refused by name. */
function gather(context: ReadContext, { kind, id, leaveOut }: Asked) {
  const source = reportSources[kind]
  if (!mayRead(context.actor, { readers: readersOf(source) }))
    throw new OperationError('forbidden', 'errors.forbidden', { parameters: { operation: `report.${kind}` } })
  const report = source.gather(context, id, leaveOut)
  // Without this a report would say that there is none of what its maker may not read (test: 'a report in part').
  if (!mayRead(context.actor, ...report.shown.map(({ record }) => record)))
    throw new OperationError('forbidden', 'errors.reportInPart')
  if (report.inPart) throw new OperationError('forbidden', report.inPart)
  return report
}

function gathered(context: ReadContext, asked: Asked) {
  const { kind } = asked
  const report = gather(context, asked)
  const reading = { ...context.reading, records: report.named }
  const names = Object.assign(
    {},
    ...report.shown.map((shown) => titlesFor(context.vault.store, reading, toldOf(shown), shown.rows)),
  )
  return { report, records: recordsJson({ kind, demo: context.vault.demo }, report.shown, names) }
}

async function logoOf(vault: OpenVault): Promise<Uint8Array | null> {
  const organisation = vault.store.table(organisationRecord).all([], [], { sql: '1', values: [] })[0]
  const logo = organisation?.logo
  const file: unknown = Array.isArray(logo) ? logo[0] : null
  if (typeof file !== 'object' || file === null || !('id' in file)) return null
  const chunks: Buffer[] = []
  for await (const chunk of readAttachmentOf(vault, String(file.id))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function attachment(name: string, bytes: Buffer, at: string, language: Language): Attachment {
  const json = name.endsWith('.json')
  return {
    name,
    bytes,
    mediaType: json ? 'application/json' : name.endsWith('.cbor') ? 'application/cbor' : 'text/plain',
    relationship: json ? 'Data' : 'Supplement',
    description: translatorOf(language, [reportsMessages])(`report.attachment.${name}`),
    created: new Date(at),
    modified: new Date(at),
  }
}

async function draw(context: TaskContext, drawing: Drawing, options: DrawOptions): Promise<Buffer> {
  const logo = await logoOf(context.vault)
  const input = { drawing, options: { ...options, ...(logo ? { logo } : {}) } }
  return Buffer.from(await doInHelper(context.host, 'draw', { name: 'draw-report', input }, context.signal))
}

function proofFor(
  context: TaskContext,
  given: { readonly recordsSha256: string; readonly checkpoint: string; readonly sealedAt: string },
): SealProof {
  const { vault } = context
  const { heads, vaultHead: head, shortHead } = context.query(describeHeads)
  const own = vault.own.device
  return {
    ...given,
    vault: vault.keys().vaultId,
    vaultHead: head,
    shortHead,
    heads: heads
      .toSorted((one, other) => Number(other.device === own) - Number(one.device === own))
      .map(({ device, entries, root }) => ({ name: device, sequence: entries, hash: root })),
    authoritySha256: authorityOf(vault.store).fingerprint,
  }
}

function fileName(report: GatheredReport, language: Language, draft: boolean): string {
  const stem = (report.number || report.title).replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
  return `${stem}${language === 'en' ? '' : `-${language}`}${draft ? '-draft' : ''}.pdf`
}

type SealInput = {
  readonly kind: string
  readonly id: string
  readonly language: Language
  readonly leaveOut: readonly string[]
  readonly password: string
  readonly reason?: string | undefined
}

async function sealReport(input: SealInput, context: TaskContext) {
  const { vault, host, progress } = context
  const asked = askedFor(input)
  const { kind } = asked
  progress({ done: 0, total: 4, stage: 'checking' })
  const ready = (reading: ReadContext) => {
    const report = gather(reading, asked)
    return { shown: report.shown, place: refuseUnready(report, reading) }
  }
  context.query(ready)
  const signing = await openSigner(context, input.password)
  try {
    // Asked again: what was taken back while the password was being checked is not sealed.
    const { shown, place } = context.query(ready)
    settleNumbers(context, shown)
    progress({ done: 1, total: 4, stage: 'sealing' })
    const { report, records } = context.query((reading) => gathered(reading, asked))
    const recordsSha256 = digestOf(records)
    const heads = context.query(describeHeads).heads
    const id = host.newId()
    const { seq, sealedAt } = commitSeal(context, {
      ...input,
      id,
      subject: input.id,
      report,
      recordsSha256,
      heads: heads.map(({ device, entries, root }) => `${device} ${entries} ${root}`).join('\n'),
      reason: input.reason,
    })
    const checkpoint = vault.own.feed.saveCheckpoint()
    vault.saveHeads()
    progress({ done: 2, total: 4, stage: 'drawing' })
    const files = { 'audit-records.json': records, ...proofFiles(vault, seq, checkpoint) }
    const unsigned = await draw(
      context,
      { kind, projection: report.projection },
      {
        language: input.language,
        attachments: Object.entries(files).map(([name, bytes]) => attachment(name, bytes, sealedAt, input.language)),
        proof: proofFor(context, { recordsSha256, checkpoint, sealedAt }),
        demo: vault.demo,
        draft: false,
        fields: { signatures: report.signatories.length, timestamps: 2 },
      },
    )
    progress({ done: 3, total: 4, stage: 'signing' })
    const signed = await signPlace(context, unsigned, { place, signing, certify: true, reason: input.reason })
    const name = fileName(report, input.language, false)
    const stored = await storeAttachment(vault, signed)
    commitExport(context, {
      seal: id,
      title: name,
      sha256: digestOf(signed),
      file: { ...stored, name, mediaType: 'application/pdf' },
      places: report.signatories.map(openPlace),
      place,
    })
    vault.saveHeads()
    const handed = (await stampedAtOnce(context, id)) ?? signed
    return { document: id, file: context.files.offer(offeredBytes(name, 'application/pdf', handed)) }
  } finally {
    signing.close()
  }
}

export const reportsService: Service<typeof reportsContract> = {
  report: {
    kinds: (_input, { actor }) =>
      reportKinds.map((kind) => {
        const source = reportSources[kind]
        const mayDraw = mayRead(actor, { readers: readersOf(source) })
        return { kind, record: source.record.name, mayDraw }
      }),
    async draw({ language, ...which }, context) {
      const asked = askedFor(which)
      const { kind } = asked
      const { report, records } = context.query((reading) => gathered(reading, asked))
      const drawnAt = new Date(context.host.now()).toISOString()
      const bytes = await draw(
        context,
        { kind, projection: report.projection },
        {
          language,
          attachments: [attachment('audit-records.json', records, drawnAt, language)],
          proof: proofFor(context, { recordsSha256: digestOf(records), checkpoint: '', sealedAt: drawnAt }),
          demo: context.vault.demo,
          draft: true,
          fields: { signatures: report.signatories.length, timestamps: 2 },
        },
      )
      return context.files.offer(offeredBytes(fileName(report, language, true), 'application/pdf', bytes))
    },
    signatures: signaturesOf,
    room: (_input, context) => signingRoom(context),
    countersign,
    decline,
    takeSigned,
    exportKey,
    seal: sealReport,
    stampStanding: (_input, context) => stampStanding(context),
    chooseStampAuthority,
    dropStampAuthority: (_input, context) => dropStampAuthority(context),
    stampWaiting: (_input, context) => stampWaiting(context),
    changedSince: changesSinceSeal,
  },
}
