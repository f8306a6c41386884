import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import { readFilter } from './commands/list.ts'
import { commands } from './commands.ts'
import { describeRefusal } from './failure.ts'
import { run } from './run.test-support.ts'

let folder = ''
let vault = ''
let passwordFile = ''
const before = process.env.SEALBOOK_DATA

const signed = (...args: readonly string[]) => run(...args, '--password-file', passwordFile)

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-cli-'))
  process.env.SEALBOOK_DATA = path.join(folder, 'data')
  vault = path.join(folder, 'team.sealbook')
  passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, 'quiet harbour copper lantern seven\nnot this line\n')
  const made = await signed('create', vault, '--user', 'ana', '--person', 'Ana Lim', '--zone', 'Asia/Shanghai')
  expect(made).toMatchObject({ code: 0 })
  expect(made.out).toMatch(/^vault: .*team\.sealbook\nrecovery key: [0-9A-Z-]{40,}\n$/)
})
afterAll(() => {
  if (before === undefined) delete process.env.SEALBOOK_DATA
  else process.env.SEALBOOK_DATA = before
  rmSync(folder, { recursive: true, force: true })
})

describe('the usage', () => {
  it('is an answer when asked for and a note when not', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, notes: '' })
    expect(await run()).toMatchObject({ code: 2, out: '' })
    expect(await run('--version')).toEqual({ code: 0, out: 'sealbook 1.2.3\n', notes: '' })
    for (const { name } of commands) {
      const { code, out } = await run(name, '--help')
      expect(code).toBe(0)
      expect(out).toContain(`usage: sealbook ${name}`)
      expect((await run('--help')).out).toContain(`  ${name} `)
    }
  })

  it.each([
    [['frobnicate'], 'there is no command frobnicate'],
    [['check'], 'VAULT is missing'],
    [['list', 'v'], 'RECORD is missing'],
    [['get', 'v', 'person', 'id', 'more'], 'one word too many: more'],
    [['check', 'v', '--what'], '--what'],
    [['list', 'v', 'person', '--limit', 'many'], 'no number: many'],
    [['list', 'v', 'person', '--filter', 'nothing'], 'no filter: nothing'],
    [['export', 'v'], '--format, --record and -o are needed'],
    [['report', 'v', 'audit'], '-o is missing'],
    [['demo', '--lang', 'xx'], 'no language: xx'],
    [['create', 'v'], '--user is missing'],
    [['serve', '--port', 'abc'], 'options that it does not take'],
    [['list', 'v', 'person'], 'no password'],
    [['list', 'v', 'person', '--password-file', 'no-such-file'], 'password file cannot be read'],
  ])('is shown for %j', async (args, message) => {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.notes).toContain(message)
    expect(ran.notes).toContain('usage: sealbook')
  })
})

describe('a vault', () => {
  it('lists and shows its records', async () => {
    const listed = await signed('list', vault, 'person', '--json')
    expect(listed.code).toBe(0)
    const page: { rows: { id: string; name: string }[]; total: number } = JSON.parse(listed.out)
    expect(page.rows.map((row) => row.name)).toEqual(['Ana Lim'])
    const [row] = page.rows
    expect((await signed('list', vault, 'person')).out).toBe(`${row?.id}\t-\t-\tAna Lim\ntotal: 1\n`)
    expect(JSON.parse((await signed('get', vault, 'person', row?.id ?? '')).out).entity.name).toBe('Ana Lim')
    const none = await signed('list', vault, 'person', '--filter', 'name=Nobody')
    expect(none).toMatchObject({ code: 0, out: 'total: 0\n' })
  })

  it('takes any operation with JSON in and out, and keeps what it did', async () => {
    const input = path.join(folder, 'input.json')
    writeFileSync(input, JSON.stringify({ draft: { name: '李安' } }))
    const created = await signed('call', vault, 'person.create', '--input', input, '--json')
    expect(created.notes).toBe('')
    expect(JSON.parse(created.out)).toMatchObject({ name: '李安' })
    expect((await signed('list', vault, 'person', '--filter', 'name~李')).out).toMatch(/李安\ntotal: 1\n$/)
  })

  it('is sound', async () => {
    const checked = await signed('check', vault)
    expect(checked.code).toBe(0)
    expect(checked.out).toMatch(/^records: \d+\nentries: \d+\nhead: .+\nvault head: [0-9a-f]{64}\nresult: sound\n$/)
  })

  it.each([
    [['call', 'VAULT', 'constructor.toString'], 'errors.unknownOperation'],
    [['call', 'VAULT', '__proto__.x'], 'errors.'],
    [['list', 'VAULT', 'nothing'], 'errors.unknownOperation'],
    [['get', 'VAULT', 'person', 'x'], 'errors.invalid'],
    [['list', 'VAULT', 'person', '--user', 'nobody'], 'errors.wrongPassword'],
    [['list', 'FOLDER/none.sealbook', 'person'], 'errors.vaultMissing'],
    [['list', 'FOLDER/data', 'person'], 'errors.notAVault'],
  ])('refuses %j with exit code 1, its cause in words and as data', async (args, key) => {
    const filled = args.map((word) => word.replace('VAULT', vault).replace('FOLDER', folder))
    const ran = await signed(...filled, '--json')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out).error.key).toContain(key)
    expect(ran.notes).not.toContain('errors.')
  })

  it.each([
    [['call', 'VAULT', 'person.create', '--input', 'FOLDER/none.json'], 'FOLDER/none.json', 'ENOENT'],
    [['call', 'VAULT', 'person.create', '--input', 'FOLDER'], 'FOLDER', 'EISDIR'],
    [['import', 'VAULT', 'FOLDER/none.csv', '--format', 'csv', '--record', 'person'], 'FOLDER/none.csv', 'ENOENT'],
    [['import', 'VAULT', 'FOLDER', '--format', 'csv', '--record', 'person'], 'FOLDER', 'EISDIR'],
    [
      ['export', 'VAULT', '--format', 'csv', '--record', 'person', '-o', 'FOLDER/no/x.csv'],
      'FOLDER/no/x.csv',
      'ENOENT',
    ],
    [['verify', 'FOLDER/none.pdf'], 'FOLDER/none.pdf', 'ENOENT'],
  ])('names the file of %j that cannot be reached', async (args, file, reason) => {
    const filled = (word: string) => word.replace('VAULT', vault).replace('FOLDER', folder)
    const ran = await signed(...args.map(filled), '--json')
    expect(ran.code).toBe(1)
    const parameters = { file: filled(file), reason }
    expect(JSON.parse(ran.out).error).toMatchObject({ code: 'storage', key: 'errors.fileUnreachable', parameters })
    expect(ran.notes).toContain(filled(file))
  })

  it('that is damaged fails its check by name', async () => {
    const copy = path.join(folder, 'damaged.sealbook')
    cpSync(vault, copy, { recursive: true })
    truncateSync(path.join(copy, 'vault.db'), Math.floor(statSync(path.join(copy, 'vault.db')).size / 2))
    const checked = await signed('check', copy, '--json')
    expect(checked.code).toBe(1)
    expect(JSON.parse(checked.out).error).toMatchObject({ code: 'storage', key: 'errors.databaseDamaged' })
  })

  it('leaves no half file when a report is refused', async () => {
    const target = path.join(folder, 'report.pdf')
    const ran = await signed('report', vault, 'no-such-kind', '-o', target)
    expect(ran.code).toBe(2)
    expect(ran.notes).toContain('no kind of report: no-such-kind')
    expect((await signed('report', vault, 'audit', '-o', target)).notes).toContain('this vault has no audit')
    expect(readdirSync(folder).filter((name) => name.startsWith('report.pdf'))).toEqual([])
  })
})

