import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api, transfers } from './client.ts'

/** Sends a chosen file to the vault process and answers its ticket; an aborted signal ends it with the signal's reason. */
export async function sendFile(file: File, onProgress?: (sent: number) => void, signal?: AbortSignal): Promise<string> {
  const { ticket } = await api.file.begin({
    name: file.name,
    mediaType: file.type === '' ? 'application/octet-stream' : file.type,
    size: file.size,
  })
  await transfers.upload(ticket, chunksOf(file, signal), onProgress)
  return ticket
}

async function* chunksOf(file: File, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    signal?.throwIfAborted()
    yield step.value
  }
}

/** Fetches an outgoing file whole. */
export async function fetchFile(file: OutgoingFile): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  // A copy: the bytes of a chunk may be a view into a message that is reused.
  for await (const chunk of transfers.download(file.ticket)) parts.push(new Uint8Array(chunk))
  return new Blob(parts, { type: file.mediaType })
}

/** Fetches an outgoing file and hands it to the browser's download folder. */
export async function saveFile(file: OutgoingFile): Promise<void> {
  save(file.name, await fetchFile(file))
}

/** Hands a text that the window holds to the browser's download folder. */
export function saveText(name: string, text: string): void {
  save(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
