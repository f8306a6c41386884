import { checked } from '#shared/contract/checked.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { filesContract } from '#shared/modules/files/files.contract.ts'
import { fieldCheck } from '#shared/record/check.ts'
import { type Evidence, evidence } from '#shared/record/fields.ts'
import { readAttachmentOf, storeAttachment } from '../../lifecycle/attachment-store.ts'
import { recordNamed } from '../../open-vault.ts'
import type { Service } from '../../service.ts'

const oneFile = evidence({ required: true })

/** Every attached file of a record, whichever field holds it. */
function filesOf(entity: Readonly<Record<string, unknown>>): readonly Evidence[] {
  return Object.values(entity).flatMap((value) => (Array.isArray(value) ? value.filter(isEvidence) : []))
}

function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'mediaType' in value
}

export const filesService: Service<typeof filesContract> = {
  file: {
    begin: (input, { files }) => ({ ticket: files.expect(input) }),
    async attach({ ticket }, { vault, files }) {
      const { name, mediaType, bytes } = files.take(ticket)
      const stored = await storeAttachment(vault, bytes)
      const file: Evidence = { ...stored, name, mediaType }
      // Checked as the field will check it, so that a name or media type is refused here, where it can be seen.
      checked(fieldCheck(oneFile), [file])
      return file
    },
    async open({ record: name, id, attachment }, { vault, files, query }) {
      const record = recordNamed(name)
      const entity = record ? query((context) => context.read(record).get(id)) : null
      const file = entity ? filesOf(entity).find((other) => other.id === attachment) : undefined
      if (!file) throw new OperationError('missing', 'errors.missingAttachment', { parameters: { record: name, id } })
      const { name: fileName, mediaType, size } = file
      return files.offer({ name: fileName, mediaType, size, chunks: readAttachmentOf(vault, file.id) })
    },
  },
}
