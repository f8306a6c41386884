import { OperationError } from '#shared/contract/errors.ts'
import type { ScanFault } from '#shared/modules/assets/assets.contract.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import type { ScanFormat } from '#shared/modules/assets/scan.record.ts'

/** What rows of the same weakness have in common. */
export type ScanKind = {
  readonly scannerId: string
  readonly title: string
  readonly severity: Severity
  readonly cves: string | null
  /** CVSS base score as decimal text with one place. */
  readonly cvssScore: string | null
  readonly cvssVersion: 'v2' | 'v30' | 'v31' | 'v40' | null
  readonly cvssVector: string | null
  readonly description: string | null
  readonly solution: string | null
}

/** One sighting: `host` and `kind` are places in their lists. */
export type ScanRow = {
  readonly host: number
  readonly kind: number
  readonly port: string | null
  readonly service: string | null
  readonly path: string | null
  readonly output: string | null
}

/** A scanner's file taken apart: what it covered, and what it found there. Rows that cannot be taken are faults. */
export type ScanFile = {
  readonly format: ScanFormat
  readonly tool: string
  readonly toolVersion: string | null
  /** The last day on which a host was scanned, `YYYY-MM-DD`; null where the file does not say. */
  readonly scannedOn: string | null
  readonly hosts: readonly { readonly name: string; readonly addresses: readonly string[] }[]
  readonly kinds: readonly ScanKind[]
  readonly rows: readonly ScanRow[]
  readonly faults: readonly ScanFault[]
  readonly faultCount: number
}

/** More rows than this are refused. */
const mostRows = 250_000
const mostHosts = 50_000
const mostFaults = 200
/** Texts of scanners are cut: what is kept of them serves the reader, and the whole of it is in the file. */
const longest = { description: 4000, solution: 2000, output: 2000, path: 1000, title: 500, cves: 8000 } as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that text may not hold
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029]/g

/** Text as a record takes it: trimmed, without control characters, cut to so many units; null where nothing is left. */
function cleaned(text: string | null | undefined, most: number, lines = false): string | null {
  if (!text) return null
  const plain = text
    .slice(0, most * 2)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll(controls, ' ')
  const shown = (lines ? plain : plain.replaceAll(/\s+/g, ' ')).trim().slice(0, most).trim()
  return shown === '' ? null : shown.toWellFormed()
}

const cve = /CVE-\d{4}-\d{4,19}/gi

/** CVE identifiers in text as a record writes them: each once, in order, as many as there is room for. */
export function cvesIn(texts: readonly string[]): string | null {
  const found = new Set(texts.flatMap((text) => text.match(cve) ?? []).map((one) => one.toUpperCase()))
  const sorted = [...found].toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  while (sorted.join(', ').length > longest.cves) sorted.pop()
  return sorted.length === 0 ? null : sorted.join(', ')
}

/** A score as a record writes it; null for what is no number from 0 to 10. */
export function scoreOf(text: string | null | undefined): string | null {
  const value = text && /^\d{1,2}(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= 0 && value <= 10 ? value.toFixed(1) : null
}

export type KindDraft = Omit<ScanKind, 'title'> & { readonly title: string | null }
export type RowDraft = Omit<ScanRow, 'kind'>

/** Collects hosts and rows while a file passes; what repeats is kept once. */
export type ScanBuilder = {
  /** The place of a host; its addresses are added to those known. */
  host(name: string, addresses: readonly string[]): number
  add(kind: KindDraft, row: RowDraft): void
  /** Keeps what stands against a row, if anything does. */
  fault(fault: ScanFault | null): void
  readonly rowCount: number
  build(head: Pick<ScanFile, 'format' | 'tool' | 'toolVersion' | 'scannedOn'>): ScanFile
}

/** `invalid`, `errors.scanTooLong`, with the most that is read, while a file passes that holds more. */
function tooLong(most: number): OperationError {
  return new OperationError('invalid', 'errors.scanTooLong', { parameters: { rows: most } })
}

export function scanBuilder(): ScanBuilder {
  const hosts: { readonly name: string; readonly addresses: Set<string> }[] = []
  const places = new Map<string, number>()
  const kinds: ScanKind[] = []
  const kindPlaces = new Map<string, number>()
  const rows: ScanRow[] = []
  const faults: ScanFault[] = []
  let faultCount = 0

  const kindOf = (kind: KindDraft): number => {
    const { scannerId, severity, cvssScore, title } = kind
    const key = JSON.stringify([scannerId, severity, cvssScore, title])
    const known = kindPlaces.get(key)
    if (known !== undefined) return known
    kindPlaces.set(key, kinds.length)
    kinds.push({
      ...kind,
      scannerId: cleaned(scannerId, 200) ?? '',
      title: cleaned(title, longest.title) ?? scannerId.slice(0, longest.title),
      cvssVector: cleaned(kind.cvssVector, 300),
      description: cleaned(kind.description, longest.description, true),
      solution: cleaned(kind.solution, longest.solution, true),
    })
    return kinds.length - 1
  }

  return {
    host(name, addresses) {
      const place = places.get(name) ?? hosts.length
      if (place === hosts.length) {
        if (hosts.length >= mostHosts) throw tooLong(mostHosts)
        hosts.push({ name, addresses: new Set() })
        places.set(name, place)
      }
      for (const address of [name, ...addresses]) if (address !== '') hosts[place]?.addresses.add(address)
      return place
    },
    add(kind, { host, port, service, path, output }) {
      if (rows.length >= mostRows) throw tooLong(mostRows)
      rows.push({
        host,
        kind: kindOf(kind),
        port: cleaned(port, 60),
        service: cleaned(service, 100),
        path: cleaned(path, longest.path),
        output: cleaned(output, longest.output, true),
      })
    },
    fault(fault) {
      if (fault === null) return
      faultCount += 1
      if (faults.length < mostFaults) faults.push(fault)
    },
    get rowCount() {
      return rows.length + faultCount
    },
    build: (head) => ({
      ...head,
      hosts: hosts.map(({ name, addresses }) => ({ name, addresses: [...addresses].slice(0, 20) })),
      kinds,
      rows,
      faults,
      faultCount,
    }),
  }
}
