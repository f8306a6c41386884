import path from 'node:path'
import { runHost } from './host.ts'
import { readOptions } from './options.ts'

// The host over the sample door of the vault process's own tests.
const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') throw new Error(options)
process.exit(await runHost(options, path.resolve(import.meta.dirname, '../vault-process/test-entry.ts')))
