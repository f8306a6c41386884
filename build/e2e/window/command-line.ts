import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const entry = path.resolve(import.meta.dirname, '../../../dist/cli/main.js')

/** Runs the built command line with a data folder of its own and answers what it printed; it must succeed. */
export async function commandLine(
  args: readonly string[],
  { data, password = '', input = '' }: { readonly data: string; readonly password?: string; readonly input?: string },
): Promise<string> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, SEALBOOK_DATA: data, SEALBOOK_PASSWORD: password },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString()
  })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`sealbook ${args[0]} ended with ${code}: ${out}`)
  return out
}
