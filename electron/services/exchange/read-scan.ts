import { setImmediate as breathe } from 'node:timers/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { ScanFormat } from '#shared/modules/assets/scan.record.ts'
import { nessusSteps } from './nessus.ts'
import { openvasSteps } from './openvas.ts'
import { readSarif } from './sarif.ts'
import { readScanCsv } from './scan-csv.ts'
import type { ScanFile } from './scan-file.ts'

export type ScanInput = { readonly bytes: Uint8Array; readonly format: ScanFormat | 'auto' }

/** Which format a file is in, by how it begins. `invalid`, `errors.scanUnknown`, where it begins like none. */
function scanFormatOf(bytes: Uint8Array): ScanFormat {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4096))
    .replace(/^\u{feff}/u, '')
    .trimStart()
  if (start.startsWith('{')) return 'sarif'
  if (!start.startsWith('<')) return 'scan-csv'
  const root = /<([A-Za-z_][\w.-]*)[\s>/]/.exec(start.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1]
  if (root === 'NessusClientData_v2') return 'nessus'
  if (root === 'report' || root === 'get_reports_response') return 'openvas'
  throw new OperationError('invalid', 'errors.scanUnknown')
}

/** Takes a scanner's file apart and tells how far it is. `invalid`: what the reader of its format refuses. */
export async function readScan(
  { bytes, format }: ScanInput,
  watch: { progress(progress: Progress): void },
): Promise<ScanFile> {
  const known = format === 'auto' ? scanFormatOf(bytes) : format
  if (known === 'sarif') return readSarif(bytes)
  if (known === 'scan-csv') return readScanCsv(bytes)
  const steps = known === 'nessus' ? nessusSteps(bytes) : openvasSteps(bytes)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    watch.progress({ done: step.value, total: bytes.length, stage: 'reading' })
    await breathe()
  }
}
