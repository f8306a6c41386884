import { z } from 'zod'
import { OperationError } from '#shared/contract/errors.ts'
import { openPdf } from '../documents/signature/pdf-file.ts'
import { attachmentNames, attachmentsOf } from '../documents/verify/attachments.ts'
import { digestOf } from './records-json.ts'

/** A record that a sealed report shows, by its name in the registry and its id. */
export type SealedRecord = { readonly record: string; readonly id: string }

const attachedCheck = z.looseObject({ records: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))) })

/** Which records a signed report shows: those of its attached data, whose digest the seal in the journal names. */
export function readSealedRecords(input: {
  readonly bytes: Uint8Array
  readonly recordsSha256: string
}): readonly SealedRecord[] {
  const attached = attachmentsOf(openPdf(Buffer.from(input.bytes))).get(attachmentNames.records)
  if (!attached || digestOf(attached) !== input.recordsSha256) {
    throw new OperationError('storage', 'errors.sealedFileDiffers')
  }
  const { records } = attachedCheck.parse(JSON.parse(attached.toString()))
  return Object.entries(records).flatMap(([record, rows]) => rows.map(({ id }) => ({ record, id })))
}
