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
}

/** The files of a pack, each once whatever number of records hold it; `known` are the digests of what the audit has. */
export function intakeRows(
  { files }: Pick<PackManifest, 'files'>,
  places: Readonly<Record<string, number>>,
  known: ReadonlySet<string>,
): readonly IntakeRow[] {
  const seen = new Set<string>()
  return files.flatMap((file): readonly IntakeRow[] => {
    const at = places[file.path]
    if (at === undefined || seen.has(file.sha256)) return []
    seen.add(file.sha256)
    const { path, name, mediaType, size, sha256, title, collectedBy, collectedAt, facts } = file
    const state = size === 0 ? 'empty' : known.has(sha256) ? 'there' : 'new'
    const row = { path, name, mediaType, size, sha256, title, collectedBy, collectedAt }
    return [{ ...row, state, at, source: facts?.source ?? '' }]
  })
}

/** A step of the chain of custody as it is written down where the file comes in. */
export type CustodyStep = Omit<StatedFacts['custody'][number], 'by'>

/** Words of a chain of custody that goes on in another vault. */
export type CustodyWords = {
  readonly collected: string
  /** What was done, with who wrote it down in the vault that it comes from. */
  readonly recorded: (purpose: string, by: string) => string
  readonly received: string
}

const longest = 500

/** The chain of custody of a file that came in: as it was, and that it was received from whoever made the pack. */
export function custodyAfter(
  file: Pick<PackedFile, 'facts' | 'collectedBy' | 'collectedAt'>,
  received: { readonly at: string; readonly from: string; readonly to: string },
  words: CustodyWords,
): readonly CustodyStep[] {
  const { facts } = file
  const collectedAt = facts?.collectedAt ?? file.collectedAt
  const collectedBy = facts?.collectedBy || file.collectedBy
  const first: readonly CustodyStep[] =
    collectedAt === '' || collectedBy === ''
      ? []
      : [{ at: collectedAt, kind: 'received', from: collectedBy, to: '', purpose: words.collected }]
  const before = (facts?.custody ?? []).map(({ by, ...step }): CustodyStep => {
    return { ...step, purpose: words.recorded(step.purpose, by).slice(0, longest) }
  })
  const { at, from, to } = received
  const last: CustodyStep = { at, kind: 'received', from, to, purpose: words.received.slice(0, longest) }
  return [...first, ...before.slice(-198), last]
}
