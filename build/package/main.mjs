import { parseArgs } from 'node:util'
import { packageProgram } from './package-program.mjs'

const { values } = parseArgs({
  options: { dir: { type: 'boolean' }, electron: { type: 'string' }, output: { type: 'string' } },
})
const made = await packageProgram({
  directoryOnly: values.dir === true,
  ...(values.electron === undefined ? {} : { electronDist: values.electron }),
  ...(values.output === undefined ? {} : { output: values.output }),
})
for (const file of made) process.stdout.write(`${file}\n`)
