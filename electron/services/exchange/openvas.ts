import { severityOfScore } from '#shared/modules/assets/assets.sightings.ts'
import { cvesIn, type KindDraft, type RowFault, type ScanBuilder, scoreOf } from './scan-file.ts'
import type { ScanHead } from './scan-shape.ts'
import { elementsOf, type ScanVisitor, scanRefusal } from './scan-xml.ts'
import { xmlReader } from './xml.ts'

const format = 'openvas'
const roots = ['report', 'get_reports_response']

/** The text of a tag in the `|`-joined list of older releases: `summary=...|solution=...`. */
function tagOf(tags: string, name: string): string | null {
  const found = tags.split('|').find((tag) => tag.startsWith(`${name}=`))
  return found ? found.slice(name.length + 1) : null
}

type Result = { readonly texts: Map<string, string>; oid: string; readonly cves: string[] }

function cvssVersionOf(vector: string | null): KindDraft['cvssVersion'] {
  if (vector?.startsWith('CVSS:4')) return 'v40'
  if (vector?.startsWith('CVSS:3.1')) return 'v31'
  return vector?.startsWith('CVSS:3') ? 'v30' : 'v2'
}

function kindOf({ texts, oid, cves }: Result, score: string): KindDraft {
  const text = (path: string) => texts.get(path) ?? null
  const tags = text('nvt/tags') ?? ''
  const cvssVector = tagOf(tags, 'cvss_base_vector') ?? text('nvt/severities/severity/value')
  const told = [tagOf(tags, 'summary'), tagOf(tags, 'insight'), tagOf(tags, 'impact')]
  return {
    scannerId: oid,
    title: text('name') ?? text('nvt/name'),
    severity: severityOfScore(Number(score)),
    cves: cvesIn([...cves, text('nvt/cve') ?? '']),
    ...{ cvssScore: score, cvssVersion: cvssVersionOf(cvssVector), cvssVector },
    description: told.filter((part) => part !== null).join('\n\n'),
    solution: text('nvt/solution') ?? tagOf(tags, 'solution'),
  }
}

/** `443/tcp` as `tcp/443`; what is said of the host as a whole has no port. */
function portOf(text: string): string | null {
  const [, number, protocol] = /^(\d{1,5})\/(tcp|udp|sctp)$/.exec(text) ?? []
  return number === undefined ? null : `${protocol}/${number}`
}

/** Adds one result, or says why it cannot be taken; the scanner's own false positives are left out. */
function addResult(builder: ScanBuilder, result: Result, number: number): RowFault | null {
  const text = (path: string) => result.texts.get(path) ?? ''
  const [name, stated] = [text('host'), text('severity')]
  const where = name === '' ? `#${number}` : `${name}, ${result.oid}`
  if (name === '') return { where, message: 'scan.fault.noAddress' }
  const host = builder.host(name.slice(0, 300), [text('host/hostname')])
  if (/^-\d/.test(stated)) return null
  const score = scoreOf(stated)
  if (result.oid === '') return { where, host, message: 'scan.fault.noId' }
  if (score === null)
    return { where, host, message: 'scan.fault.severity', parameters: { severity: stated.slice(0, 40) } }
  const row = { host, port: portOf(text('port')), service: null, path: null, output: text('description') }
  builder.add(kindOf(result, score), row)
  return null
}

/** The path of a result below the innermost report, whichever envelopes are around it; null outside of results. */
function insideResult(path: string): string | null {
  const at = path.lastIndexOf('/results/result')
  return at === -1 ? null : path.slice(at + '/results/result'.length).replace(/^\//, '')
}

function resultVisitor(builder: ScanBuilder): ScanVisitor {
  let result: Result | null = null
  let number = 0
  return {
    open(path, attribute) {
      const inside = insideResult(path)
      if (inside === '') result = { texts: new Map(), oid: '', cves: [] }
      if (inside === 'nvt' && result) result.oid = attribute('oid') ?? ''
      if (inside === 'nvt/refs/ref' && attribute('type') === 'cve') result?.cves.push(attribute('id') ?? '')
    },
    close(path, text) {
      const inside = insideResult(path)
      if (!result || inside === null) return
      if (inside !== '') {
        if (!result.texts.has(inside)) result.texts.set(inside, text)
        return
      }
      number += 1
      builder.fault(addResult(builder, result, number))
      result = null
    },
  }
}

function dayOf(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text.slice(0, 10) : null
}

/** What the report says of itself: its hosts, also those without results, its days and the version of its manager. */
function headVisitor(builder: ScanBuilder) {
  const head: { toolVersion: string | null; ended: string | null; started: string | null } = {
    toolVersion: null,
    ended: null,
    started: null,
  }
  let [address, detail] = ['', '']
  const close = (path: string, text: string) => {
    if (insideResult(path) !== null) return
    if (path.endsWith('/report/host/ip') && text !== '') {
      address = text.slice(0, 300)
      builder.host(address, [])
    } else if (path.endsWith('/report/host/detail/name')) detail = text
    else if (path.endsWith('/report/host/detail/value') && detail === 'hostname' && address !== '')
      builder.host(address, [text.slice(0, 255)])
    else if (path.endsWith('/report/scan_end')) head.ended = dayOf(text)
    else if (path.endsWith('/report/scan_start')) head.started = dayOf(text)
    else if (/\/(gmp|omp)\/version$/.test(path)) head.toolVersion = text.slice(0, 100) || null
  }
  return { head, close }
}

/**
 * Takes a report of OpenVAS (GVM) in XML apart as its pieces come. Results without host or id, and severities that are
 * no score, are faults; everything else that is wrong refuses the file.
 */
export async function readOpenvas(pieces: AsyncIterable<Uint8Array>, builder: ScanBuilder): Promise<ScanHead> {
  const results = resultVisitor(builder)
  const { head, close } = headVisitor(builder)
  const visitor = elementsOf(format, roots, {
    open: (path, attribute) => results.open?.(path, attribute),
    close(path, text, attribute) {
      results.close(path, text, attribute)
      close(path, text)
    },
  })
  const reader = xmlReader(visitor, scanRefusal(format))
  for await (const piece of pieces) reader.write(piece)
  reader.end()
  if (!visitor.sawRoot()) throw scanRefusal(format)({ kind: 'syntax', line: 1 })
  const { toolVersion, ended, started } = head
  return builder.build({ format, tool: 'OpenVAS', toolVersion, scannedOn: ended ?? started })
}
