import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { unneutralise } from '#shared/base/formula.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import {
  type ChosenColumns,
  type ScanCell,
  type ScanColumns,
  scanCells,
  scanColumns,
} from '#shared/modules/assets/assets.scan-columns.ts'
import { severityOfScore } from '#shared/modules/assets/assets.sightings.ts'
import { csvOptions, csvRefusal, type RowStart, rowAfter, rowOf } from './csv.ts'
import { characterOf, delimiterOf, statedDelimiter } from './delimiter.ts'
import { decodedPieces, encodingOf } from './encoding.ts'
import type { ForeignRow } from './format.ts'
import { isEmpty, type RawRow, refuseLarge } from './heads.ts'
import { cvesIn, type KindDraft, type RowFault, type ScanBuilder, scoreOf } from './scan-file.ts'
import type { ScanHead } from './scan-shape.ts'

/** The heads under which scanners write each cell, in small letters, the surest first. */
const headNames = {
  host: ['host', 'ip', 'ip address', 'hostname', 'host name', '主机', 'ip地址', '资产ip'],
  name: ['hostname', 'fqdn', 'dns name', '主机名'],
  id: ['plugin id', 'plugin', 'nvt oid', 'id', 'rule', '漏洞编号', '插件编号'],
  title: ['name', 'plugin name', 'nvt name', 'title', '漏洞名称'],
  severity: ['risk', 'severity', 'risk factor', '风险等级', '危险等级', '严重程度'],
  score: ['cvss v3.0 base score', 'cvss', 'cvss score', 'cvss v2.0 base score', 'cvss评分'],
  cves: ['cve', 'cves', 'cve编号'],
  port: ['port', '端口'],
  protocol: ['protocol', 'port protocol', '协议'],
  service: ['service', 'svc_name', '服务'],
  path: ['path', 'url', 'uri', '路径'],
  description: ['description', 'summary', 'synopsis', '漏洞描述'],
  solution: ['solution', 'remediation', '解决方案', '修复建议'],
  output: ['plugin output', 'specific result', 'output', '扫描结果'],
} as const satisfies Readonly<Record<ScanCell, readonly string[]>>

const longestHead = 120

const words: readonly (readonly [Severity, RegExp])[] = [
  ['critical', /^(critical|严重|紧急|4)$/],
  ['high', /^(high|高|高危|3)$/],
  ['medium', /^(medium|moderate|中|中危|2)$/],
  ['low', /^(low|低|低危|1)$/],
  ['info', /^(none|info|informational|information|log|信息|无|0)$/],
]

function severityOf(text: string, score: string | null): Severity | null {
  const plain = text.trim().toLowerCase()
  if (plain === '') return score === null ? null : severityOfScore(Number(score))
  return words.find(([, form]) => form.test(plain))?.[0] ?? null
}

type Reader = (row: ForeignRow, cell: ScanCell) => string

function addRow(builder: ScanBuilder, row: ForeignRow, read: Reader, hasScoreOfVersion3: boolean): RowFault | null {
  const { where, fault } = row
  const [name, title] = [(read(row, 'host') || read(row, 'name')).slice(0, 300), read(row, 'title')]
  // Behind a tear every cell stands under another head: whose row it is cannot be told.
  if (fault) return { where, message: `errors.field.${fault.key}`, parameters: fault.parameters ?? {} }
  if (name === '') return { where, message: 'scan.fault.noAddress' }
  const host = builder.host(name, [read(row, 'name')])
  const scannerId = read(row, 'id') || title
  if (scannerId === '') return { where, host, message: 'scan.fault.noId' }
  const [stated, cvssScore] = [read(row, 'severity'), scoreOf(read(row, 'score'))]
  const severity = severityOf(stated, cvssScore)
  if (severity === null)
    return { where, host, message: 'scan.fault.severity', parameters: { severity: stated.slice(0, 40) } }
  const [port, protocol] = [read(row, 'port'), read(row, 'protocol').toLowerCase()]
  const kind: KindDraft = {
    ...{ scannerId, severity, title: title || null, cves: cvesIn([read(row, 'cves')]), cvssScore, cvssVector: null },
    cvssVersion: cvssScore === null ? null : hasScoreOfVersion3 ? 'v30' : 'v2',
    description: read(row, 'description') || null,
    solution: read(row, 'solution') || null,
  }
  builder.add(kind, {
    host,
    port: port === '' || port === '0' ? null : protocol === '' ? port : `${protocol}/${port}`,
    service: read(row, 'service') || null,
    path: read(row, 'path') || null,
    output: read(row, 'output') || null,
  })
  return null
}

type Table = { readonly columns: ScanColumns; readonly read: Reader; readonly hasScoreOfVersion3: boolean }

/**
 * How the cells of a table are found: by its heads, and as a person has chosen. `invalid`, `errors.scanHeads`, where
 * nobody was asked and the heads do not tell enough.
 */
