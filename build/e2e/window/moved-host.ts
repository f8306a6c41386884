import path from 'node:path'
import { runHost } from '../../../electron/loopback/host.ts'
import { readOptions } from '../../../electron/loopback/options.ts'

// The loopback host over the vault process whose clock a journey moves.
const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') throw new Error(options)
process.exit(await runHost(options, path.join(import.meta.dirname, 'moved-vault.ts')))
