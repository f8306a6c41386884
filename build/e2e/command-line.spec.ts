import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { declareIndependent } from '#services/modules/audits/testing/declared.ts'
import { founder } from './journey/chapter.ts'
import { names } from './journey/names.ts'

const entry = path.resolve(import.meta.dirname, '../../dist/cli/main.js')
const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-cli-'))
const vault = path.join(folder, 'Bank.sealbook')
const at = (name: string) => path.join(folder, name)

type Outcome = { readonly code: number; readonly out: string; readonly notes: string }

/** Runs the built command line as `npm run -s sealbook --` does. */
async function sealbook(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, SEALBOOK_DATA: at('data'), SEALBOOK_PASSWORD: founder.password },
  })
  const outcome = { out: '', notes: '' }
  child.stdout.on('data', (text: Buffer) => {
    outcome.out += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    outcome.notes += text.toString()
  })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code: Number(code), ...outcome }
}

async function call<Answer>(operation: string, input: unknown): Promise<Answer> {
  const { code, out, notes } = await sealbook(['call', vault, operation, '--input', '-'], JSON.stringify(input))
  expect(`${code} ${notes}`).toMatch(/^0 /)
  // The contract states what each operation answers; the test names that type.
  return JSON.parse(out) as Answer
}

const say = names.en

