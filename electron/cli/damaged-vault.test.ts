import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestVault, testPassword, testVault } from '#services/testing/test-workbench.ts'
import { run } from './run.test-support.ts'

const pageSize = 4096
let vault: TestVault
let passwordFile = ''
let copy = ''
const before = process.env.SEALBOOK_DATA

const check = () => run('check', copy, '--password-file', passwordFile)
const at = (name: string) => path.join(copy, name)

function flip(name: string, offset: number): void {
  const bytes = readFileSync(at(name))
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  writeFileSync(at(name), bytes)
}

beforeAll(async () => {
  vault = await testVault()
  const { id } = await vault.call<{ id: string }>('department.create', { draft: { name: 'Networks' } })
  const draft = { subjectRecord: 'department', subject: id, body: 'Seen and judged. '.repeat(200) }
  for (let count = 0; count < 40; count += 1) await vault.call('comment.create', { draft })
  await vault.workbench.close()
  passwordFile = path.join(vault.root, 'password')
  writeFileSync(passwordFile, `${testPassword}\n`)
  copy = path.join(vault.root, 'Copy.sealbook')
  process.env.SEALBOOK_DATA = path.join(vault.root, 'data')
})
beforeEach(() => {
  rmSync(copy, { recursive: true, force: true })
  cpSync(vault.folder, copy, { recursive: true })
})
afterAll(async () => {
  if (before === undefined) delete process.env.SEALBOOK_DATA
  else process.env.SEALBOOK_DATA = before
  await vault.remove()
})

describe('the check of a vault', () => {
  it('names the page of the database in which one bit was turned, wherever it is', async () => {
    const pages = statSync(at('vault.db')).size / pageSize
    expect(pages).toBeGreaterThan(60)
    const whole = readFileSync(at('vault.db'))
    let told = 0
    for (let page = 2; page <= pages; page += Math.floor(pages / 9)) {
      writeFileSync(at('vault.db'), whole)
      flip('vault.db', (page - 1) * pageSize + 700)
      const { code, out, notes } = await check()
      expect(code, `page ${page}`).toBe(1)
      // A page without which the vault does not open leaves nobody to look at the others.
      if (out === '')
        expect(notes, `page ${page}`).toMatch(/^storage: The vault’s database is damaged\. \(file vault\.db/m)
      else {
        expect(out, `page ${page}`).toContain(`damage: page-damaged at vault.db:${page}: page\n`)
        expect(out).toMatch(/result: damaged\n$/)
        told += 1
      }
    }
    expect(told).toBeGreaterThan(4)
  }, 120_000)

  it.each<[what: string, damage: () => void, told: RegExp]>([
    ['a header that is missing', () => rmSync(at('header-a')), /^damage: header-restored at header-a: missing$/m],
    ['a header that is damaged', () => flip('header-b', 200), /^damage: header-restored at header-b: damaged$/m],
    [
      'a file that is not of the vault',
      () => writeFileSync(at('notes.txt'), 'x'),
      /^damage: foreign-file at notes.txt: $/m,
    ],
  ])('names %s', async (_what, damage, told) => {
    damage()
    const { code, out } = await check()
    expect(out).toMatch(told)
    expect(out).toMatch(/^result: damaged$/m)
    expect(code).toBe(1)
  })
})
