import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { readScan, type ScanInput } from './read-scan.ts'
import { partCollector } from './scan-parts.ts'
import { nessusFile, openvasFile, sarifFile, scanCsvFile } from './testing/scan-files.ts'

/** Reads a file that comes in pieces of so many bytes; its rows stand in one list. */
async function read(
  content: string | Uint8Array,
  format: ScanInput['format'] = 'auto',
  { step = 1 << 20, columns = null }: { readonly step?: number; readonly columns?: ScanInput['columns'] } = {},
) {
  const bytes = Buffer.from(content as Uint8Array)
  const parts = partCollector()
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  })()
  const head = await readScan(
    { format, size: bytes.length, columns },
    { pieces, part: parts.take, progress: () => undefined },
  )
  const { rowsOf, partCount, ...file } = parts.file(head)
  return { ...file, rows: Array.from({ length: partCount }, (_, part) => rowsOf(part)).flat() }
}

async function refusal(content: string | Uint8Array, format?: ScanInput['format']) {
  const error = await read(content, format).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof OperationError)) throw error ?? new Error('nothing was refused')
  return [error.key, error.parameters]
}

describe('a Nessus file', () => {
  it('is taken apart: hosts, days, what was found, in the form of the records', async () => {
    const rows = [
      { id: '2147483648', severity: 4, score: '9.8', cve: ['CVE-2026-10412', 'CVE-2025-1'], output: 'v <1>' },
      { host: 'db.example', id: '10002', title: 'Weak "cipher" & old', severity: 2, port: 0 },
    ]
    const file = await read(nessusFile('2026-03-01', rows, ['10.0.0.9']))
    expect(file).toMatchObject({ format: 'nessus', tool: 'Nessus', scannedOn: '2026-03-01', faultCount: 0 })
    expect(file.hosts.map(({ name }) => name)).toEqual(['10.0.0.1', 'db.example', '10.0.0.9'])
    expect(file.kinds[0]).toMatchObject({
      ...{ scannerId: '2147483648', severity: 'critical', cvssScore: '9.8', cvssVersion: 'v30' },
      ...{ cves: 'CVE-2026-10412', description: 'The server is old.\n\nOld server was found.' },
    })
    expect(file.kinds[1]?.title).toBe('Weak "cipher" & old')
    expect(file.rows).toEqual([
      { host: 0, kind: 0, port: 'tcp/443', service: 'www', path: null, output: 'v <1>' },
      { host: 1, kind: 1, port: null, service: null, path: null, output: null },
    ])
  })

  it('names what cannot be taken, and takes the rest', async () => {
    const odd = nessusFile('2026-03-01', [{ severity: 9 }, { id: '' }, { id: '77' }])
    const file = await read(
      odd.replace('</Report>', '<ReportHost name=""><ReportItem pluginID="1" severity="1"/></ReportHost></Report>'),
    )
    expect(file.rows).toHaveLength(1)
    expect(file.faults).toEqual([
      { where: '10.0.0.1, 10001', message: 'scan.fault.severity', parameters: { severity: '9' } },
      { where: '10.0.0.1, ', message: 'scan.fault.noId' },
      { where: '#2', message: 'scan.fault.noAddress' },
    ])
  })

  it('keeps what repeats once and cuts what is long', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ host: `10.0.0.${index}`, output: 'x'.repeat(30_000) }))
    const file = await read(nessusFile('2026-03-01', rows))
    expect(file.kinds).toHaveLength(1)
    expect(file.rows[49]?.output).toHaveLength(2000)
  })
})

