import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { tableStatements } from '../../../electron/services/database/columns.ts'
import { records } from '../../../shared/registry.ts'

// Writes the first migration of each module's tables from its declarations, as literal text, and the list of all
// migrations. Only for a version that has not shipped: from then on a new table or column is a migration of its own.
const database = path.join(import.meta.dirname, '../../../electron/services/database')
const firstNumber = 3
const earlier = [
  { name: 'journalTables', file: '0001-journal' },
  { name: 'localTables', file: '0002-local' },
]

const modules = Map.groupBy(Object.values(records), (record) => record.module)
const written = [...modules].map(([module, members], index) => {
  const name = `${module}RecordTables`
  const file = `${String(firstNumber + index).padStart(4, '0')}-${module}-records`
  const statements = members.flatMap((record) => tableStatements(record))
  const body = statements.map((statement) => `  \`${statement.replaceAll('\n', '\n  ')}\`,`).join('\n')
  const what = `/** The first tables of ${module}, with the indexes that lists and links need. */`
  const text = `${what}\nexport const ${name}: readonly string[] = [\n${body}\n]\n`
  writeFileSync(path.join(database, 'migrations', `${file}.ts`), text)
  return { name, file }
})

const steps = [...earlier, ...written]
const list = `${steps.map(({ name, file }) => `import { ${name} } from './migrations/${file}.ts'`).join('\n')}

/** Every step of the schema, oldest first; append only, since databases count the steps they have taken. */
export const migrations: readonly (readonly string[])[] = [
${steps.map(({ name }) => `  ${name},`).join('\n')}
]
`
writeFileSync(path.join(database, 'migrations.ts'), list)
