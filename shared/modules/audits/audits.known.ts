import type { Entity } from '../../record/record.ts'
import type { controlCheckRecord } from '../controls/control-check.record.ts'
import { attestationsByPerson, attestedByUnit, type UnitAttested } from '../policies/policies.attestation-state.ts'

/** A check of the control that a row tests, which somebody stands for. */
export type KnownCheck = Pick<Entity<typeof controlCheckRecord>, 'id' | 'number' | 'title' | 'performedOn' | 'result'>

/** The wording in force of a policy that a row tests, and who of those asked has read and accepted it. */
export type KnownPolicy = {
  readonly version: string
  readonly title: string
  readonly effectiveOn: string | null
  /** Null where the reader may not know what others attested. */
  readonly attested: Attested | null
}

/**
 * What is known of the subject of a row before it is tested: checks of its control, null where it tests none, and the policies in
 * force: the one that it names, then those that its control carries out, the first three of them.
 */
export type KnownBefore = {
  readonly checks: { readonly latest: readonly KnownCheck[]; readonly count: number } | null
  readonly policies: readonly KnownPolicy[]
}

/** How many of those asked have attested, and the department that is least advanced, where one is behind. */
export type Attested = {
  readonly asked: number
  readonly attested: number
  readonly last: (UnitAttested & { readonly name: string }) | null
}

type Answer = Parameters<typeof attestedByUnit>[0][number] & { readonly person: string }

/** Sums up the attestations of one wording; each person counts once. */
export function attestedOf(answers: readonly Answer[], nameOf: (department: string) => string): Attested {
  const units = attestedByUnit(attestationsByPerson(answers))
  const sum = (key: 'asked' | 'attested') => units.reduce((all, unit) => all + unit[key], 0)
  const last = units.find(({ department, asked, attested }) => department !== null && attested < asked)
  return {
    asked: sum('asked'),
    attested: sum('attested'),
    last: last ? { ...last, name: nameOf(last.department ?? '') } : null,
  }
}

/** Controls whose latest check that somebody stands for found them not effective, or only in part. */
export function failingControls(
  checks: readonly { readonly control: string; readonly performedOn: string; readonly result: string | null }[],
): ReadonlySet<string> {
  const latest = new Map<string, (typeof checks)[number]>()
  for (const check of checks) {
    if (check.result === null || check.result === 'notTested') continue
    const other = latest.get(check.control)
    if (!other || other.performedOn <= check.performedOn) latest.set(check.control, check)
  }
  return new Set([...latest.values()].filter(({ result }) => result !== 'effective').map(({ control }) => control))
}