describe('an OpenVAS report', () => {
  it('is taken apart, hosts without results included', async () => {
    const rows = [{ cve: ['CVE-2026-1234'], score: '9.1' }, { id: '1.2', score: '0.0' }, { score: '-1.0' }]
    const file = await read(openvasFile('2026-03-02', rows, ['10.0.0.7']))
    expect(file).toMatchObject({ format: 'openvas', tool: 'OpenVAS', toolVersion: '22.5', scannedOn: '2026-03-02' })
    expect(file.hosts).toEqual([
      { name: '10.0.0.1', addresses: ['10.0.0.1', 'h.10.0.0.1.example'] },
      { name: '10.0.0.7', addresses: ['10.0.0.7'] },
    ])
    expect(file.kinds.map(({ severity }) => severity)).toEqual(['critical', 'info'])
    expect(file.kinds[0]).toMatchObject({
      cves: 'CVE-2026-1234',
      cvssVersion: 'v31',
      description: 'It is old.',
      solution: 'Update.',
    })
    expect(file.rows).toHaveLength(2)
  })

  it('names results without host, id or score', async () => {
    const file = await read(openvasFile('2026-03-02', [{ host: '' }, { id: '' }, { score: 'grave' }]))
    expect(file.faults.map(({ message }) => message)).toEqual([
      'scan.fault.noAddress',
      'scan.fault.noId',
      'scan.fault.severity',
    ])
  })
})

describe('a SARIF log', () => {
  it('is taken apart by file and rule; lines are told, not known by', async () => {
    const file = await read(
      sarifFile('2026-03-03', [{ score: '8.1' }, { id: 'js/log', path: 'https://a.example/login' }]),
    )
    expect(file).toMatchObject({ format: 'sarif', tool: 'CodeLook', toolVersion: '2.4.0', scannedOn: '2026-03-03' })
    expect(file.hosts.map(({ name }) => name)).toEqual(['a.example', 'https://git.example/netbank'])
    expect(file.kinds.map(({ severity }) => severity)).toEqual(['high', 'medium'])
    expect(file.rows[0]).toMatchObject({ host: 1, path: 'src/db.js', output: 'src/db.js:3\nInput reaches the query.' })
  })

  it('is refused for another version, and for nesting without end', async () => {
    expect(await refusal('{"version":"1.0.0","runs":[{"tool":{"driver":{"name":"x"}}}]}')).toEqual([
      'errors.scanVersion',
      { format: 'sarif', version: '1.0.0' },
    ])
    expect(await refusal('{"runs":'.repeat(200_000))).toMatchObject(['errors.fileUnreadable', {}])
    expect(await refusal('{"version":"2.1.0"}')).toMatchObject(['errors.fileUnreadable', {}])
  })
})

describe('a file in pieces', () => {
  const rows = [
    { title: 'Sørmarka 弱口令', cve: ['CVE-2026-1234'] },
    { id: '77', host: '10.0.0.2' },
  ]
  it.each([
    ['Nessus', nessusFile('2026-03-01', rows)],
    ['OpenVAS', openvasFile('2026-03-01', rows)],
    ['SARIF', sarifFile('2026-03-01', rows)],
    ['CSV', scanCsvFile(rows)],
  ])('of %s says the same as whole, wherever it is cut', async (_name, content) => {
    const whole = await read(content)
    expect(whole.rows).toHaveLength(2)
    for (const step of [1, 7, 64]) expect(await read(content, 'auto', { step })).toEqual(whole)
  })

  it('hands more rows over than a part holds, each once', async () => {
    const many = Array.from({ length: 1203 }, (_, index) => ({ id: String(index % 7), port: index + 1 }))
    const file = await read(nessusFile('2026-03-01', many))
    expect(file.rows.map(({ port }) => port)).toEqual(many.map(({ port }) => `tcp/${port}`))
    expect([file.kinds.length, file.hostRows]).toEqual([7, [1203]])
  })

  it('of SARIF may name results before their tool, and what was looked at last', async () => {
    const { runs, version } = JSON.parse(sarifFile('2026-03-03', [{ score: '8.1' }]))
    const { results, tool, ...rest } = runs[0]
    const file = await read(JSON.stringify({ runs: [{ results, tool, ...rest }], version }))
    expect(file).toMatchObject({ tool: 'CodeLook', hosts: [{ name: 'https://git.example/netbank' }] })
    expect(file.kinds[0]).toMatchObject({ severity: 'high', title: 'Query built from input' })
  })

  it.each([
    ['of another shape', { level: null }],
    ['without a rule', { ruleId: undefined, rule: undefined, ruleIndex: undefined }],
  ])('of SARIF doubts all hosts for a result %s, and makes none of it', async (_, change) => {
    const log = JSON.parse(sarifFile('2026-03-03', [{ path: 'https://a.example/login' }, {}]))
    Object.assign(log.runs[0].results[1], change, { locations: [] })
    const file = await read(JSON.stringify(log))
    expect(file.faultCount).toBe(1)
    expect(file.hosts.map(({ name }) => name)).toEqual(['a.example'])
    expect(file.faultyHosts).toEqual([0])
  })

  it('of CSV is read in the encoding that its end decides', async () => {
    const head = `Host,Name,Risk\r\n${'10.0.0.1,plain,High\r\n'.repeat(20)}10.0.0.5,`
    const gb = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xc8, 0xf5, 0xbf, 0xda, 0xc1, 0xee]),
      Buffer.from(',High'),
    ])
    expect((await read(gb, 'scan-csv', { step: 50 })).kinds.at(-1)?.title).toBe('弱口令')
    expect(await refusal('Host,Name,Risk\n10.0.0.1,"open,High')).toMatchObject(['errors.quoteNotClosed', {}])
  })
})