function tableUnder(cells: readonly string[], chosen: ChosenColumns | null): Table {
  const heads = [...cells]
  while (heads.at(-1)?.trim() === '') heads.pop()
  const known = heads.map((head) => unneutralise(head).trim().toLowerCase())
  const found: Partial<Record<ScanCell, number>> = {}
  for (const cell of scanCells) {
    const names: readonly string[] = headNames[cell]
    const place = names.map((name) => known.indexOf(name)).find((index) => index !== -1)
    if (place !== undefined) found[cell] = place
  }
  const columns = scanColumns(heads, found, chosen ?? {})
  if (chosen === null && (found.host === undefined || !columns.isEnough))
    throw new OperationError('invalid', 'errors.scanHeads')
  const read: Reader = (row, cell) => {
    const value = row.cells[columns.places[cell] ?? -1]
    return typeof value === 'string' ? value.trim() : ''
  }
  return { columns, read, hasScoreOfVersion3: known[columns.places.score ?? -1] === 'cvss v3.0 base score' }
}

function toolOf(heads: readonly string[]): string | null {
  const known = heads.map((head) => head.trim().toLowerCase())
  if (known.includes('nvt oid')) return 'OpenVAS'
  return known.includes('plugin id') ? 'Nessus' : null
}

/** Parses the texts one after the other and hands each row over; the parser answers at once, its errors by an event. */
async function eachRow(
  texts: Iterable<string>,
  { delimiter, before }: { readonly delimiter: string; readonly before: number },
  row: (row: RawRow) => void,
  passed: () => Promise<void>,
): Promise<void> {
  const failures: Error[] = []
  let start: RowStart = { row: before + 1, line: before + 1 }
  const parser = parse({
    ...csvOptions,
    delimiter,
    on_record(cells: string[]) {
      const raw = { number: start.row, cells }
      refuseLarge(0, 0, raw)
      row(raw)
      start = rowAfter(start, cells)
      return null
    },
  })
  parser.on('error', (error) => void failures.push(error))
  const ended = finished(parser.resume()).catch(() => undefined)
  for (const text of texts) {
    if (text !== '') parser.write(text)
    await passed()
    if (failures.length > 0) break
  }
  if (failures.length === 0) parser.end()
  await ended
  const [failure] = failures
  if (failure) throw failure instanceof OperationError ? failure : csvRefusal(failure, start)
}

/** Heads as a person is shown them: a file may bear anything there, however long. */
function shownHeads(heads: readonly string[]): readonly string[] {
  return heads.map((head) => unneutralise(head).trim().slice(0, longestHead).toWellFormed())
}

/** The texts without the line in which Excel is told the delimiter. */
function* withoutStated(texts: Iterable<string>): Generator<string> {
  let first = true
  for (const text of texts) {
    yield first ? text.slice(text.indexOf('\n') + 1) : text
    first = false
  }
}

/**
 * Takes the CSV of a scanner apart by the heads that Nessus, OpenVAS and Chinese scanners write: its bytes are kept until
 * its encoding is known, then parsed piece by piece, `passed` being told of each. `chosen` is what a person said of its
 * columns; as long as they are not enough, no row is read. `invalid`, `errors.scanHeads`, where nobody was asked and the
 * heads do not tell enough; and what a CSV file is refused for.
 */
export async function readScanCsv(
  arriving: AsyncIterable<Uint8Array>,
  builder: ScanBuilder,
  { chosen, passed }: { readonly chosen: ChosenColumns | null; passed(length: number): Promise<void> },
): Promise<ScanHead> {
  const pieces: Uint8Array[] = []
  for await (const piece of arriving) pieces.push(piece)
  const encoding = encodingOf(pieces)
  const start = decodedPieces(pieces, encoding).next().value ?? ''
  const stated = statedDelimiter(start)
  const delimiter = characterOf[stated ?? delimiterOf(start)]
  const texts = decodedPieces(pieces, encoding)
  const seen: { table: Table | null } = { table: null }
  const take = (raw: RawRow) => {
    if (isEmpty(raw.cells)) return
    const { table } = seen
    if (table === null) seen.table = tableUnder(raw.cells, chosen)
    else if (table.columns.isEnough)
      builder.fault(addRow(builder, rowOf(raw, table.columns.heads), table.read, table.hasScoreOfVersion3))
  }
  let at = 0
  const step = async () => await passed(pieces[at++]?.length ?? 0)
  const form = { delimiter, before: stated ? 1 : 0 }
  await eachRow(stated ? withoutStated(texts) : texts, form, take, step)
  const columns = seen.table?.columns
  if (columns === undefined) throw new OperationError('invalid', 'errors.fileEmpty')
  return builder.build({
    ...{ format: 'scan-csv', tool: toolOf(columns.heads), toolVersion: null, scannedOn: null },
    columns: { ...columns, heads: shownHeads(columns.heads) },
  })
}
