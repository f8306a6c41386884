import { OperationError } from '#shared/contract/errors.ts'
import type { ScanFault } from '#shared/modules/assets/assets.contract.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import { severityOfScore } from '#shared/modules/assets/assets.sightings.ts'
import { readCsv } from './csv.ts'
import type { ForeignRow } from './format.ts'
import { cvesIn, type KindDraft, type ScanBuilder, type ScanFile, scanBuilder, scoreOf } from './scan-file.ts'

/** The heads under which scanners write each cell, in small letters, the surest first. */
const heads = {
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
} as const
type Cell = keyof typeof heads

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

type Reader = (row: ForeignRow, cell: Cell) => string

function addRow(builder: ScanBuilder, row: ForeignRow, read: Reader, hasScoreOfVersion3: boolean): ScanFault | null {
  const where = row.where
  if (row.fault) return { where, message: `errors.field.${row.fault.key}`, parameters: row.fault.parameters ?? {} }
  const [name, title] = [read(row, 'host') || read(row, 'name'), read(row, 'title')]
  if (name === '') return { where, message: 'scan.fault.noAddress' }
  const host = builder.host(name.slice(0, 300), [read(row, 'name')])
  const scannerId = read(row, 'id') || title
  if (scannerId === '') return { where, message: 'scan.fault.noId' }
  const [stated, cvssScore] = [read(row, 'severity'), scoreOf(read(row, 'score'))]
  const severity = severityOf(stated, cvssScore)
  if (severity === null) return { where, message: 'scan.fault.severity', parameters: { severity: stated.slice(0, 40) } }
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

/**
 * Takes the CSV of a scanner apart by the heads that Nessus, OpenVAS and Chinese scanners write. `invalid`,
 * `errors.scanHeads`, where none of them names a host; and what a CSV file is refused for.
 */
export function readScanCsv(bytes: Uint8Array): ScanFile {
  const { source, rows } = readCsv(bytes)
  const known = source.heads.map((head) => head.trim().toLowerCase())
  const columns = new Map<Cell, number>()
  for (const [cell, names] of Object.entries(heads)) {
    const place = names.map((name) => known.indexOf(name)).find((index) => index !== -1)
    // The entries are those of `heads`, whose keys are the cells.
    if (place !== undefined) columns.set(cell as Cell, place)
  }
  if (!columns.has('host') || !(columns.has('id') || columns.has('title')))
    throw new OperationError('invalid', 'errors.scanHeads')
  const read: Reader = (row, cell) => {
    const value = row.cells[columns.get(cell) ?? -1]
    return typeof value === 'string' ? value.trim() : ''
  }
  const builder = scanBuilder()
  for (const row of rows) builder.fault(addRow(builder, row, read, known.includes('cvss v3.0 base score')))
  const tool = known.includes('nvt oid') ? 'OpenVAS' : known.includes('plugin id') ? 'Nessus' : 'CSV'
  return builder.build({ format: 'scan-csv', tool, toolVersion: null, scannedOn: null })
}