describe('a CSV of a scanner', () => {
  it('is read by the heads that scanners write, in either language', async () => {
    const file = await read(
      scanCsvFile([
        { severity: 4, cve: ['CVE-2026-5000'] },
        { port: 0, severity: 1 },
      ]),
    )
    expect(file).toMatchObject({ format: 'scan-csv', tool: 'Nessus', scannedOn: null })
    expect(file.rows.map(({ port }) => port)).toEqual(['tcp/443', null])
    const chinese = await read('主机,漏洞名称,风险等级,端口\n10.0.0.5,弱口令,高危,22\n10.0.0.5,未知,特高,22\n,x,高,1')
    expect(chinese.kinds[0]).toMatchObject({ scannerId: '弱口令', severity: 'high' })
    expect(chinese.faults.map(({ where, message }) => [where, message])).toEqual([
      ['3', 'scan.fault.severity'],
      ['4', 'scan.fault.noAddress'],
    ])
  })

  it.each([
    ['a host', 'Name,Severity\nx,High'],
    ['a severity or score', 'Host,Name\n10.0.0.5,x'],
  ])('is refused without %s', async (_, table) => {
    expect(await refusal(table)).toEqual(['errors.scanHeads', {}])
  })

  it.each([
    ['is torn behind its host', '10.0.0.1,c,d,High'],
    ['is torn before its host', 'x, y,10.0.0.1,High', 'Name,Host,Risk'],
    ['names no host', ',c,High'],
  ])('doubts all hosts of a file with a row that %s', async (_, row, heads = 'Host,Name,Risk') => {
    const whole = heads.startsWith('Host')
      ? ['10.0.0.1,a,High', '10.0.0.2,b,Low']
      : ['a,10.0.0.1,High', 'b,10.0.0.2,Low']
    expect((await read([heads, ...whole].join('\n'))).faultyHosts).toEqual([])
    const file = await read([heads, ...whole, row].join('\n'))
    expect(file.hosts.map(({ name }) => name)).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(file.faultyHosts).toEqual([0, 1])
  })

  it('tells the hosts of which some row cannot be taken', async () => {
    const rows = ['10.0.0.1,a,High', '10.0.0.2,b,grave', '10.0.0.3,e,Low']
    const file = await read(['Host,Name,Risk', ...rows].join('\n'))
    expect(file.tool).toBe(null)
    expect(file.hosts.map(({ name }) => name)).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    expect(file.faultyHosts).toEqual([1])
    expect(file.faults[0]).toEqual({ where: '3', message: 'scan.fault.severity', parameters: { severity: 'grave' } })
  })

  it('shows its heads as they are read, and no longer than a person reads them', async () => {
    const { columns } = await read(`Host,Name,Risk,"'=x ",${'y'.repeat(900)}\n`)
    expect(columns?.heads).toEqual(['Host', 'Name', 'Risk', '=x', 'y'.repeat(120)])
  })

  it.each([
    ['nothing', {}, { title: 0, severity: 2 }, false, []],
    ['that no column is the severity', { host: 1, severity: null }, { title: 0, host: 1 }, false, []],
    ['the host', { host: 1 }, { title: 0, severity: 2, host: 1 }, true, ['high weak of 10.0.0.7']],
    ['the host by its name alone', { name: 1 }, { title: 0, severity: 2, name: 1 }, true, ['high weak of 10.0.0.7']],
    ['another title', { host: 1, title: 3 }, { title: 3, severity: 2, host: 1 }, true, ['high old of 10.0.0.7']],
    ['that no column is the title', { host: 1, title: null }, { severity: 2, host: 1 }, false, []],
    ['a column that is not there', { host: 9 }, { title: 0, severity: 2 }, false, []],
  ])('is read by the columns that a person tells: %s', async (_, chosen, places, isEnough, told) => {
    const file = await read('Title,Where,Severity,Note\nweak,10.0.0.7,High,old', 'auto', { columns: chosen })
    expect(file.columns).toEqual({ heads: ['Title', 'Where', 'Severity', 'Note'], places, isEnough })
    expect(
      file.rows.map(({ kind, host }) => {
        const { severity, title } = file.kinds[kind] ?? {}
        return `${severity} ${title} of ${file.hosts[host]?.name}`
      }),
    ).toEqual(told)
  })
})

