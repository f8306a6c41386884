import path from 'node:path'
import { parseArgs } from 'node:util'
import { packageProgram } from './package-program.mjs'

const { values } = parseArgs({
  options: { dir: { type: 'boolean' }, electron: { type: 'string' }, output: { type: 'string' } },
})
// Resolved here: electron-builder would take them as relative to the repository.
const made = await packageProgram({
  directoryOnly: values.dir === true,
  ...(values.electron === undefined ? {} : { electronDist: path.resolve(values.electron) }),
  ...(values.output === undefined ? {} : { output: path.resolve(values.output) }),
})
for (const file of made) process.stdout.write(`${file}\n`)