describe('what was handed over', () => {
  it('is judged file by file in a folder, and one that is not genuine is the exit code', async () => {
    const inbox = path.join(folder, 'inbox')
    mkdirSync(path.join(inbox, 'deeper.pdf'), { recursive: true })
    for (const name of ['b.pdf', 'A.PDF']) writeFileSync(path.join(inbox, name), 'no PDF')
    writeFileSync(path.join(inbox, 'letter.txt'), 'not looked at')
    symlinkSync('nowhere', path.join(inbox, 'c.pdf'))
    const ran = await run('verify', inbox)
    expect(ran.code).toBe(1)
    const said = 'verdict: not-sealbook\nfinding: This is not a Sealbook document; only its signatures are judged.\n'
    const about = (name: string) => `file: ${path.join(inbox, name)}\n${said}finding: The file is not a PDF.\n\n`
    const [whole, lost] = ran.out.split(`file: ${path.join(inbox, 'c.pdf')}\n`)
    expect(whole).toBe(`${about('A.PDF')}${about('b.pdf')}`)
    // What cannot be read is refused by its cause; no verdict is passed on it.
    expect(lost).toMatch(/^refused: ENOENT.*\n\nfiles: 3\nnot genuine: 3\n$/)
    const data: { file: string; verdict: string }[] = JSON.parse((await run('verify', inbox, '--json')).out)
    expect(data.map(({ file, verdict }) => [path.basename(file), verdict])).toEqual([
      ['A.PDF', 'not-sealbook'],
      ['b.pdf', 'not-sealbook'],
      ['c.pdf', undefined],
    ])
  })

  it('is told on a sheet of its own, of one PDF alone', async () => {
    const inbox = path.join(folder, 'inbox')
    const target = path.join(folder, 'verdict.pdf')
    const ran = await run('verify', path.join(inbox, 'A.PDF'), '--sheet', target, '--lang', 'zh-CN')
    expect(ran.out).toContain(`sheet: ${target}\n`)
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
    expect(ran.code).toBe(1)
    expect((await run('verify', inbox, '--sheet', target)).notes).toContain('a folder was named')
  })

  it('is not there to judge in a folder without PDFs', async () => {
    expect((await run('verify', path.join(folder, 'inbox', 'deeper.pdf'))).notes).toContain(
      'no PDF, no pack and no badge in',
    )
  })
})

describe('a filter', () => {
  it.each([
    ['state=open', { field: 'state', comparison: 'is', value: 'open' }],
    ['state!=open', { field: 'state', comparison: 'isNot', value: 'open' }],
    ['title~a=b', { field: 'title', comparison: 'contains', value: 'a=b' }],
    ['title=a~b', { field: 'title', comparison: 'is', value: 'a~b' }],
    ['position=3', { field: 'position', comparison: 'is', value: 3 }],
    ['done=true', { field: 'done', comparison: 'is', value: true }],
    ['code=007', { field: 'code', comparison: 'is', value: '007' }],
  ])('%s is understood', (text, expected) => expect(readFilter(text)).toEqual(expected))
})

describe('a refusal', () => {
  it('is worded with its parameters and fields', () => {
    const refusal = new OperationError('invalid', 'errors.invalid', {
      parameters: { count: 1 },
      fields: [{ path: 'draft.title', key: 'tooLong', parameters: { max: 3 } }],
    })
    expect(describeRefusal(refusal, translatorOf('en', catalogues))).toBe(
      'invalid: The input was refused. (count 1)\n  draft.title: has more than 3 characters\n',
    )
  })
})