describe('a hostile or broken file', () => {
  const good = nessusFile('2026-03-01', [{ title: 'Sørmarka 弱口令' }])
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${good.slice(21)}`
  const outside = `<?xml version="1.0"?>\n<!DOCTYPE r SYSTEM "file:///etc/passwd">${good.slice(21)}`
  const deep = `<NessusClientData_v2>${'<a>'.repeat(70)}`
  const at = (needle: string) => good.slice(0, good.indexOf(needle))
  it.each<readonly [string, string | Uint8Array, string, object]>([
    ['that multiplies entities', laughs, 'errors.scanDoctype', { line: 1 }],
    ['that names a file outside', outside, 'errors.scanDoctype', { line: 2 }],
    ['with an unknown entity', good.replace('The server', '&nothing;'), 'errors.fileUnreadable', {}],
    ['that nests without end', deep, 'errors.scanTooDeep', { line: 1 }],
    ['cut off within an element', at('</ReportItem>'), 'errors.fileUnreadable', {}],
    ['cut off within a tag', at(' pluginID'), 'errors.fileUnreadable', {}],
    ['in another encoding', Buffer.from(good, 'latin1'), 'errors.fileNotInEncoding', { encoding: 'UTF-8', line: 1 }],
    ['of another kind', '<html><body/></html>', 'errors.scanUnknown', {}],
    ['of an attribute without end', `<NessusClientData_v2 a="${'x'.repeat(300_000)}`, 'errors.fileUnreadable', {}],
  ])('%s is refused by name', async (_name, content, key, parameters) => {
    expect(await refusal(content)).toMatchObject([key, parameters])
  })

  it('of another scanner than stated is refused with its root', async () => {
    expect(await refusal(openvasFile('2026-03-02', []), 'nessus')).toEqual([
      'errors.scanWrongRoot',
      { format: 'nessus', root: 'report' },
    ])
  })

  it('whatever is cut out of it or put into it: read, or refused by name', async () => {
    const texts = [good, openvasFile('2026-03-02', [{}]), sarifFile('2026-03-03', [{}]), scanCsvFile([{}])]
    const damaged = fc
      .tuple(fc.constantFrom(...texts), fc.nat(2000), fc.nat(40), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([text, from, length, put]) => text.slice(0, from) + put + text.slice(from + length))
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        const answer = await read(content).catch((error: unknown) => error)
        if (answer instanceof Error) expect(answer).toBeInstanceOf(OperationError)
      }),
      { numRuns: 300 },
    )
  })
})
