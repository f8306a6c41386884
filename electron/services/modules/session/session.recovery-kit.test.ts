import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { testHost } from '../../testing/test-workbench.ts'
import { formatSecretCode, parseSecretCode } from '../../vault/secret-code.ts'
import { openWorkbench } from '../../workbench.ts'

describe('the recovery kit', () => {
  let root = ''
  const secret = randomBytes(32)
  const groups = formatSecretCode(secret)
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sealbook-kit-'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  async function draw(recoveryKey: string, name: string, language: string) {
    const door = openWorkbench(testHost(path.join(root, 'data')))
    const offered = (await door.call('session.recoveryKit', { recoveryKey, name, language })) as OutgoingFile
    const chunks: Uint8Array[] = []
    for await (const chunk of door.download(offered.ticket).chunks) chunks.push(chunk)
    await door.close()
    const file = path.join(root, 'kit.pdf')
    writeFileSync(file, Buffer.concat(chunks))
    return { offered, file }
  }

  it.each([
    ['en', 'Northwind Savings Bank', 'Where to keep it', 'Recovery-kit-of-Northwind-Savings-Bank.pdf'],
    ['zh-CN', '北风储蓄银行', '如何保管', '恢复密钥单-北风储蓄银行.pdf'],
  ])('is one sound page from which the key can be typed (%s)', async (language, name, heading, fileName) => {
    const { offered, file } = await draw(groups.join('-').toLowerCase(), name, language)
    expect(offered).toMatchObject({ name: fileName, mediaType: 'application/pdf' })
    execFileSync('qpdf', ['--check', file])
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged: +yes[\s\S]*Pages: +1\n/)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    for (const words of [name, heading, '2026-03-02']) expect(text).toContain(words)
    // Read row by row as a person does: the number of a group, then its eight symbols.
    const rows = text.split('\n').filter((line) => /^\s*[1357]\s/.test(line))
    const typed = rows.flatMap((line) => line.replaceAll(/\s/g, '').match(/\d([0-9A-Z]{8})/g) ?? [])
    expect(parseSecretCode(typed.map((part) => part.slice(1)).join(' '), 32).equals(secret)).toBe(true)
  })

  it('keeps to one page with the longest of names', async () => {
    const { file } = await draw(groups.join(' '), 'W'.repeat(120), 'en')
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +1\n/)
  })

  it('refuses a mistyped key by its group, and prints nothing', async () => {
    const wrong = [...groups.slice(0, 3), groups[2], ...groups.slice(4)].join('-')
    await expect(draw(wrong, 'Vault', 'en')).rejects.toMatchObject({
      key: 'errors.codeGroup',
      parameters: { group: 4 },
    })
  })
})
