import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import { cvesIn, type KindDraft, type RowFault, type ScanBuilder, scoreOf } from './scan-file.ts'
import type { ScanHead } from './scan-shape.ts'
import { elementsOf, scanRefusal } from './scan-xml.ts'
import { xmlReader } from './xml.ts'

const format = 'nessus'
/** The severities of Nessus, from 0. */
const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical']
const addressTags: readonly string[] = ['host-ip', 'host-fqdn', 'host-rdns', 'netbios-name']
const hostPath = '/NessusClientData_v2/Report/ReportHost'
const item = `${hostPath}/ReportItem`

type Item = { readonly attribute: (name: string) => string | undefined; readonly texts: Map<string, string[]> }

/** The newest CVSS that the plugin states. */
function cvssOf(first: (name: string) => string | null): Pick<KindDraft, 'cvssScore' | 'cvssVersion' | 'cvssVector'> {
  for (const [prefix, version] of [
    ['cvss4', 'v40'],
    ['cvss3', 'v30'],
    ['cvss', 'v2'],
  ] as const) {
    const cvssScore = scoreOf(first(`${prefix}_base_score`))
    const cvssVector = first(`${prefix}_vector`)
    const newer = version === 'v30' && cvssVector?.startsWith('CVSS:3.1') ? 'v31' : version
    if (cvssScore !== null) return { cvssScore, cvssVersion: newer, cvssVector }
  }
  return { cvssScore: null, cvssVersion: null, cvssVector: null }
}

/** Adds one ReportItem, or says why it cannot be taken. */
function addItem(builder: ScanBuilder, host: number, name: string, { attribute, texts }: Item): RowFault | null {
  const first = (tag: string) => texts.get(tag)?.[0] ?? null
  const scannerId = attribute('pluginID') ?? ''
  const stated = attribute('severity') ?? ''
  const severity = /^\d$/.test(stated) ? severities[Number(stated)] : undefined
  const where = `${name}, ${scannerId}`
  if (!/^\d{1,19}$/.test(scannerId)) return { where, host, message: 'scan.fault.noId' }
  if (!severity) return { where, host, message: 'scan.fault.severity', parameters: { severity: stated.slice(0, 40) } }
  const port = attribute('port') ?? '0'
  const kind = {
    ...{ scannerId, severity, title: attribute('pluginName') ?? null, ...cvssOf(first) },
    cves: cvesIn(texts.get('cve') ?? []),
    description: [first('synopsis'), first('description')].filter((text) => text !== null).join('\n\n'),
    solution: first('solution'),
  }
  builder.add(kind, {
    host,
    // Port 0 stands for the host as a whole.
    port: port === '0' ? null : `${attribute('protocol') ?? 'tcp'}/${port}`,
    service: port === '0' ? null : (attribute('svc_name') ?? null),
    path: null,
    output: first('plugin_output'),
  })
  return null
}

function dayOf(tags: ReadonlyMap<string, string>): string | null {
  const stamp = Number(tags.get('HOST_END_TIMESTAMP') ?? tags.get('HOST_START_TIMESTAMP') ?? Number.NaN)
  const time = Number.isFinite(stamp)
    ? stamp * 1000
    : Date.parse(`${tags.get('HOST_END') ?? tags.get('HOST_START')} UTC`)
  return Number.isNaN(time) || Math.abs(time) > 8e15 ? null : new Date(time).toISOString().slice(0, 10)
}

/**
 * Takes a Nessus file (NessusClientData_v2) apart as its pieces come. Hosts without name or address, items without id
 * and severities that Nessus does not have are faults; everything else that is wrong refuses the file.
 */
export async function readNessus(pieces: AsyncIterable<Uint8Array>, builder: ScanBuilder): Promise<ScanHead> {
  let [place, name, hosts, toolVersion]: [number, string, number, string | null] = [-1, '', 0, null]
  let tags = new Map<string, string>()
  let open: Item | null = null
  const days: string[] = []

  const visitor = elementsOf(format, ['NessusClientData_v2'], {
    open(path, attribute) {
      if (path === hostPath) {
        hosts += 1
        ;[place, name, tags] = [-1, attribute('name')?.trim() ?? '', new Map()]
      }
      if (path === item) open = { attribute, texts: new Map() }
    },
    close(path, text, attribute) {
      if (path === `${hostPath}/HostProperties/tag`) tags.set(attribute('name') ?? '', text)
      if (path === `${hostPath}/HostProperties`) {
        const addresses = addressTags.flatMap((tag) => tags.get(tag)?.split(/[\s,]+/) ?? [])
        const called = name === '' ? (addresses[0] ?? '') : name
        if (called === '') builder.fault({ where: `#${hosts}`, message: 'scan.fault.noAddress' })
        else [place, name] = [builder.host(called.slice(0, 300), addresses), called]
        const day = dayOf(tags)
        if (day !== null) days.push(day)
      }
      if (open && path.startsWith(`${item}/`)) {
        const tag = path.slice(item.length + 1)
        open.texts.set(tag, [...(open.texts.get(tag) ?? []), text])
      }
      if (open && path === item) {
        if (place === -1 && name !== '') place = builder.host(name.slice(0, 300), [])
        toolVersion ??= versionIn(open)
        if (place === -1) builder.fault({ where: `#${hosts}`, message: 'scan.fault.noAddress' })
        else builder.fault(addItem(builder, place, name, open))
        open = null
      }
    },
  })
  const reader = xmlReader(visitor, scanRefusal(format))
  for await (const piece of pieces) reader.write(piece)
  reader.end()
  if (!visitor.sawRoot()) throw scanRefusal(format)({ kind: 'syntax', line: 1 })
  return builder.build({ format, tool: 'Nessus', toolVersion, scannedOn: days.toSorted().at(-1) ?? null })
}

/** What the plugin about the scan itself says of the version. */
function versionIn({ attribute, texts }: Item): string | null {
  if (attribute('pluginID') !== '19506') return null
  return /Nessus version : ([\d.]{1,20})/.exec(texts.get('plugin_output')?.[0] ?? '')?.[1] ?? null
}
