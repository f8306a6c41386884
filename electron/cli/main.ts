import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runtimeProblem } from '../transport/runtime-check.ts'
import { runCommandLine } from './run.ts'

const problem = runtimeProblem()
if (problem !== null) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
const streams = {
  out: (text: string) => void process.stdout.write(text),
  note: (text: string) => void process.stderr.write(text),
}
// The exit code is set, not forced: what was written to a pipe must still leave.
process.exitCode = await runCommandLine(process.argv.slice(2), version(), streams)

/** Of `package.json`, two folders above in the sources as in what is built. */
function version(): string {
  const file = path.resolve(import.meta.dirname, '../../package.json')
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof data === 'object' && data !== null && 'version' in data ? String(data.version) : ''
}
