import { recordOperations } from './contract/record-operations.ts'
import { personRecord } from './modules/people/person.record.ts'

/** Every record type, once; one line each. */
export const records = {
  person: personRecord,
} as const
export type RecordName = keyof typeof records

type DerivedContract = {
  readonly [Name in RecordName]: ReturnType<typeof recordOperations<(typeof records)[Name]>>
}

function derivedContract(): DerivedContract {
  const entries = Object.values(records).map((record) => [record.name, recordOperations(record)] as const)
  // Object.fromEntries forgets which name goes with which record; the entries were made from that very mapping.
  return Object.fromEntries(entries) as unknown as DerivedContract
}

/** Every operation: the derived ones of each record and those that modules add. */
export const contract = { ...derivedContract() }
export type Contract = typeof contract
