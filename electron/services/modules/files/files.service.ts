import { Readable } from 'node:stream'
import { fileKind, mediaTypeOf } from '#shared/base/file-kind.ts'
import { checked } from '#shared/contract/checked.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { filesContract } from '#shared/modules/files/files.contract.ts'
import { fieldCheck } from '#shared/record/check.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import { type Evidence, evidence } from '#shared/record/fields.ts'
import type { Files, ReceivedAttachment } from '../../files.ts'
import { readAttachmentOf, receiveAttachment, refuseWithoutRoom } from '../../lifecycle/attachment-store.ts'
import { type OpenVault, recordNamed } from '../../open-vault.ts'
import type { Service } from '../../service.ts'

const oneFile = evidence({ required: true })

/** Every attached file of a record, whichever field holds it. */
function filesOf(entity: Readonly<Record<string, unknown>>): readonly Evidence[] {
  return Object.values(entity).flatMap((value) => filesIn(value))
}

/** The first chunk of a file; the rest is not decrypted. */
async function headOf(chunks: AsyncGenerator<Buffer>): Promise<Uint8Array> {
  const { value } = await chunks.next()
  await chunks.return(undefined)
  return value ?? new Uint8Array()
}

/** A file that was announced to be read, but is attached after all. */
async function storedFromMemory(vault: OpenVault, files: Files, ticket: string): Promise<ReceivedAttachment> {
  const { name, mediaType, size, pieces } = files.takePieces(ticket)
  return { name, mediaType, size, stored: await receiveAttachment(vault, Readable.from(pieces)) }
}

export const filesService: Service<typeof filesContract> = {
  file: {
    async begin(input, { files, door }) {
      if (input.purpose === 'read') return { ticket: files.expect(input) }
      const vault = door.vault()
      if (!vault) throw new OperationError('locked', 'errors.locked')
      await refuseWithoutRoom(vault, input.size)
      return { ticket: files.expect(input, (chunks) => receiveAttachment(vault, chunks)) }
    },
    async attach({ ticket }, { vault, files }) {
      const { name, mediaType, stored } = files.takeStored(ticket) ?? (await storedFromMemory(vault, files, ticket))
      const { id, size, sha256 } = stored
      const declared: Evidence = { id, size, sha256, name, mediaType }
      try {
        // Checked as the field will check it, so that a name or media type is refused here, where it can be seen.
        checked(fieldCheck(oneFile), [declared])
      } catch (error) {
        stored.drop()
        throw error
      }
      await stored.keep()
      const kind = fileKind(await headOf(readAttachmentOf(vault, id)), size)
      return { ...declared, mediaType: mediaTypeOf(kind, name, mediaType) }
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
