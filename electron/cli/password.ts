import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from './command.ts'

// Taken when this file is loaded, before any process is started.
const { SEALBOOK_PASSWORD: fromEnvironment } = process.env
delete process.env.SEALBOOK_PASSWORD

/**
 * The password of the person: from the file that is named, else from SEALBOOK_PASSWORD, which is taken out of the
 * environment so that no process started from here inherits it, else asked for where somebody can answer: a new one twice,
 * for nobody sees what they type.
 */
export async function readPassword(file: string | null, prompt: string, isNew: boolean): Promise<string> {
  if (file !== null) return firstLine(file, 'password')
  if (fromEnvironment !== undefined) return fromEnvironment
  if (process.stdin.isTTY) return isNew ? await askTwice(prompt) : await ask(prompt)
  throw new UsageError('no password: give --password-file or SEALBOOK_PASSWORD')
}

/** The recovery key of a vault: from the file that is named, else asked for where somebody can answer. */
export async function readRecoveryKey(file: string | null): Promise<string> {
  if (file !== null) return firstLine(file, 'recovery')
  if (process.stdin.isTTY) return await ask('Recovery key')
  throw new UsageError('no recovery key: give --recovery-file')
}

function firstLine(file: string, kind: 'password' | 'recovery'): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch {
    throw new UsageError(`the ${kind} file cannot be read: ${file}`)
  }
}

async function askTwice(prompt: string): Promise<string> {
  const first = await ask(prompt)
  if ((await ask('The same again')) !== first) throw new UsageError('the two passwords differ')
  return first
}

async function ask(prompt: string): Promise<string> {
  // What readline would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  // Asked only now: until then the terminal itself shows what is typed.
  process.stderr.write(`${prompt}: `)
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}
