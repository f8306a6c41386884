/** A scan as it is made for a figure: every tenth plugin of `skip` is left out; `day` is `YYYY-MM-DD`. */
export type ScanOfBench = {
  readonly kind: 'nessus' | 'openvas' | 'sarif' | 'scan-csv'
  readonly rows: number
  readonly day: string
  readonly skip: number
}

/** The rows of a scan lie on so many hosts, evenly. */
export const scanHosts = 1000

/** The address of a host by its number. */
export function addressOf(host: number): string {
  return `10.${host >> 8}.${host & 255}.7`
}

type Writer = {
  head(day: string): string
  host(host: number, day: string, items: readonly number[]): string
  readonly foot: string
}

const told = 'answers with a version that is out of support. 服务版本已停止支持。'
const remedy = 'Install the update of the vendor.'
const cve = (item: number) => `CVE-2026-${20_000 + item}`

const nessus: Writer = {
  head: () => '<?xml version="1.0"?><NessusClientData_v2><Report name="Bench">',
  host(host, day, items) {
    const stamp = Date.parse(`${day}T09:00:00Z`) / 1000
    const rows = items.map((item) => {
      const head = `port="${1000 + item}" svc_name="www" protocol="tcp" severity="${1 + (item % 4)}" pluginID="${20_000 + item}"`
      const rest = `<solution>${remedy}</solution><cvss3_base_score>7.5</cvss3_base_score><cve>${cve(item)}</cve>`
      return `<ReportItem ${head} pluginName="Service ${item} is out of support"><description>Service ${item} ${told}</description>${rest}<plugin_output>Version ${item}.${host}</plugin_output></ReportItem>`
    })
    const tags = `<tag name="HOST_END_TIMESTAMP">${stamp}</tag><tag name="host-ip">${addressOf(host)}</tag>`
    return `<ReportHost name="${addressOf(host)}"><HostProperties>${tags}</HostProperties>${rows.join('')}</ReportHost>`
  },
  foot: '</Report></NessusClientData_v2>',
}

const openvas: Writer = {
  head: (day) => `<report id="a"><report id="b"><scan_start>${day}T09:00:00Z</scan_start><results start="1">`,
  host: (host, _day, items) =>
    items
      .map((item) => {
        const tags = `<tags>cvss_base_vector=CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N|summary=Service ${item} ${told}</tags>`
        const nvt = `<nvt oid="1.3.6.1.4.1.25623.1.0.${item}"><name>Service ${item} is out of support</name><refs><ref type="cve" id="${cve(item)}"/></refs>${tags}<solution>${remedy}</solution></nvt>`
        const place = `<host>${addressOf(host)}<asset asset_id="a"/></host><port>${1000 + item}/tcp</port>`
        return `<result id="r"><name>Service ${item} is out of support</name>${place}${nvt}<severity>7.5</severity><description>Version ${item}.${host}</description></result>`
      })
      .join(''),
  foot: '</results></report></report>',
}

const sarif: Writer = {
  head(day) {
    const rules = Array.from({ length: 200 }, (_, item) => ({
      id: `service/${item}`,
      shortDescription: { text: `Service ${item} is out of support` },
      fullDescription: { text: `Service ${item} ${told} ${cve(item)}` },
      help: { text: remedy },
    }))
    const tool = JSON.stringify({ driver: { name: 'Bench', rules } })
    const ends = JSON.stringify([{ endTimeUtc: `${day}T10:00:00Z` }])
    return `{"version":"2.1.0","runs":[{"tool":${tool},"invocations":${ends},"results":[`
  },
  host: (host, _day, items) =>
    items
      .map((item, index) => {
        const uri = `src/part${host}/service${item}.ts`
        const place = { physicalLocation: { artifactLocation: { uri }, region: { startLine: item + 1 } } }
        const found = {
          ruleId: `service/${item % 200}`,
          message: { text: `Version ${item}.${host}` },
          locations: [place],
        }
        return `${host + index === 0 ? '' : ','}${JSON.stringify(found)}`
      })
      .join(''),
  foot: ']}]}',
}

const csv: Writer = {
  head: () => 'Plugin ID,CVE,CVSS v3.0 Base Score,Risk,Host,Protocol,Port,Name,Description,Solution,Plugin Output\r\n',
  host: (host, _day, items) =>
    items
      .map(
        (item) =>
          `${20_000 + item},${cve(item)},7.5,High,${addressOf(host)},tcp,${1000 + item},Service ${item} is out of support,"Service ${item} ${told}",${remedy},Version ${item}.${host}\r\n`,
      )
      .join(''),
  foot: '',
}

const writers: Readonly<Record<ScanOfBench['kind'], Writer>> = { nessus, openvas, sarif, 'scan-csv': csv }

/** A scanner's file in pieces of one host. */
export function* scanPieces({ kind, rows, day, skip }: ScanOfBench): Generator<Buffer> {
  const { head, host, foot } = writers[kind]
  const all = Array.from({ length: rows / scanHosts }, (_, item) => item)
  const items = all.filter((item) => item % 10 >= skip)
  yield Buffer.from(head(day))
  for (let at = 0; at < scanHosts; at += 1) yield Buffer.from(host(at, day, items))
  yield Buffer.from(foot)
}
