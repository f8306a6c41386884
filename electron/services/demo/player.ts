import { invariant } from '#shared/base/assert.ts'
import type { Language } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Workbench } from '../door.ts'
import { type DemoHost, demoMoment } from './demo-host.ts'
import type { Deed, Player } from './diary.ts'
import { type EvidenceFile, evidenceBytes } from './evidence-files.ts'
import { populationFileOf } from './population-file.ts'
import { takeQuiz } from './quiz-deeds.ts'
import { takeReplies } from './replies.ts'
import { drawAndLook, freezePopulation } from './sampling-deeds.ts'
import { scanFileOf } from './scan-file.ts'

type Door = Pick<Workbench, 'call' | 'upload' | 'download'>

/** The doors by which the people of the demo act, and the records of the diary that exist by now. */
export type Stage = {
  readonly host: DemoHost
  readonly language: Language
  readonly doors: ReadonlyMap<Player, Door>
  /** Records by their name in the diary, as they are now. */
  readonly known: Map<string, { readonly record: string; readonly entity: AnyEntity }>
}

/** Does one deed through the door of whoever does it, at its time. */
export async function perform(stage: Stage, deed: Deed): Promise<void> {
  const { host, known } = stage
  host.setClock(Math.max(host.now(), demoMoment(deed.at)))
  const reason = deed.reason ? { reason: deed.reason[stage.language] } : {}
  if (deed.kind === 'create') {
    const draft = await resolved(stage, deed.by, deed.draft)
    const { record } = deed
    // A scan is brought in as a file, and makes and changes others.
    if (deed.record === 'scan') return await importScan(stage, deed, draft)
    const drawn = await madeApart(stage, deed, draft)
    if (drawn) return void known.set(deed.as, { record, entity: drawn })
    // What the vault was founded with is described, not made again.
    const entity = known.has(deed.as)
      ? await changed(stage, deed, 'update', { changes: draft, ...reason })
      : await called(stage, deed, `${record}.create`, { draft, ...reason })
    known.set(deed.as, { record, entity })
    return
  }
  if (deed.kind === 'find') {
    known.set(deed.as, await openDuty(stage, deed.by, deed.of))
    return
  }
  if (deed.kind === 'replies') {
    await takeReplies(doorOf(stage, deed.by), { campaign: found(stage, deed.as).entity.id, at: deed.at }, deed.count)
    return
  }
  if (deed.kind === 'decide') {
    await decided(stage, deed)
    return
  }
  const { record } = found(stage, deed.as)
  const changes = await resolved(stage, deed.by, deed.changes)
  const step = deed.kind === 'move' ? { step: deed.step } : {}
  known.set(deed.as, { record, entity: await changed(stage, deed, deed.kind, { changes, ...step, ...reason }) })
}

/** The first open duty of a schedule, or the look at the effect of a finding, which planned it itself. */
async function openDuty(stage: Stage, by: Player, name: string) {
  const source = found(stage, name)
  const ofFinding = source.record === 'finding'
  const record = ofFinding ? 'effectivenessCheck' : 'occurrence'
  const filters = [
    { field: ofFinding ? 'finding' : 'schedule', comparison: 'is', value: source.entity.id },
    { field: 'state', comparison: 'in', value: ofFinding ? ['planned'] : ['due', 'moved'] },
  ]
  const order = { sort: [{ field: ofFinding ? 'dueOn' : 'plannedOn' }], limit: 1 }
  // The contract answers a page of the list.
  const page = (await doorOf(stage, by).call(`${record}.list`, { filters, ...order })) as {
    rows: readonly AnyEntity[]
  }
  const [entity] = page.rows
  invariant(entity, `${name} has an open duty`)
  return { record, entity }
}

/** What asks somebody to decide on a record, and the field of it that names the record. */
const requests: Readonly<Record<string, readonly [record: string, field: string]>> = {
  attestationCampaign: ['attestation', 'campaign'],
  exercise: ['exerciseApproval', 'exercise'],
  policyVersion: ['policyApproval', 'version'],
}

/** Decides in the approval of a version or an exercise, or attests in the campaign, that was asked of whoever acts. */
async function decided(stage: Stage, deed: Extract<Deed, { readonly kind: 'move' | 'decide' }>): Promise<void> {
  const { record, entity } = found(stage, deed.as)
  const asking = requests[record]
  invariant(asking, `nobody decides on a ${record}`)
  const [request, field] = asking
  const filters = [
    { field, comparison: 'is', value: entity.id },
    { field: 'person', comparison: 'is', value: found(stage, deed.by).entity.id },
    { field: 'state', comparison: 'is', value: 'pending' },
  ]
  // The contract answers a page of records.
  const page = (await doorOf(stage, deed.by).call(`${request}.list`, { filters })) as Page<AnyEntity>
  const asked = page.rows[0]
  invariant(asked, `${deed.by} was asked to decide on ${deed.as}`)
  const changes = await resolved(stage, deed.by, deed.changes)
  const { id, revision } = asked
  await called(stage, deed, `${request}.move`, { id, revision, step: deed.step, changes })
}

