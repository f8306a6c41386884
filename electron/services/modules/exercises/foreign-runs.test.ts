import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { RunReading } from '#shared/modules/exercises/exercises.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { pack } from '../../exchange/zip.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const heads = 'Variant;MitreID;Status;Outcome;Alert Triggered;Start Time;Detection Time;Outcome Notes;Outcome Path'
const row = (start: string, detected: string) =>
  `钓鱼;T1566.001;Completed;Detected;Yes;${start};${detected};"zwei\nZeilen; und mehr";a`
const table = `${heads}\r\n${row('2026-01-03T10:00:00Z', '2026-01-03T10:05:00Z')}\r\n`

describe('runs from other programs', () => {
  let engine: Engine
  let exercise: AnyEntity
  const read = async (bytes: Uint8Array, take?: string) => {
    const ticket = await engine.send('run.csv', Buffer.from(bytes))
    const input = { exercise: exercise.id, ticket, ...(take ? { take } : {}) }
    return await engine.call<RunReading>('foreignRun.read', input)
  }
  const rows = async (record: string) => (await engine.call<Page<AnyEntity>>(`${record}.list`, {})).rows

  beforeAll(async () => {
    engine = await testEngine()
    const period = { start: '2026-01-01', end: '2026-01-31' }
    exercise = await engine.call('exercise.create', { draft: { title: '春季演练', kind: 'redBlue', period } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it.each([
    ['a 61st second', row('2026-01-03T10:00:61Z', ''), 'errors.field.foreignRun.calendar'],
    ['another zone', row('2026-01-03T10:00:00+08:00', ''), 'errors.field.foreignRun.zone'],
    [
      'a detection before the start',
      row('2026-01-03T10:00:00Z', '2026-01-03T09:00:00Z'),
      'errors.field.foreignRun.beforeStart',
    ],
    ['a start to come', row('2126-01-03T10:00:00Z', ''), 'errors.field.foreignRun.future'],
  ])('are refused whole for %s, by row and field', async (_what, bad, message) => {
    const before = engine.entries()
    const found = await read(Buffer.from(`${table}${bad}\r\n`), 'phishing')
    // Rows are counted as spreadsheets count them, whatever line ends stand within a cell.
    expect(found.faults[0]).toMatchObject({ where: '3', message })
    expect([found.made, engine.entries()]).toEqual([null, before])
  })

  it('are looked into without a change, in UTF-16 and behind semicolons', async () => {
    const before = engine.entries()
    const found = await read(Buffer.from(`\u{feff}${table}`, 'utf16le'))
    expect(found).toMatchObject({ format: 'vectr', read: 1, fresh: 1, faults: [], made: null })
    expect(found.losses).toContainEqual({ kind: 'kept', what: 'Outcome Path' })
    expect(engine.entries()).toBe(before)
  })

  it('come in as steps and facts in one change, and no second time', async () => {
    const before = engine.entries()
    expect((await read(Buffer.from(table), 'phishing')).made).toBe(1)
    expect(engine.entries()).toBe(before + 1)
    const [step] = await rows('attackStep')
    expect(step).toMatchObject({ title: '钓鱼', technique: 'T1566.001', vector: 'phishing', outcome: 'succeeded' })
    expect(step?.imported).toContainEqual(expect.objectContaining({ name: 'Outcome Path', value: 'a' }))
    const [fact] = await rows('defenceFact')
    expect(fact).toMatchObject({
      ...{ kind: 'alerted', certainty: 'exact', at: '2026-01-03T10:05:00.000Z', note: 'zwei\nZeilen; und mehr' },
    })
    expect(await read(Buffer.from(table), 'phishing')).toMatchObject({ fresh: 0, made: 0 })
  })

  it('go out as a table with a byte order mark that comes back without a step that is new', async () => {
    const { ticket, name } = await engine.call<{ ticket: string; name: string }>('foreignRun.write', {
      exercise: exercise.id,
    })
    expect(name).toMatch(/\.vectr\.csv$/u)
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.toString('utf8')).toContain(String(Date.parse('2026-01-03T10:00:00Z')))
    expect(await read(bytes)).toMatchObject({ read: 1, fresh: 0, faults: [] })
  })

  it('go out as a plan that says nothing of the defence, and comes back as steps to come', async () => {
    const { ticket, name } = await engine.call<{ ticket: string; name: string }>('foreignRun.write', {
      ...{ exercise: exercise.id, as: 'plan' },
    })
    expect(name).toMatch(/\.plan\.csv$/u)
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text).toContain('钓鱼')
    for (const told of ['2026-01-03', 'Detected', 'zwei', 'Outcome Path']) expect(text).not.toContain(told)
    expect(await read(Buffer.from(text))).toMatchObject({
      read: 1,
      faults: [],
      steps: [{ startedAt: null, kinds: [] }],
    })
  })

  const log = (start: string, more: object = {}) => {
    const steps = [{ command: 'dir', order: 1, 'time-start': start, 'time-stop': '2026-01-04T10:00:09Z' }]
    const procedures = [{ 'procedure-name': '列目录', 'mitre-technique-id': 'T1083', steps, ...more }]
    return Buffer.from(
      JSON.stringify({ 'execution-data': { 'execution-id': 'a', 'execution-source': 'b', target: {} }, procedures }),
    )
  }

  it('come in from a log of ATTiRe in one change, and nothing of one with a fault', async () => {
    const before = engine.entries()
    const bad = await read(log('2026-01-04T10:00:61Z'), 'intranetBreakthrough')
    expect(bad).toMatchObject({ format: 'attire', made: null })
    expect(bad.faults[0]).toMatchObject({ where: '1.1', field: 'time-start' })
    expect((await read(log('2126-01-04T10:00:00Z'), 'intranetBreakthrough')).made).toBeNull()
    expect(engine.entries()).toBe(before)
    const good = log('2026-01-04T10:00:00Z', { 'x-own': 'kept' })
    expect((await read(good, 'intranetBreakthrough')).made).toBe(1)
    expect(engine.entries()).toBe(before + 1)
    expect((await read(good)).fresh).toBe(0)
    const made = (await rows('attackStep')).find(({ title }) => title === '列目录')
    expect(made).toMatchObject({ technique: 'T1083', startedAt: '2026-01-04T10:00:00.000Z', outcome: 'succeeded' })
    expect(made?.imported).toContainEqual(expect.objectContaining({ name: 'x-own', value: 'kept' }))
  })

  it('come in from a report of Caldera, each link as a step', async () => {
    const link = (run: string) => ({
      ...{ name: '查询用户', command: 'whoami', delegated: '2026-01-05T10:00:00Z', run, status: 0 },
      attack: { technique_id: 'T1033', tactic: 'discovery' },
    })
    const report = (run: string) =>
      Buffer.from(JSON.stringify({ host_group: [{ paw: 'p', host: 'PC' }], steps: { p: { steps: [link(run)] } } }))
    const before = engine.entries()
    const bad = await read(report('2026-01-05T10:00:61Z'), 'intranetBreakthrough')
    expect(bad).toMatchObject({ format: 'caldera', made: null, faults: [{ where: 'p 1', field: 'run' }] })
    expect(engine.entries()).toBe(before)
    expect((await read(report('2026-01-05T10:00:04Z'), 'intranetBreakthrough')).made).toBe(1)
    expect(engine.entries()).toBe(before + 1)
    expect((await read(report('2026-01-05T10:00:04Z'))).fresh).toBe(0)
    const made = (await rows('attackStep')).find(({ title }) => title === '查询用户')
    expect(made).toMatchObject({ technique: 'T1033', tactic: 'TA0007', target: 'PC', tool: 'Caldera' })
  })

  it('come in from an archive of PurpleOps, with times of ticks as estimates and files left where they are', async () => {
    const test = {
      ...{ name: '附件邮件', mitreid: 'T1566.001', tactic: 'Initial Access', state: 'Complete', alerted: true },
      ...{ starttime: '2026-01-06 10:00:00', endtime: 'None', detecttime: '2026-01-06 11:00:00', redfiles: [] },
    }
    const archive = (name: string) =>
      Buffer.from(pack({ [name]: JSON.stringify([test]), 'meta.json': '{}', '2/shot.png': 'x' }))
    expect((await refusalOf(read(archive('other.json')))).key).toBe('errors.purpleopsArchive')
    expect((await refusalOf(read(archive('export.json').subarray(0, 60)))).key).toBe('errors.workbookDamaged')
    const found = await read(archive('export.json'), 'phishing')
    expect(found).toMatchObject({ format: 'purpleops', made: 1 })
    expect(found.losses).toContainEqual({ kind: 'leftOut', what: '2/shot.png' })
    const fact = (await rows('defenceFact')).find(({ at }) => at === '2026-01-06T11:00:00.000Z')
    expect(fact).toMatchObject({ kind: 'alerted', certainty: 'estimated' })
  })

  it('come in from a bundle of STIX and from the index of Atomic Red Team as steps that are still to come', async () => {
    const references = [{ source_name: 'mitre-attack', external_id: 'T1083' }]
    const objects = [
      { type: 'attack-pattern', id: 'attack-pattern--1', name: '翻看目录', external_references: references },
    ]
    const bundle = Buffer.from(JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }))
    expect(await read(bundle, 'phishing')).toMatchObject({ format: 'stix', fresh: 1, made: 1 })
    expect((await read(bundle)).fresh).toBe(0)
    const tests = 'Tactic,Technique #,Test #,Test Name,Test GUID,Added\ndiscovery,T1033,1,"Who, 谁",g,new\n'
    expect(await read(Buffer.from(tests), 'phishing')).toMatchObject({ format: 'atomic', fresh: 1, made: 1 })
    for (const title of ['翻看目录', 'Who, 谁'])
      expect((await rows('attackStep')).find((one) => one.title === title)).toMatchObject({
        ...{ outcome: null, startedAt: null },
      })
  })

  it('come in from the index of Atomic Red Team in YAML, by row and field or not at all', async () => {
    const index = (second: string) =>
      Buffer.from(
        `---\ndiscovery:\n  T1082:\n    atomic_tests:\n    - name: 看系统\n      executor: {name: sh, command: uname}\n${second}`,
      )
    const before = engine.entries()
    const bad = await read(index('    - executor: {name: sh}\n  T1083:\n    atomic_tests: many\n'), 'phishing')
    expect(bad.faults).toEqual([
      { where: 'discovery T1083', field: 'atomic_tests', message: 'errors.field.foreignRun.noTests' },
    ])
    expect([bad.made, engine.entries()]).toEqual([null, before])
    expect(await read(index(''), 'phishing')).toMatchObject({ format: 'atomic', fresh: 1, made: 1 })
    expect(engine.entries()).toBe(before + 1)
    expect((await read(index(''))).fresh).toBe(0)
    const made = (await rows('attackStep')).find(({ title }) => title === '看系统')
    expect(made).toMatchObject({ technique: 'T1082', tactic: 'TA0007', tool: 'sh', command: 'uname', startedAt: null })
  })

  it('are refused by their size before anything is read', async () => {
    const huge = Buffer.alloc(50_000_001, 0x20)
    expect((await refusalOf(read(huge))).key).toBe('errors.runLarge')
    const swollen = Buffer.from(pack({ 'export.json': ' '.repeat(50_000_001) }))
    expect(swollen.length).toBeLessThan(1_000_000)
    expect((await refusalOf(read(swollen))).key).toBe('errors.runLarge')
  })

  it('are refused by name where they are of no program that is known', async () => {
    expect((await refusalOf(read(Buffer.from('a,b\n1,2\n')))).key).toBe('errors.vectrHeads')
    expect((await refusalOf(read(Buffer.from('{"id": "bundle"}')))).key).toBe('errors.runShape')
    expect((await refusalOf(read(Buffer.from('{"procedures": [')))).key).toBe('errors.jsonUnreadable')
    expect((await refusalOf(read(Buffer.from('---\na: 1\n')))).key).toBe('errors.runShape')
    expect((await refusalOf(read(Buffer.from('discovery:\n  T1082: [')))).key).toBe('errors.yamlUnreadable')
  })
})
