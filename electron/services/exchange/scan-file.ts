import { createHash } from 'node:crypto'
import { OperationError } from '#shared/contract/errors.ts'
import type { ScanFault } from '#shared/modules/assets/assets.contract.ts'
import { packPart, partLength } from './scan-parts.ts'
import type { ScanHead, ScanKind, ScanRow } from './scan-shape.ts'

/** More rows than this are refused. */
const mostRows = 250_000
const mostHosts = 50_000
const mostFaults = 200
/** Texts of scanners are cut: what is kept of them serves the reader, and the whole of it is in the file. */
const longest = { description: 4000, solution: 2000, output: 2000, path: 1000, title: 500, cves: 8000 } as const
/** Once the texts of so many characters are kept, further descriptions and solutions are cut to the shorter length. */
const mostKindText = 24_000_000
const shortText = 300

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
/** What a reader says of a whole file; only a table has columns. */
type HeadDraft = Pick<ScanHead, 'format' | 'tool' | 'toolVersion' | 'scannedOn'> & Partial<Pick<ScanHead, 'columns'>>
export type RowDraft = Omit<ScanRow, 'kind'>
/** What stands against a row, and the place of its host; without one it may be a row of any host of the file. */
export type RowFault = ScanFault & { readonly host?: number }

/** Collects hosts and rows while a file passes; what repeats is kept once. */
export type ScanBuilder = {
  /** The place of a host; its addresses are added to those known. */
  host(name: string, addresses: readonly string[]): number
  /** A place for rows of a host whose name is only known later; `name` then tells it. */
  hostToCome(): { readonly place: number; name(name: string): void }
  add(kind: KindDraft, row: RowDraft): void
  /** Keeps what stands against a row, if anything does. */
  fault(fault: RowFault | null): void
  /** Hands the last part over and answers the head of the file. */
  build(head: HeadDraft): ScanHead
}

/** `invalid`, `errors.scanTooLong`, with the most that is read, while a file passes that holds more. */
function tooLong(most: number): OperationError {
  return new OperationError('invalid', 'errors.scanTooLong', { parameters: { rows: most } })
}

/** Hosts by name, in the order in which rows speak of them; some are only named after their rows. */
function hostList() {
  const hosts: { readonly name: string; readonly addresses: Set<string> }[] = []
  const known = new Map<string, number>()
  /** What the number in a row stands for: a place in `hosts`, once it has a name. */
  const places: number[] = []
  const numbers = new Map<number, number>()
  const faulty = new Set<number>()
  let isAllFaulty = false
  const placeOf = (name: string): number => {
    const place = known.get(name) ?? hosts.length
    if (place === hosts.length) {
      if (hosts.length >= mostHosts) throw tooLong(mostHosts)
      hosts.push({ name, addresses: new Set([name]) })
      known.set(name, place)
    }
    return place
  }
  return {
    host(name: string, addresses: readonly string[]) {
      const place = placeOf(name)
      for (const address of addresses) if (address !== '') hosts[place]?.addresses.add(address)
      const number = numbers.get(place) ?? places.push(place) - 1
      numbers.set(place, number)
      return number
    },
    hostToCome() {
      const number = places.push(-1) - 1
      const name = (told: string) => {
        places[number] = placeOf(told)
      }
      return { place: number, name }
    },
    doubt(host: number | undefined) {
      if (host === undefined) isAllFaulty = true
      else faulty.add(host)
    },
    built: () => ({
      places,
      hosts: hosts.map(({ name, addresses }) => ({ name, addresses: [...addresses].slice(0, 20) })),
      faultyHosts: isAllFaulty
        ? [...hosts.keys()]
        : [...new Set([...faulty].map((number) => places[number] ?? -1))].filter((place) => place >= 0),
    }),
  }
}

/** The kinds of a file, each once; those that are new are handed over with the next part. */
function kindList() {
  const places = new Map<string, number>()
  let fresh: ScanKind[] = []
  let length = 0
  return {
    placeOf(kind: KindDraft): number {
      const { scannerId, severity, cvssScore, title } = kind
      // A digest, since a file may have as many kinds as rows.
      const key = createHash('sha1')
        .update(JSON.stringify([scannerId, severity, cvssScore, title]))
        .digest('base64')
      const known = places.get(key)
      if (known !== undefined) return known
      const most = length > mostKindText ? shortText : Number.POSITIVE_INFINITY
      const made = {
        ...kind,
        scannerId: cleaned(scannerId, 200) ?? '',
        title: cleaned(title, longest.title) ?? scannerId.slice(0, longest.title),
        cvssVector: cleaned(kind.cvssVector, 300),
        description: cleaned(kind.description, Math.min(most, longest.description), true),
        solution: cleaned(kind.solution, Math.min(most, longest.solution), true),
      }
      length += (made.description?.length ?? 0) + (made.solution?.length ?? 0)
      fresh.push(made)
      places.set(key, places.size)
      return places.size - 1
    },
    taken() {
      const kinds = fresh
      fresh = []
      return kinds
    },
  }
}

/** Collects a file and hands its rows over part by part, packed. */
export function scanBuilder(part: (packed: Uint8Array) => void): ScanBuilder {
  const { built, doubt, ...hosts } = hostList()
  const kinds = kindList()
  let [rows, rowCount, faultCount]: [ScanRow[], number, number] = [[], 0, 0]
  const faults: ScanFault[] = []
  const handOver = () => {
    if (rows.length > 0) part(packPart({ kinds: kinds.taken(), rows }))
    rows = []
  }
  return {
    ...hosts,
    add(kind, { host, port, service, path, output }) {
      if (rowCount >= mostRows) throw tooLong(mostRows)
      rowCount += 1
      rows.push({
        host,
        kind: kinds.placeOf(kind),
        port: cleaned(port, 60),
        service: cleaned(service, 100),
        path: cleaned(path, longest.path),
        output: cleaned(output, longest.output, true),
      })
      if (rows.length >= partLength) handOver()
    },
    fault(found) {
      if (found === null) return
      const { host, ...fault } = found
      doubt(host)
      faultCount += 1
      if (faults.length < mostFaults) faults.push(fault)
    },
    build(head) {
      handOver()
      return { columns: null, ...head, ...built(), faults, faultCount }
    },
  }
}
