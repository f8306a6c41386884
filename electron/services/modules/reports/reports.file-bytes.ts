import { OperationError } from '#shared/contract/errors.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { TaskContext } from '../../context.ts'
import { readAttachmentOf } from '../../lifecycle/attachment-store.ts'
import { digestOf } from '../../reports/records-json.ts'
import type { SignedFile } from '../../reports/signed-files.ts'

/** The bytes of a signed file, as they were when it was signed. */
export async function fileBytes({ vault }: TaskContext, { file, fileSha256 }: SignedFile): Promise<Buffer> {
  const [stored] = filesIn(file)
  if (!stored) throw new OperationError('missing', 'errors.sealWithoutFile')
  const chunks: Buffer[] = []
  for await (const chunk of readAttachmentOf(vault, stored.id)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  if (digestOf(bytes) !== fileSha256) throw new OperationError('conflict', 'errors.documentDamaged')
  return bytes
}
