import { instantOf } from '#shared/base/calendar.ts'
import { mediaTypeOf } from '#shared/base/file-kind.ts'
import { nameUuid } from '#shared/base/name-uuid.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import type { PackedFile, PackManifest } from '#shared/modules/packs/pack-manifest.ts'
import type { PackIntake, PackReading } from '#shared/modules/packs/packs.contract.ts'
import { type IntakeFacts, type IntakeRow, intakeFacts, intakeRows } from '#shared/modules/packs/packs.intake.ts'
import { packsMessages } from '#shared/modules/packs/packs.messages.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { refuseWithoutRoom } from '../../lifecycle/attachment-store.ts'
import { type CutFile, cutFiles } from '../../packs/cut-files.ts'
import { readArriving } from './packs.arriving.ts'
import { gatherFiles } from './packs.gather.ts'

/** The namespace of evidence that comes from packs: the same file in the same audit is the same record, however often it comes. */
const namespace = '5a0f6c1e-7d43-5b7a-9a55-1c0de2f0b9d4'

/** So many records in one change-set: few enough that it is told every moment how far it is, and may be given up. */
const slice = 25

/** After so many files it is told once more how many are kept. */
const keptPerWord = 20

/** The digests of every file that an audit has: as evidence of its own, or held by what rests on it. */
function knownDigests(context: ReadContext, audit: string): ReadonlySet<string> {
  const items = context.read(evidenceItemRecord).all([{ field: 'audit', comparison: 'is', value: audit }])
  const own = items.flatMap((item) => [...filesIn(item.evidence), ...filesIn(item.redactedCopies)])
  return new Set([...own, ...gatherFiles(context, audit)].map(({ sha256 }) => sha256))
}

/**
 * What would be written of each file of the pack; asked before they come in and when they do. The words are made once: for thousands of
 * files that alone would keep everybody waiting.
 */
function factsFor(context: ReadContext, input: PackIntake, manifest: PackManifest) {
  const words = translatorOf(input.language, [packsMessages])
  const { organisation, audit, madeBy } = manifest
  const source = { organisation, audit: `${audit.number} ${audit.title}`.trim(), by: madeBy }
  const received = {
    at: instantOf(context.now),
    from: [madeBy, organisation].filter((name) => name !== '').join(', ') || manifest.vault,
    to: context.read(personRecord).find(context.actor.person)?.name ?? '',
  }
  return (packed: PackedFile): IntakeFacts => {
    const about = { ...source, held: packed.title }
    return intakeFacts(packed, received, {
      source: words('pack.intake.source', about),
      collected: words('pack.intake.collected'),
      recorded: (purpose, by) => (by === '' ? purpose : words('pack.intake.recorded', { purpose, by })),
      received: words(packed.redactedFrom === undefined ? 'pack.intake.received' : 'pack.intake.receivedCopy', {
        ...about,
        original: packed.redactedFrom ?? '',
      }),
      leftOut: (count) => words('pack.intake.leftOut', { count }),
    })
  }
}

function rowsFor(
  context: ReadContext,
  input: PackIntake,
  manifest: PackManifest,
  places: Readonly<Record<string, number>>,
) {
  const { audit } = input
  context.read(auditRecord).get(audit)
  const { vaultId } = context.vault.keys()
  const reader = context.read(evidenceItemRecord)
  const factsOf = factsFor(context, input, manifest)
  const lossOf = (packed: PackedFile) => factsOf(packed).loss
  return intakeRows(manifest, places, knownDigests(context, audit), lossOf).map((row) => {
    const id = nameUuid(namespace, `${vaultId} ${audit} ${row.sha256}`)
    // One that came in and was archived since is there as well.
    return { row: { ...row, state: row.state === 'new' && reader.find(id) ? ('there' as const) : row.state }, id }
  })
}

type Coming = { readonly row: IntakeRow; readonly id: string; readonly file: Evidence }

/** Writes a piece of evidence with where it came from and in whose hands it was. */
function takeIn(
  context: WriteContext,
  { id, file }: Coming,
  packed: PackedFile,
  told: IntakeFacts,
  audit: string,
): void {
  const person = context.actor.person
  const { title, source, custody } = told
  const { facts } = packed
  const collectedAt = facts?.collectedAt ?? packed.collectedAt
  context.write(evidenceItemRecord).create(
    {
      title,
      audit,
      evidence: [file],
      source,
      // A laptop whose clock is ahead wrote what lies in the future here; the chain of custody still tells it.
      collectedAt: collectedAt !== '' && collectedAt <= instantOf(context.now) ? collectedAt : null,
      validUntil: facts?.validUntil ?? null,
      custody: custody.map((step) => ({ id: context.newId(), ...step, person })),
    },
    { id },
  )
}