/** Changes a record as the diary last saw it, or as it is now where consequences of another step have touched it since. */
async function changed(stage: Stage, deed: Deed, verb: 'update' | 'move', input: object): Promise<AnyEntity> {
  const { record, entity } = found(stage, deed.as)
  const { id, revision } = entity
  try {
    return await called(stage, deed, `${record}.${verb}`, { id, revision, ...input })
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (!(cause instanceof OperationError) || cause.key !== 'errors.changedMeanwhile') throw error
    // The contract answers a record's detail.
    const detail = (await doorOf(stage, deed.by).call(`${record}.get`, { id })) as { readonly entity: AnyEntity }
    return await called(stage, deed, `${record}.${verb}`, { id, revision: detail.entity.revision, ...input })
  }
}

async function called(stage: Stage, deed: Deed, operation: string, input: unknown): Promise<AnyEntity> {
  try {
    // Creating, changing and moving answer the record.
    return (await doorOf(stage, deed.by).call(operation, input)) as AnyEntity
  } catch (error) {
    // A full disk is the person's to know of; any other refusal is a mistake in the diary.
    if (error instanceof OperationError && error.code === 'storage') throw error
    throw new Error(`the diary fails at ${deed.as}, ${deed.at}, ${operation} by ${deed.by}`, { cause: error })
  }
}

/** The door of one of the people who act. */
export function doorOf(stage: Stage, player: Player): Door {
  const door = stage.doors.get(player)
  invariant(door, 'everybody who acts has opened the vault')
  return door
}

/** A record of the diary as it is now. */
export function found(stage: Stage, name: string): { readonly record: string; readonly entity: AnyEntity } {
  const known = stage.known.get(name)
  invariant(known, `the diary names ${name} before it exists`)
  return known
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Imports the file of a scan; the weaknesses that it changes are known by their revision when they are next touched. */
async function importScan(stage: Stage, deed: Deed, draft: unknown): Promise<void> {
  const { name, scannedOn, bytes } = scanFileOf(draft)
  const ticket = await uploaded(doorOf(stage, deed.by), { name, mediaType: 'text/csv', bytes })
  await called(stage, deed, 'scan.import', { format: 'scan-csv', ticket, scannedOn })
}

/** What only operations of their own make: a population from its table, a sample, an attempt at a quiz; null for all else. */
async function madeApart(
  stage: Stage,
  { record, by }: Extract<Deed, { readonly kind: 'create' }>,
  draft: unknown,
): Promise<AnyEntity | null> {
  const door = doorOf(stage, by)
  if (record === 'sample') return await drawAndLook(door, draft)
  if (record === 'quizAttempt') return await takeQuiz(door, stage.host, draft)
  if (record !== 'population' || !isPlain(draft)) return null
  const { table, ...about } = draft
  const bytes = populationFileOf(table, stage.language)
  return await freezePopulation(
    door,
    await uploaded(door, { name: 'population.csv', mediaType: 'text/csv', bytes }),
    about,
  )
}

/** Values of the diary as an operation takes them: names become ids, words the language's text, files attachments. */
async function resolved(stage: Stage, by: Player, value: unknown): Promise<unknown> {
  if (typeof value === 'string') return value.startsWith('@') ? found(stage, value.slice(1)).entity.id : value
  if (Array.isArray(value)) {
    const list: unknown[] = []
    for (const element of value) list.push(await resolved(stage, by, element))
    return list
  }
  if (!isPlain(value)) return value
  if ('en' in value && 'zh-CN' in value) return value[stage.language]
  if ('file' in value) return await attached(stage, by, value)
  const entries: (readonly [string, unknown])[] = []
  for (const [name, part] of Object.entries(value)) entries.push([name, await resolved(stage, by, part)])
  return Object.fromEntries(entries)
}

async function attached(stage: Stage, by: Player, value: Readonly<Record<string, unknown>>): Promise<Evidence> {
  const { file, name } = value
  invariant(typeof name === 'string' && isEvidenceFile(file), 'an attached file has a name and a content')
  const door = doorOf(stage, by)
  const { bytes, mediaType } = evidenceBytes(file)
  const ticket = await uploaded(door, { name, mediaType, bytes })
  // The contract answers the evidence.
  return (await door.call('file.attach', { ticket })) as Evidence
}

async function uploaded(
  door: Door,
  { name, mediaType, bytes }: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Promise<string> {
  // The contract answers a ticket.
  const { ticket } = (await door.call('file.begin', { name, mediaType, size: bytes.length })) as { ticket: string }
  await door.upload(ticket, once(bytes))
  return ticket
}

function isEvidenceFile(value: unknown): value is EvidenceFile {
  return isPlain(value) && (Array.isArray(value.lines) || Array.isArray(value.bars))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
