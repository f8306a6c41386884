import { runtimeProblem } from '../transport/runtime-check.ts'
import { runHost } from './host.ts'
import { readOptions, usage } from './options.ts'

const problem = runtimeProblem()
const options = readOptions(process.argv.slice(2))
if (problem !== null) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
} else if (typeof options === 'string') {
  process.stderr.write(`${options}\n\n${usage}`)
  process.exit(2)
} else {
  process.exit(await runHost(options))
}
