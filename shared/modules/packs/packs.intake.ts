import type { PackedFile, PackManifest, StatedFacts } from './pack-manifest.ts'

/** Whether a file of a pack would come in: it is new to the audit, lies there already, or holds nothing. */
export type IntakeState = 'new' | 'there' | 'empty'

/** A file of a pack as it would become evidence of an audit. */
export type IntakeRow = Pick<
  PackedFile,
  'path' | 'name' | 'mediaType' | 'size' | 'sha256' | 'title' | 'collectedBy' | 'collectedAt'
> & {
  readonly state: IntakeState
  /** Where in the pack its bytes begin. */
  readonly at: number
  readonly source: string
  readonly loss: IntakeLoss
}

/** What a vault has no room for of what a pack tells of a file: the pack alone keeps it. */
export type IntakeLoss = {
  /** The oldest steps of the chain of custody, left out. */
  readonly steps: number
  /** Texts that are shortened: title, source, and those of the steps. */
  readonly texts: number
}

/**
 * The files of a pack, each once whatever number of records hold it; `known` are the digests of what the audit has, `lossOf` tells
 * what would be lost of what is said of a file.
 */
export function intakeRows(
  { files }: Pick<PackManifest, 'files'>,
  places: Readonly<Record<string, number>>,
  known: ReadonlySet<string>,
  lossOf: (file: PackedFile) => IntakeLoss,
): readonly IntakeRow[] {
  const seen = new Set<string>()
  return files.flatMap((file): readonly IntakeRow[] => {
    const at = places[file.path]
    if (at === undefined || seen.has(file.sha256)) return []
    seen.add(file.sha256)
    const { path, name, mediaType, size, sha256, title, collectedBy, collectedAt, facts } = file
    const state = size === 0 ? 'empty' : known.has(sha256) ? 'there' : 'new'
    const row = { path, name, mediaType, size, sha256, title, collectedBy, collectedAt }
    const loss = state === 'new' ? lossOf(file) : { steps: 0, texts: 0 }
    return [{ ...row, state, at, source: facts?.source ?? '', loss }]
  })
}

/** A step of the chain of custody as it is written down where the file comes in. */
type CustodyStep = Omit<StatedFacts['custody'][number], 'by'>

/** Words of what is written down where a file comes in. */
export type IntakeWords = {
  /** Where a file came from of which the pack does not say it. */
  readonly source: string
  readonly collected: string
  /** What was done, with who wrote it down in the vault that it comes from. */
  readonly recorded: (purpose: string, by: string) => string
  readonly received: string
  /** That so many steps before these stand in the pack alone. */
  readonly leftOut: (count: number) => string
}

/** A file as it comes in: what is written down of it, and what of it found no room. */
export type IntakeFacts = {
  readonly title: string
  readonly source: string
  readonly custody: readonly CustodyStep[]
  readonly loss: IntakeLoss
}

/** The room of a piece of evidence: characters of its texts, and steps of its chain of custody. */
export const intakeRoom = { title: 300, source: 500, holder: 300, purpose: 1000, steps: 200 } as const

/** Shortens texts to their room, with a mark where they were cut, and counts how many. */
function openShortening() {
  let shortened = 0
  return {
    within(text: string, room: number): string {
      if (text.length <= room) return text
      shortened += 1
      // Half a character would be refused where it is written.
      return `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    },
    count: () => shortened,
  }
}

/**
 * What is written down of a file that came in: its chain of custody as it was, and that it was received from whoever made the pack. Of
 * a chain that is too long the newest steps stay, and the last one says how many do not.
 */
export function intakeFacts(
  file: Pick<PackedFile, 'name' | 'facts' | 'collectedBy' | 'collectedAt'>,
  received: { readonly at: string; readonly from: string; readonly to: string },
  words: IntakeWords,
): IntakeFacts {
  const { facts } = file
  const { within, count } = openShortening()
  const collectedAt = facts?.collectedAt ?? file.collectedAt
  const collectedBy = facts?.collectedBy || file.collectedBy
  const collected =
    collectedAt === '' || collectedBy === ''
      ? []
      : [{ at: collectedAt, kind: 'received' as const, from: collectedBy, to: '', purpose: words.collected }]
  const told = (facts?.custody ?? []).map(({ by, ...step }): CustodyStep => {
    return { ...step, purpose: recordedWithin(words, step.purpose, by, within) }
  })
  const before = [...collected, ...told]
  const steps = Math.max(0, before.length + 1 - intakeRoom.steps)
  const last = steps > 0 ? `${words.leftOut(steps)} ${words.received}` : words.received
  const custody = [...before.slice(steps), { ...received, kind: 'received' as const, purpose: last }].map((step) => ({
    ...step,
    from: within(step.from, intakeRoom.holder),
    to: within(step.to, intakeRoom.holder),
    purpose: within(step.purpose, intakeRoom.purpose),
  }))
  const title = within(facts?.title || file.name, intakeRoom.title)
  const source = within(facts?.source || words.source, intakeRoom.source)
  return { title, source, custody, loss: { steps, texts: count() } }
}

/** What was done with who wrote it down, where that is too long at the cost of the former. */
function recordedWithin(
  words: IntakeWords,
  purpose: string,
  by: string,
  within: (text: string, room: number) => string,
) {
  const around = words.recorded('', by).length
  return words.recorded(within(purpose, Math.max(1, intakeRoom.purpose - around)), by)
}
