import type { ScanFault } from '#shared/modules/assets/assets.contract.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import type { ScanColumns } from '#shared/modules/assets/assets.scan-columns.ts'
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

/** What a scanner's file says of itself and what it covered. Rows that cannot be taken are faults. */
export type ScanHead = {
  readonly format: ScanFormat
  /** Null for a table whose heads are those of no scanner. */
  readonly tool: string | null
  readonly toolVersion: string | null
  /** The last day on which a host was scanned, `YYYY-MM-DD`; null where the file does not say. */
  readonly scannedOn: string | null
  /** The columns of a table; null for a format that has none. */
  readonly columns: ScanColumns | null
  readonly hosts: readonly { readonly name: string; readonly addresses: readonly string[] }[]
  /** The host for which the number that a row gives stands. */
  readonly places: readonly number[]
  /** The places of hosts of which some row cannot be taken: what the file does not name of them it may still say. */
  readonly faultyHosts: readonly number[]
  readonly faults: readonly ScanFault[]
  readonly faultCount: number
}

/** A scanner's file taken apart: what it covered, and what it found there, the rows part by part. */
export type ScanFile = Omit<ScanHead, 'places'> & {
  readonly kinds: readonly ScanKind[]
  /** How many rows each host has, in the order of `hosts`. */
  readonly hostRows: readonly number[]
  readonly rowCount: number
  readonly partCount: number
  rowsOf(part: number): readonly ScanRow[]
}
