import type { Entity } from '../../record/record.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { openStates, type Severity } from './assets.limits.ts'
import type { vulnerabilityRecord } from './vulnerability.record.ts'

/**
 * What a weakness of one asset is known by: the tool that found it, the tool's own id of it, and where on the asset. Titles,
 * scores and texts may change from one release of a scanner to the next, and are not part of it.
 */
export function sightingKey(sighting: {
  readonly tool: string | null
  readonly scannerId: string | null
  readonly port: string | null
  readonly path: string | null
}): string {
  const { tool, scannerId, port, path } = sighting
  return JSON.stringify([(tool ?? '').trim().toLowerCase(), scannerId ?? '', (port ?? '').toLowerCase(), path ?? ''])
}

/** What stands for the tool of a table that nobody named; it says nothing of which scanner looked, so it closes nothing. */
export const unnamedTool = 'CSV'
/** Whoever types it has named no scanner either. */
export const isUnnamedTool = (tool: string): boolean => tool.trim().toLowerCase() === unnamedTool.toLowerCase()

/** What a scan says of a weakness in the words of its scale: CVSS base scores, or what stands for them. */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'info'
}

/** As much of a weakness as a scan is compared with. */
export type KnownFields = Pick<AnyEntity, 'id' | 'state'> & Readonly<Record<string, AnyValue>>

/** The fields by which a weakness that is found again may have changed. */
export const retold = ['title', 'severity', 'cves', 'cvssScore', 'cvssVersion', 'cvssVector', 'service'] as const
export type Retold = Pick<Entity<typeof vulnerabilityRecord>, (typeof retold)[number]>

/** What a scan tells otherwise than the vault; what a format does not state changes nothing. */
export function toldOtherwise(found: Retold, known: KnownFields): Partial<Retold> {
  const names = retold.filter((name) => found[name] !== null && (known[name] ?? null) !== found[name])
  // The names are those of Retold, each with its own value.
  return Object.fromEntries(names.map((name) => [name, found[name]])) as Partial<Retold>
}

/**
 * What becomes of a row of a scan: `kept` is an accepted risk or a false positive, which a scan does not touch; `stale` says
 * that the vault holds a later word; `notFixed` was reported as fixed and is still there.
 */
export const outcomes = ['created', 'known', 'changed', 'reappeared', 'notFixed', 'kept', 'stale', 'leftOut'] as const
export type Outcome = (typeof outcomes)[number]

const isOpen = (state: string) => openStates.some((one) => one === state)

/** A weakness as the vault holds it; `lastWord` is the day of the latest scan or re-test that said something of it. */
export type KnownWeakness = { readonly entity: KnownFields; readonly lastWord: string | null }

/** What becomes of a row, given what is known of it; information alone is taken only where it is asked for. */
export function outcomeOf(
  found: Retold,
  held: KnownWeakness | null,
  scan: { readonly scannedOn: string; readonly information: boolean },
): Outcome {
  if (held === null) return found.severity === 'info' && !scan.information ? 'leftOut' : 'created'
  const { entity: known, lastWord } = held
  if (known.state === 'accepted' || known.state === 'falsePositive') return 'kept'
  if (lastWord !== null && lastWord > scan.scannedOn) return 'stale'
  if (known.state === 'verified' || known.state === 'notSeen') return 'reappeared'
  if (known.state === 'fixedClaimed') return 'notFixed'
  return Object.keys(toldOtherwise(found, known)).length > 0 ? 'changed' : 'known'
}

/** Whether a weakness that the scan does not name is to be closed: open, of the same tool, and not seen later. */
export function isGone(
  { entity: known, lastWord }: KnownWeakness,
  scan: { readonly tool: string; readonly scannedOn: string },
): boolean {
  const sameTool =
    String(known.tool ?? '')
      .trim()
      .toLowerCase() === scan.tool.trim().toLowerCase()
  return sameTool && isOpen(known.state) && (lastWord === null || lastWord <= scan.scannedOn)
}
