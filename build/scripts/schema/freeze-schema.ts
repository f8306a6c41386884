import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrations } from '../../../electron/services/database/migrations.ts'

// Freezes the steps of the schema as they are shipped: from then on the schema guard refuses any change to them. Run it
// when a version is released; it refuses to freeze a step that differs from what was frozen before.
const file = path.join(import.meta.dirname, '../../../electron/services/database/schema.json')

/** What `schema.json` holds: SHA-256 of each frozen step, and names that were given up and must not come back. */
type FrozenSchema = { readonly steps: readonly string[]; readonly retired: readonly string[] }

const frozen: FrozenSchema = JSON.parse(readFileSync(file, 'utf8'))
const steps = migrations.map((statements) => createHash('sha256').update(JSON.stringify(statements)).digest('hex'))
const changed = frozen.steps.findIndex((step, index) => step !== steps[index])
if (changed >= 0 && !process.argv.includes('--unreleased')) {
  process.stderr.write(`step ${changed + 1} differs from what was shipped; add a new one instead\n`)
  process.exit(1)
}
writeFileSync(file, `${JSON.stringify({ steps, retired: frozen.retired }, null, 2)}\n`)
