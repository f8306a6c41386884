import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { Workbench } from '../../../door.ts'

/** Hands a file over and answers its ticket. */
export async function sendFile(door: Workbench, content: string | Uint8Array): Promise<string> {
  const bytes = Buffer.from(content as Uint8Array)
  const announced = { name: 'list', mediaType: 'application/octet-stream', size: bytes.length }
  const { ticket } = (await door.call('file.begin', announced)) as { ticket: string }
  const chunks = async function* () {
    yield bytes
  }
  await door.upload(ticket, chunks())
  return ticket
}

/** Imports a file, by default as whatever it is. */
export async function importFile(
  door: Workbench,
  record: string,
  content: string | Uint8Array,
  options: object = {},
): Promise<ImportReport> {
  const ticket = await sendFile(door, content)
  return (await door.call('exchange.import', { format: 'auto', record, ticket, ...options })) as ImportReport
}

/** The bytes of an outgoing file. */
export async function bytesOf(door: Workbench, file: OutgoingFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of door.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Exports a list. */
export async function exportFile(
  door: Workbench,
  format: string,
  record: string,
  options: object = {},
): Promise<Buffer> {
  const file = (await door.call('exchange.export', { format, record, ...options })) as OutgoingFile
  return await bytesOf(door, file)
}
