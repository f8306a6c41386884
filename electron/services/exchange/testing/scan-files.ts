/** What a generated file says was found; what is absent gets an ordinary value. */
export type Sample = {
  readonly host?: string
  readonly id?: string
  readonly title?: string
  readonly severity?: number
  readonly port?: number
  readonly cve?: readonly string[]
  readonly score?: string
  readonly output?: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const element = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`

function nessusItem({ id = '10001', title = 'Old server', severity = 3, port = 443, cve = [], score, output }: Sample) {
  const attributes = `port="${port}" svc_name="www" protocol="tcp" severity="${severity}" pluginID="${id}" pluginName="${escaped(title)}"`
  const parts = [
    element('synopsis', 'The server is old.'),
    element('description', `${title} was found.`),
    element('solution', 'Bring it up to date.'),
    element('cvss3_base_score', score),
    ...cve.map((one) => element('cve', one)),
    element('plugin_output', output),
  ]
  return `<ReportItem ${attributes}>${parts.join('')}</ReportItem>`
}

/** The text of a Nessus file over its hosts; `hosts` are scanned without a finding too. `day` is `YYYY-MM-DD`. */
export function nessusFile(day: string, rows: readonly Sample[], hosts: readonly string[] = []): string {
  const names = [...new Set([...rows.map(({ host = '10.0.0.1' }) => host), ...hosts])]
  const stamp = Date.parse(`${day}T09:00:00Z`) / 1000
  const reports = names.map((name) => {
    const items = rows.filter(({ host = '10.0.0.1' }) => host === name).map(nessusItem)
    const tags = `<tag name="HOST_END_TIMESTAMP">${stamp}</tag><tag name="host-ip">${escaped(name)}</tag>`
    return `<ReportHost name="${escaped(name)}"><HostProperties>${tags}</HostProperties>${items.join('')}</ReportHost>`
  })
  const report = `<Report name="Weekly">${reports.join('')}</Report>`
  return `<?xml version="1.0" ?>\n<NessusClientData_v2>\n<Policy><policyName>Own</policyName></Policy>\n${report}\n</NessusClientData_v2>\n`
}

function openvasResult({ host = '10.0.0.1', id = '1.3.6.1.4.1.25623.1.0.1', title = 'Old server', ...rest }: Sample) {
  const { score = '7.5', port = 443, cve = [], output = 'Version 1.0' } = rest
  const refs = cve.map((one) => `<ref type="cve" id="${one}"/>`).join('')
  const tags = 'cvss_base_vector=CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N|summary=It is old.'
  const nvt = `<nvt oid="${id}"><name>${escaped(title)}</name><refs>${refs}</refs><tags>${tags}</tags><solution>Update.</solution></nvt>`
  const place = `<host>${host}<asset asset_id="a"/><hostname>h.${host}.example</hostname></host><port>${port}/tcp</port>`
  return `<result id="r"><name>${escaped(title)}</name>${place}${nvt}<severity>${score}</severity>${element('description', output)}</result>`
}

/** A report of OpenVAS in its envelope. */
export function openvasFile(day: string, rows: readonly Sample[], hosts: readonly string[] = []): string {
  const scanned = hosts.map((host) => `<host><ip>${host}</ip></host>`).join('')
  const results = `<results start="1">${rows.map(openvasResult).join('')}</results>`
  const inner = `<gmp><version>22.5</version></gmp><scan_start>${day}T08:00:00Z</scan_start>${results}${scanned}<scan_end>${day}T09:00:00Z</scan_end>`
  return `<report id="a" format_id="b"><name>x</name><report id="c">${inner}</report></report>`
}

/** A SARIF log of one run over a repository. */
export function sarifFile(
  day: string,
  rows: readonly (Sample & { readonly path?: string; readonly line?: number })[],
): string {
  const rules = [...new Map(rows.map((row) => [row.id ?? 'js/sql', row])).entries()].map(([id, { title, score }]) => ({
    id,
    shortDescription: { text: title ?? 'Query built from input' },
    ...(score === undefined ? {} : { properties: { 'security-severity': score } }),
  }))
  const results = rows.map(({ id = 'js/sql', path = 'src/db.js', line = 3, output }) => ({
    ruleId: id,
    message: { text: output ?? 'Input reaches the query.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } }],
  }))
  const run = {
    tool: { driver: { name: 'CodeLook', semanticVersion: '2.4.0', rules } },
    versionControlProvenance: [{ repositoryUri: 'https://git.example/netbank' }],
    invocations: [{ executionSuccessful: true, endTimeUtc: `${day}T10:00:00Z` }],
    results,
  }
  return JSON.stringify({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] })
}

/** A CSV as Nessus exports it. */
export function scanCsvFile(rows: readonly Sample[]): string {
  const risks = ['None', 'Low', 'Medium', 'High', 'Critical']
  const lines = rows.map(
    ({ host = '10.0.0.1', id = '10001', title = 'Old server', severity = 3, port = 443, cve = [] }) =>
      [id, cve.join(' '), risks[severity] ?? severity, host, 'tcp', port, `"${title}"`].join(','),
  )
  return ['Plugin ID,CVE,Risk,Host,Protocol,Port,Name', ...lines].join('\r\n')
}
