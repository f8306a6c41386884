import type { Entity } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import { attestationRecord } from './attestation.record.ts'

type Attestation = Entity<typeof attestationRecord>

/** Whether a member with these roles sees the attestations of everybody, and not their own alone. */
export function seesAllAttestations(roles: readonly Role[]): boolean {
  const { rows } = attestationRecord
  return rows?.rule !== 'own' || rows.except.some((role) => roles.includes(role))
}

/** The percentage who attested as decimal text, rounded down to hundredths: 1,999 of 2,000 are not yet all. */
export function attestedShare(attested: number, asked: number): string {
  return (Math.floor((attested * 10_000) / Math.max(asked, 1)) / 100).toFixed(2)
}

/** What counts more stands first: who was asked twice and answered once has answered. */
const weight: Readonly<Record<string, number>> = { attested: 0, pending: 1, lapsed: 2, excused: 3 }

const weightOf = ({ state }: Pick<Attestation, 'state'>) => weight[state] ?? 9

/** One row to a person, whichever campaign asked them. */
export function attestationsByPerson<Row extends Pick<Attestation, 'person' | 'state'>>(
  rows: readonly Row[],
): readonly Row[] {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const other = found.get(row.person)
    if (!other || weightOf(row) < weightOf(other)) found.set(row.person, row)
  }
  return [...found.values()]
}

/** How far a department has come; `department` is an id, null for people without one. Who is excused is not asked. */
export type UnitAttested = { readonly department: string | null; readonly asked: number; readonly attested: number }

/** Departments with how many of those asked have attested, the least advanced first. */
export function attestedByUnit(rows: readonly Pick<Attestation, 'department' | 'state'>[]): readonly UnitAttested[] {
  const asked = rows.filter(({ state }) => state !== 'excused')
  const units = Map.groupBy(asked, ({ department }) => department)
  const share = ({ attested, asked: all }: UnitAttested) => attested / all
  return [...units]
    .map(([department, own]) => ({
      ...{ department, asked: own.length, attested: own.filter(({ state }) => state === 'attested').length },
    }))
    .toSorted((one, other) => share(one) - share(other) || other.asked - one.asked)
}
