import { OperationError } from '#shared/contract/errors.ts'
import { finding, type TimeStampReport } from '#shared/modules/verification/verification.projection.ts'
import { objectAt, type PdfFile, resolve } from '../signature/pdf-file.ts'
import { isKind, isName } from '../signature/pdf-value.ts'
import type { SignatureField } from '../signature/signature-field.ts'
import { readSignedRange } from './byte-range.ts'
import type { TrustInput } from './chain-check.ts'
import { judgeStamp } from './time-stamp-check.ts'

/** Whether a field holds a document time stamp (ISO 32000-2, 12.8.5) and no person's signature. */
export function isTimeStamp(file: PdfFile, field: SignatureField): boolean {
  const newest = file.revisions.length - 1
  const value = objectAt(file, field.value?.number ?? 0, newest)?.value
  if (!isKind(value, 'dictionary')) return false
  return isName(resolve(file, value.entries.get('SubFilter'), newest), 'ETSI.RFC3161')
}

/** Judges one field that holds a time stamp: byte range, token, chain. Never throws on what the file holds. */
export async function checkTimeStamp(
  file: PdfFile,
  field: SignatureField,
  input: TrustInput,
): Promise<TimeStampReport> {
  const number = field.value?.number ?? 0
  const base = { field: field.name, stamper: '', certificate: '', revision: file.revisions.length - 1 }
  try {
    const range = readSignedRange(file, number)
    return { ...base, ...(await judgeStamp(range, input)), revision: range.revision }
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    const problem = finding(error.key, { ...error.parameters, field: field.name })
    return { ...base, state: error.key === 'verify.byteRange' ? 'changed' : 'cannot-judge', findings: [problem] }
  }
}
