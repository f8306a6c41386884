import { z } from 'zod'
import { csvOf } from '../exchange/csv.ts'

const heads = ['Plugin ID', 'CVE', 'CVSS v3.0 Base Score', 'Risk', 'Host', 'Protocol', 'Port', 'Name']

/** A scan of the diary in the language of the vault: the name of its file, its day, and rows under the heads of Nessus. */
const scan = z.strictObject({ name: z.string(), scannedOn: z.string(), rows: z.array(z.array(z.string()).length(8)) })

/** The file that a scan of the diary stands for. */
export function scanFileOf(draft: unknown): {
  readonly name: string
  readonly scannedOn: string
  readonly bytes: Uint8Array
} {
  const { name, scannedOn, rows } = scan.parse(draft)
  return { name, scannedOn, bytes: csvOf([heads, ...rows]) }
}