test.describe
  .serial('the command line', () => {
    test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

    test('makes a vault and records in it', async () => {
      const options = ['--user', founder.login, '--person', say.founder, '--name', say.organisation]
      const made = await sealbook(['create', vault, ...options, '--zone', 'Asia/Shanghai'])
      expect(made.notes).not.toContain(founder.password)
      expect(made.code).toBe(0)
      expect(made.out).toMatch(/^vault: .+Bank\.sealbook\nrecovery key: [0-9A-Z-]{20,}\n$/)
      const department = await call<{ id: string }>('department.create', { draft: { name: say.security, code: 'SEC' } })
      const { member } = await call<{ member: { person: string } }>('session.status', {})
      const draft = {
        title: say.audit,
        kind: 'quarterly',
        period: { start: '2026-01-01', end: '2026-03-31' },
        leadAuditor: member.person,
        auditees: [department.id],
        scope: say.scope,
        objectives: say.objectives,
        criteria: say.criteria,
        method: say.method,
        independence: say.independence,
        opinion: 'effective',
        opinionText: say.opinion,
      }
      let audit = await call<{ id: string; revision: string }>('audit.create', { draft })
      await declareIndependent(call, audit, member.person)
      for (const step of ['startFieldwork', 'startReporting', 'issue'])
        audit = await call('audit.move', { id: audit.id, revision: audit.revision, step })
      const listed = await sealbook(['list', vault, 'department'])
      expect(listed.out).toBe(`${department.id}\t-\t-\t${say.security}\ntotal: 1\n`)
      const got = await sealbook(['get', vault, 'audit', audit.id, '--json'])
      expect(JSON.parse(got.out)).toMatchObject({ entity: { title: say.audit, state: 'issued' } })
    })

    test('brings tables out and in', async () => {
      const exported = await sealbook([
        'export',
        vault,
        '--format',
        'csv',
        '--record',
        'department',
        '-o',
        at('out.csv'),
      ])
      expect(exported).toMatchObject({ code: 0, out: `file: ${at('out.csv')}\n` })
      const [head = '', row = ''] = readFileSync(at('out.csv'), 'utf8').split(/\r?\n/)
      expect(row).toContain(say.security)
      const columns = head.replace('\uFEFF', '').split(',')
      const line = (name: string) => columns.map((column) => (column === 'name' ? name : '')).join(',')
      writeFileSync(at('in.csv'), `${columns.join(',')}\n${line(say.business)}\n`)
      const rows = ['--format', 'csv', '--record', 'department', at('in.csv'), '--json']
      const tried = await sealbook(['import', vault, '--dry-run', ...rows])
      expect(JSON.parse(tried.out)).toMatchObject({ read: 1, created: 1, errors: [] })
      expect((await sealbook(['list', vault, 'department', '--json'])).out).toContain('"total":1')
      expect((await sealbook(['import', vault, ...rows])).code).toBe(0)
      expect((await sealbook(['list', vault, 'department', '--json'])).out).toContain('"total":2')
      writeFileSync(at('bad.csv'), `${columns.join(',')}\n${line('x'.repeat(200))}\n`)
      const refused = await sealbook(['import', vault, '--format', 'csv', '--record', 'department', at('bad.csv')])
      expect(refused.code).toBe(1)
      expect(refused.out).toMatch(/^error: .*name/m)
      for (const format of ['xlsx', 'json']) {
        const file = at(`out.${format}`)
        const list = ['--format', format, '--record', 'department']
        expect((await sealbook(['export', vault, ...list, '-o', file])).code).toBe(0)
        const again = await sealbook(['import', vault, ...list, file, '--json'])
        expect(JSON.parse(again.out)).toMatchObject({ format, read: 2, skipped: 2, errors: [] })
      }
      expect((await sealbook(['export', vault, '--format', 'ics', '-o', at('duties.ics')])).code).toBe(0)
      expect(readFileSync(at('duties.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/)
    })

    test('seals a report and judges it', async () => {
      const sealed = await sealbook(['report', vault, 'audit', '-o', at('audit.pdf')])
      expect(sealed.notes).not.toContain(founder.password)
      expect(sealed).toMatchObject({ code: 0 })
      expect(sealed.out).toContain(`pdf: ${at('audit.pdf')}\n`)
      const withVault = await sealbook(['verify', at('audit.pdf'), '--vault', vault])
      expect(withVault).toMatchObject({ code: 0 })
      expect(withVault.out).toContain('verdict: genuine\n')
      const alone = await sealbook(['verify', at('audit.pdf'), '--json'])
      expect(JSON.parse(alone.out)).toMatchObject({ verdict: 'genuine-unknown-authority' })
      expect(alone.code).toBe(0)
      expect((await sealbook(['verify', at('audit.pdf'), '--strict'])).code).toBe(1)
      const flipped = readFileSync(at('audit.pdf'))
      flipped[2000] = (flipped[2000] ?? 0) ^ 1
      writeFileSync(at('flipped.pdf'), flipped)
      const changed = await sealbook(['verify', at('flipped.pdf')])
      expect(changed.code).toBe(1)
      expect(changed.out).toMatch(/^verdict: (changed|not-genuine)\nfinding: /)
    })

    test('tells wrong usage, a wrong password and what does not exist', async () => {
      expect((await sealbook([])).code).toBe(2)
      expect((await sealbook(['verify'])).code).toBe(2)
      expect((await sealbook(['verify', at('audit.pdf'), '--no-such-option'])).code).toBe(2)
      const unknown = await sealbook(['call', vault, 'constructor.prototype', '--json'])
      expect(unknown.code).toBe(1)
      expect(`${unknown.out}${unknown.notes}`).toContain('errors.unknownOperation')
      writeFileSync(at('wrong'), 'not the password at all\n')
      const refused = await sealbook(['list', vault, 'department', '--password-file', at('wrong'), '--json'])
      expect(refused.code).toBe(1)
      expect(`${refused.out}${refused.notes}`).toContain('errors.wrongPassword')
      const nowhere = await sealbook(['check', at('nowhere.sealbook'), '--json'])
      expect(nowhere.code).toBe(1)
    })

    test('checks a sound vault, and names the damage of another', async () => {
      const sound = await sealbook(['check', vault])
      expect(sound.out).toMatch(/^records: \d+\nentries: \d+\n(head: .+\n)+vault head: .+\nresult: sound\n$/)
      expect(sound.code).toBe(0)
      const database = readFileSync(path.join(vault, 'vault.db'))
      const place = 4096 * 20 + 100
      database[place] = (database[place] ?? 0) ^ 1
      writeFileSync(path.join(vault, 'vault.db'), database)
      const damaged = await sealbook(['check', vault, '--json'])
      expect(damaged.code).toBe(1)
      expect(`${damaged.out}${damaged.notes}`).toMatch(/vault\.db:21|databaseDamaged/)
    })
  })

test('the command line makes a demo of a year', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'sealbook-demo-'))
  try {
    const made = await sealbook(['demo', '--out', out, '--lang', 'zh-CN'])
    expect(made.code).toBe(0)
    const lines = /^vault: (.+\.sealbook)\npdf: (.+\.pdf)\npassword: (\S+)\n$/.exec(made.out)
    expect(lines).not.toBeNull()
    const judged = await sealbook(['verify', lines?.[2] ?? '', '--json'])
    expect(judged.code).toBe(0)
    expect(JSON.parse(judged.out)).toMatchObject({ verdict: 'genuine-unknown-authority' })
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})
