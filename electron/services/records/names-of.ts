import type { ReadContext } from '../context.ts'
import { recordNamed } from '../open-vault.ts'
import { titleOf } from './reader.ts'

/** Answers how a record is called, by the name of its type and its id; empty where there is none or it may not be read. */
export function namesOf(context: ReadContext) {
  return (name: string, id: string | null): string => {
    const record = recordNamed(name)
    const entity = record && id !== null && id !== '' ? context.read(record).find(id) : null
    return record && entity ? titleOf(record, entity) : ''
  }
}
