import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../setup/places.mjs'
import { withEntry, withImport } from './lists.mjs'
import { namesOf } from './names.mjs'
import { messagesFile, migrationFile, recordFile } from './templates.mjs'

const migrations = 'electron/services/database/migrations'

/**
 * Writes a plain record type into the repository at `base`: its declaration, its words, its migration, and a line in each
 * list. Everything else is derived from the declaration.
 * @param {{ base: string, node: string, plural: string | undefined, singular: string | undefined }} order
 * @returns {string[]} the files that were written or changed, relative to `base`
 */
export function writeModule({ base, node, plural, singular }) {
  const names = namesOf(plural, singular)
  const folder = `shared/modules/${names.module}`
  if (existsSync(path.join(base, folder))) throw new Error(`the module ${names.module} exists already (${folder})`)

  const record = `${folder}/${names.file}.record.ts`
  const messages = `${folder}/${names.module}.messages.ts`
  mkdirSync(path.join(base, folder), { recursive: true })
  writeFileSync(path.join(base, record), recordFile(names))
  writeFileSync(path.join(base, messages), messagesFile(names))
  addLine(base, 'shared/registry.ts', {
    opening: 'export const writtenRecords = {',
    value: names.recordValue,
    from: `./modules/${names.module}/${names.file}.record.ts`,
    entry: `${names.record}: ${names.recordValue}`,
  })
  addLine(base, 'shared/messages.ts', {
    opening: "export const catalogues: readonly { readonly en: Words; readonly 'zh-CN': Words }[] = [",
    value: names.messagesValue,
    from: `./modules/${names.module}/${names.module}.messages.ts`,
  })
  addLine(base, 'renderer/screens.ts', {
    opening: 'export const screens: { readonly [Module in ModuleName]: ModuleScreens<Module> } = {',
    entry: `${JSON.stringify(names.module)}: allDerived`,
  })
  const migration = writeMigration(base, node, names, record)
  const written = [
    record,
    messages,
    migration,
    'shared/registry.ts',
    'shared/messages.ts',
    'renderer/screens.ts',
    `${migrations}.ts`,
  ]
  format(base, node, written)
  return written
}

/**
 * The next migration creates the table. It holds the SQL as literal text, since a migration that was shipped must stay as
 * it is when the declaration changes.
 * @param {string} base
 * @param {string} node
 * @param {import('./names.mjs').Names} names
 * @param {string} record
 */
function writeMigration(base, node, names, record) {
  const program = path.join(root, 'build/scripts/module/table-sql.mjs')
  const answer = spawnSync(node, [program, path.join(base, record), names.recordValue], { encoding: 'utf8' })
  if (answer.status !== 0) throw new Error(`the table of ${names.record} could not be derived: ${answer.stderr}`)
  const taken = readdirSync(path.join(base, migrations)).map((file) => Number.parseInt(file, 10) || 0)
  const number = String(Math.max(0, ...taken) + 1).padStart(4, '0')
  const file = `${migrations}/${number}-${names.module}.ts`
  writeFileSync(path.join(base, file), migrationFile(names, JSON.parse(answer.stdout)))
  addLine(base, `${migrations}.ts`, {
    opening: 'export const migrations: readonly (readonly string[])[] = [',
    value: names.tablesValue,
    from: `./migrations/${number}-${names.module}.ts`,
  })
  return file
}

/**
 * @param {string} base
 * @param {string} file
 * @param {{ opening: string, value?: string, from?: string, entry?: string | undefined }} line what is imported, if anything,
 * and the entry, which is the imported value where nothing else is stated
 */
function addLine(base, file, { opening, value = '', from, entry = value }) {
  const place = path.join(base, file)
  const source = readFileSync(place, 'utf8')
  const imported = from === undefined ? source : withImport(source, `import { ${value} } from '${from}'`)
  writeFileSync(place, withEntry(imported, opening, entry))
}

/**
 * @param {string} base
 * @param {string} node
 * @param {readonly string[]} files
 */
function format(base, node, files) {
  const program = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const answer = spawnSync(node, [program, 'check', '--write', ...files], { cwd: base, encoding: 'utf8' })
  if (answer.status !== 0) throw new Error(`the new files do not satisfy the linter: ${answer.stderr}${answer.stdout}`)
}
