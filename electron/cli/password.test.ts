import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const password = 'quiet harbour copper lantern seven'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-prompt-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command at a terminal and types an answer each time that it asks. */
async function atTerminal(args: readonly string[], answers: readonly string[]) {
  const main = path.join(import.meta.dirname, 'main.ts')
  const line = [process.execPath, main, ...args].map((word) => `'${word}'`).join(' ')
  const { SEALBOOK_PASSWORD: _, ...env } = process.env
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    env: { ...env, SEALBOOK_DATA: path.join(folder, 'data') },
  })
  let said = ''
  const waiting = [...answers]
  child.stdout.on('data', (chunk) => {
    said += chunk
    if (/: $/.test(said) && waiting.length > 0) child.stdin.write(`${waiting.shift()}\r`)
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

it.skipIf(process.platform !== 'linux').each([
  ['makes no vault where the second is another', 'another', 2, 'the two passwords differ'],
  ['makes the vault where both are the same', password, 0, 'recovery key: '],
])('asks for a new password twice and %s', async (_, second, code, words) => {
  const vault = path.join(folder, `${code}.sealbook`)
  const ran = await atTerminal(['create', vault, '--user', 'ana'], [password, second])
  expect(ran.said).toContain(words)
  expect(ran.code).toBe(code)
  expect(ran.said).not.toContain(password)
  expect(existsSync(vault)).toBe(code === 0)
})
