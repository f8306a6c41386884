import { journalTables } from './migrations/0001-journal.ts'
import { localTables } from './migrations/0002-local.ts'
import { recordTables } from './migrations/0003-records.ts'

/** Every step of the schema, oldest first; append only, since databases count the steps they have taken. */
export const migrations: readonly (readonly string[])[] = [journalTables, localTables, recordTables]
