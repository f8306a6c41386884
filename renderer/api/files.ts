import type { Progress } from '#shared/contract/operation.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { api, transfers } from './client.ts'
import { isCancellation } from './refusal.ts'
import { followed } from './tasks.ts'

/** How a transfer is followed and stopped: an aborted signal ends it with the signal's reason. */
export type Following = { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void }

/** Sends a chosen file to the vault process, to be read there, and answers its ticket. */
export async function sendFile(file: File, following: Following = {}): Promise<string> {
  return await send(file, 'read', following)
}

/** Sends a file into the vault, encrypted as it arrives, and answers what an evidence field needs to name it. */
export async function attachFile(file: File, following: Following = {}): Promise<Evidence> {
  const { signal } = following
  const ticket = await send(file, 'attach', following)
  return await followed(await api.file.attach({ ticket }, signal ? { signal } : {}), () => undefined)
}

/**
 * Sends a chosen pack to a task that reads it while it arrives, and answers the steps of that task. An aborted signal ends
 * the sending; the task is ended by its own.
 */
export async function readPackFile<Output>(
  file: File,
  signal: AbortSignal,
  read: (arriving: {
    readonly ticket: string
    readonly tail: number
  }) => Promise<AsyncIterator<Progress, Output, void>>,
): Promise<AsyncIterator<Progress, Output, void>> {
  const source = { size: file.size, read: (start: number, end: number) => chunksOf(file.slice(start, end), signal) }
  const tail = await tailOf(source)
  const { ticket } = await api.pack.begin({ name: file.name, size: file.size, tail })
  // A reader that has seen enough refuses the rest: what it found is its answer, and its own refusal is told.
  transfers.upload(ticket, sentPack(source, tail)).catch(() => undefined)
  return await read({ ticket, tail })
}

async function send(file: File, purpose: 'read' | 'attach', { signal, onProgress }: Following): Promise<string> {
  const { ticket } = await api.file.begin({
    name: file.name,
    mediaType: file.type === '' ? 'application/octet-stream' : file.type,
    size: file.size,
    purpose,
  })
  await transfers.upload(ticket, chunksOf(file, signal), onProgress)
  return ticket
}

async function* chunksOf(file: Blob, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    signal?.throwIfAborted()
    yield step.value
  }
}

/** Fetches an outgoing file, whole or so many bytes of its beginning; the rest is not even decrypted. */
export async function fetchFile(file: OutgoingFile, most = Number.POSITIVE_INFINITY): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of transfers.download(file.ticket)) {
    // A copy: the bytes of a chunk may be a view into a message that is reused.
    parts.push(new Uint8Array(chunk))
    size += chunk.length
    if (size >= most) break
  }
  return new Blob(parts, { type: file.mediaType })
}

/** Larger files are written to where the person says as they arrive, instead of being held whole, in bytes. */
export const mostHeld = 50_000_000

/** Fetches an outgoing file and saves it: small ones among the browser's downloads, large ones where the person says. */
export async function saveFile(file: OutgoingFile, { signal, onProgress }: Following = {}): Promise<void> {
  const target = file.size > mostHeld ? await chosenTarget(file.name) : null
  if (target === null) return save(file.name, await fetchFile(file))
  let saved = 0
  try {
    for await (const chunk of transfers.download(file.ticket)) {
      signal?.throwIfAborted()
      await target.write(new Uint8Array(chunk))
      saved += chunk.length
      onProgress?.(saved)
    }
    await target.close()
  } catch (error) {
    // What was written so far is a file beside its place, which goes away with it.
    await target.abort().catch(() => undefined)
    throw error
  }
}

/** Not part of the standard library's types, since not every browser has it. */
type Picker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>

/** Asks where a file shall be written; null where nobody can be asked. Whoever wants it nowhere has cancelled the saving. */
async function chosenTarget(suggestedName: string): Promise<FileSystemWritableFileStream | null> {
  if (!('showSaveFilePicker' in window)) return null
  // The one browser that has it has it in this form (WICG File System Access).
  const pick = window.showSaveFilePicker as Picker
  try {
    return await (await pick({ suggestedName })).createWritable()
  } catch (error) {
    if (isCancellation(error)) throw error
    return null
  }
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
