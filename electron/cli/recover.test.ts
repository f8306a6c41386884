import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './run.test-support.ts'

let folder = ''
const before = process.env.SEALBOOK_DATA
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-recover-'))
  process.env.SEALBOOK_DATA = at('data')
  writeFileSync(at('old'), 'quiet harbour copper lantern seven\n')
  writeFileSync(at('new'), 'amber orchard violet meadow nine\n')
  const made = await run('create', at('team.sealbook'), '--user', 'ana', '--password-file', at('old'))
  expect(made.code).toBe(0)
  writeFileSync(at('key'), `${/^recovery key: (.+)$/m.exec(made.out)?.[1]}\nnot this line\n`)
  writeFileSync(at('wrong'), '0000-0000\n')
})
afterAll(() => {
  if (before === undefined) delete process.env.SEALBOOK_DATA
  else process.env.SEALBOOK_DATA = before
  rmSync(folder, { recursive: true, force: true })
})

const recover = (...more: readonly string[]) =>
  run('recover', at('team.sealbook'), '--password-file', at('new'), ...more)

it.each([
  ['without a name', ['--recovery-file', 'key'], 2, '--user is missing'],
  ['without a recovery key', ['--user', 'ana'], 2, 'no recovery key'],
  [
    'with a file that is not there',
    ['--user', 'ana', '--recovery-file', 'none'],
    2,
    'the recovery file cannot be read',
  ],
  ['with what is no recovery key', ['--user', 'ana', '--recovery-file', 'wrong'], 1, 'wrong length'],
  ['for a name that nobody has', ['--user', 'bo', '--recovery-file', 'key'], 1, 'bo'],
] as const)('changes nothing %s', async (_, given, code, said) => {
  const files = given.map((word) => (['key', 'none', 'wrong'].includes(word) ? at(word) : word))
  const ran = await recover(...files)
  expect(ran).toMatchObject({ code, out: '' })
  expect(ran.notes).toContain(said)
  expect((await run('check', at('team.sealbook'), '--password-file', at('old'))).code).toBe(0)
})

it('gives a new password, under which the vault is sound, and the old one opens it no more', async () => {
  const vault = at('team.sealbook')
  expect(await recover('--user', 'Ana', '--recovery-file', at('key'))).toMatchObject({
    code: 0,
    out: `recovered: Ana\nvault: ${vault}\n`,
  })
  expect((await run('check', vault, '--password-file', at('old'))).code).toBe(1)
  const checked = await run('check', vault, '--password-file', at('new'))
  expect(checked).toMatchObject({ code: 0 })
  expect(checked.out).toContain('result: sound')
})