function evidenceOf({ name, mediaType }: IntakeRow, { kind, stored }: CutFile): Evidence {
  const { id, size, sha256 } = stored
  return { id, size, sha256, name, mediaType: mediaTypeOf(kind, name, mediaType) }
}

/** Whether the records were written after all: an error that comes behind the commit must not take their files along. */
function isNamed(context: TaskContext, coming: readonly Coming[]): boolean {
  try {
    return context.query(({ read }) => coming.some(({ id }) => read(evidenceItemRecord).find(id) !== null))
  } catch {
    // The vault answers no more: a file too many is better than a record without its file.
    return true
  }
}

function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
}

/** Keeps files one by one: the disk makes each durable, so that thousands take a while. */
async function keepEach({ signal, progress }: TaskContext, cuts: readonly { readonly cut: CutFile }[]): Promise<void> {
  for (const [done, { cut }] of cuts.entries()) {
    refuseCancelled(signal)
    if (done % keptPerWord === 0) progress({ done, total: cuts.length, stage: 'keeping' })
    await cut.stored.keep()
  }
}

/** Keeps what was cut out of a pack that is as it was signed; everything or nothing. */
async function keepAll(
  context: TaskContext,
  input: PackIntake,
  manifest: PackManifest,
  rows: ReturnType<typeof rowsFor>,
  files: readonly CutFile[],
): Promise<number> {
  const fresh = new Map(rows.filter(({ row }) => row.state === 'new').map((one) => [one.row.sha256, one]))
  const cuts = files.flatMap((cut) => {
    const one = fresh.get(cut.stored.sha256)
    return one ? [{ ...one, cut, file: evidenceOf(one.row, cut) }] : []
  })
  if (cuts.length === 0) return 0
  try {
    await keepEach(context, cuts)
    await writeAll(context, input, manifest, cuts)
  } catch (error) {
    // What nothing names would fill the disk, and nobody could see with what.
    if (!isNamed(context, cuts)) for (const { cut } of cuts) cut.stored.unkeep()
    throw error
  }
  return cuts.length
}

async function writeAll(context: TaskContext, input: PackIntake, manifest: PackManifest, coming: readonly Coming[]) {
  const packedAt = new Map(manifest.files.map((packed) => [packed.path, packed]))
  await context.batch({
    stage: 'recording',
    slices: Math.ceil(coming.length / slice),
    total: coming.length,
    write(writing, part) {
      writing.because(manifestName(manifest))
      const factsOf = factsFor(writing, input, manifest)
      for (const one of coming.slice(part * slice, (part + 1) * slice)) {
        const packed = packedAt.get(one.row.path)
        if (packed) takeIn(writing, one, packed, factsOf(packed), input.audit)
      }
    },
    keep: () => true,
  })
}

function manifestName({ audit, organisation }: PackManifest): string {
  return `${audit.number} ${audit.title} (${organisation})`.trim().slice(0, 300)
}

/** Reads a pack for an audit while it arrives and, where asked to, takes its files in as evidence. */
export async function takePack(input: PackIntake, context: TaskContext): Promise<PackReading> {
  const cuts = input.take ?? []
  context.query(({ read }) => read(auditRecord).get(input.audit))
  await refuseWithoutRoom(
    context.vault,
    cuts.reduce((sum, { size }) => sum + size, 0),
  )
  const cutter = cutFiles(
    context.vault,
    cuts.map(({ at, size }) => ({ at: at + input.tail, size })),
  )
  try {
    const { verdict, manifest, places } = await readArriving(input, context, cutter.take)
    const isSound = verdict.verdict === 'genuine' || verdict.verdict === 'genuine-unknown-authority'
    if (!isSound || !manifest) {
      if (input.take) throw new OperationError('conflict', 'errors.packNotSound')
      return { verdict, rows: [], taken: null }
    }
    refuseCancelled(context.signal)
    context.progress({ done: 0, total: 0, stage: 'comparing' })
    const rows = context.query((reading) => rowsFor(reading, input, manifest, places))
    const known = new Set(rows.map(({ row }) => row.sha256))
    // Cut out by places that were named before: in a pack that is as it was signed these are its files, or it is another pack.
    if (!cutter.isWhole() || cutter.files.some(({ stored }) => !known.has(stored.sha256)))
      throw new OperationError('conflict', 'errors.packOther')
    const taken = input.take ? await keepAll(context, input, manifest, rows, cutter.files) : null
    return { verdict, rows: rows.map(({ row }) => row), taken }
  } finally {
    await cutter.drop()
  }
}
