import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { tableStatements } from '../../../electron/services/database/columns.ts'
import { records } from '../../../shared/registry.ts'

// Writes the first migration of the records' tables from their declarations, as literal text. Only for a version that
// has not shipped: from then on a new table or column is a migration of its own.
const statements = Object.values(records).flatMap((record) => tableStatements(record))
const body = statements.map((statement) => `  \`${statement.replaceAll('\n', '\n  ')}\`,`).join('\n')
const text = `/** One table for each record of the first version, with the indexes that its lists and links need. */
export const recordTables: readonly string[] = [
${body}
]
`
writeFileSync(path.join(import.meta.dirname, '../../../electron/services/database/migrations/0003-records.ts'), text)
