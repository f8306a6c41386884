import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryChange, JournalCursor, JournalLine, PastAudit } from '#shared/modules/journal/journal.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { parseCheckpoint } from '../../journal/checkpoint.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

type Page = { readonly entries: readonly JournalLine[]; readonly next: JournalCursor | null }
type Shown = { readonly line: JournalLine; readonly changes: readonly EntryChange[] }

describe('the journal as it is browsed', () => {
  let engine: Engine
  let vera: AnyEntity
  let finding: AnyEntity
  const page = (input: Readonly<Record<string, unknown>> = {}) => engine.call<Page>('journal.entries', input)
  const all = async (input: Readonly<Record<string, unknown>>) => {
    const found: JournalLine[] = []
    let cursor: JournalCursor | null = null
    do {
      const { entries, next }: Page = await page(cursor ? { ...input, cursor } : input)
      found.push(...entries)
      cursor = next
    } while (cursor)
    return found
  }

  beforeAll(async () => {
    engine = await testEngine()
    vera = await engine.addMember('vera', ['viewer'])
    await engine.addMember('ada', ['auditor'])
    const department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const draft = { title: 'Port', severity: 'high', condition: 'c', criterion: 'd', department: department.id }
    finding = await engine.call('finding.create', { draft })
    engine.host.advance(24 * 60 * 60_000)
    await engine.as('ada')
    finding = await engine.call('finding.update', {
      id: finding.id,
      revision: finding.revision,
      changes: { severity: 'low' },
      reason: 'Agreed with the owner',
    })
    const competition = await engine
      .call('competition.create', {
        draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
      })
      .catch(() => null)
    expect(competition).toBeNull()
    await engine.as('mei')
  })
  afterAll(() => engine.remove())

  it('goes from the newest entry to the first, each once, whatever the page', async () => {
    const whole = await all({ limit: 100 })
    expect(whole).toHaveLength(engine.entries())
    expect(whole.every((line) => line.sound)).toBe(true)
    expect((await all({ limit: 3 })).map((line) => line.revision)).toEqual(whole.map((line) => line.revision))
    expect((whole[0]?.at ?? '') >= (whole.at(-1)?.at ?? '')).toBe(true)
  })

  it('keeps to a member, a kind of record, and a day', async () => {
    const findings = await all({ record: 'finding' })
    expect(findings.map((line) => [line.reason, line.records.map(({ title }) => title)])).toEqual([
      ['Agreed with the owner', ['F-2026-A001 Port']],
      [null, ['F-2026-A001 Port']],
    ])
    const [newest] = findings
    expect((await all({ member: newest?.member, record: 'finding' })).map((line) => line.seq)).toEqual([newest?.seq])
    expect((await all({ day: '2026-03-03', record: 'finding' })).map((line) => line.seq)).toEqual([newest?.seq])
    expect(await all({ day: '2026-02-01' })).toEqual([])
    expect(await all({ record: 'constructor' })).toEqual([])
  })

  it('tells what an entry did', async () => {
    const { line, changes } = await engine.call<Shown>('journal.entry', { revision: finding.revision })
    expect(line).toMatchObject({ revision: finding.revision, sound: true, hidden: 0 })
    expect(changes.map(({ id, did }) => [id, did.changes])).toEqual([
      [finding.id, [{ field: 'severity', before: 'high', after: 'low' }]],
    ])
    const missing = await refusalOf(engine.call('journal.entry', { revision: '0000000000000000:9' }))
    expect([missing.code, missing.key]).toEqual(['missing', 'errors.missingEntry'])
  })

  it('hides what the reader may not read, and with it the reason', async () => {
    const competition = await engine.call('competition.create', {
      draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
    })
    const person = engine.vault.actor().person
    const score = await engine.call('score.create', {
      draft: { competition: competition.id, person, scoredBy: person, team: 'quartzteam' },
      reason: 'For the secret list',
    })
    await engine.as('vera')
    const { line, changes } = await engine.call<Shown>('journal.entry', { revision: score.revision })
    expect([line.records, line.hidden, line.reason, changes]).toEqual([[], 1, null, []])
    expect(JSON.stringify(await all({}))).not.toContain('secret list')
    expect((await all({ record: 'score' })).map((entry) => entry.revision)).not.toContain(score.revision)
    expect(vera.id).not.toBe(person)
    await engine.as('mei')
  })

  it('names the audits that were made, and signs its head', async () => {
    await engine.call('journal.audit', {})
    const { audits } = await engine.call<{ audits: readonly PastAudit[] }>('journal.audits', {})
    expect(audits[0]).toMatchObject({ damages: 0, entries: engine.entries() })
    const { notes } = await engine.call<{ notes: readonly string[] }>('journal.checkpoint', {})
    expect(parseCheckpoint(notes[0] ?? '').device).toBe(engine.vault.own.device)
  })

  it('says of an entry that was changed that it is not sound', async () => {
    const { db } = engine.vault.store
    const [device = '', seq = ''] = finding.revision.split(':')
    const bytes = db.prepare<[string, string], Buffer>(
      'SELECT bytes FROM changeSets WHERE place = (SELECT number << 32 FROM feeds WHERE device = ?) + ?',
    )
    const before = bytes.pluck().get(device, seq)
    const tampered = Buffer.from(before ?? [])
    tampered[tampered.length - 1] = (tampered.at(-1) ?? 0) ^ 1
    const put = db.prepare(
      'UPDATE changeSets SET bytes = ? WHERE place = (SELECT number << 32 FROM feeds WHERE device = ?) + ?',
    )
    put.run(tampered, device, seq)
    const [line] = await all({ record: 'finding' })
    expect(line).toMatchObject({ revision: finding.revision, sound: false })
    put.run(before, device, seq)
  })
})
