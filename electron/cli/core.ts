import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import { frameCapacity } from '#shared/contract/transfer-frame.ts'
import type { ClientOf } from '#shared/contract/wire.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { Contract } from '#shared/operations.ts'
import { childWire } from '../transport/child-wire.ts'
import { startVaultChild } from '../transport/vault-child.ts'
import { fileRefusal } from './failure.ts'

/** A vault process of this command's own. */
export type Core = {
  readonly client: ClientOf<Contract>
  /** Any operation by name; the steps of a task go to `onProgress`. */
  call(operation: string, input: unknown): Promise<unknown>
  /** Runs a task of the typed client to its end. */
  finish<Output>(run: AsyncIterator<Progress, Output, void>): Promise<Output>
  /** Hands a file over and answers its ticket. */
  send(file: string, mediaType: string): Promise<string>
  /** Runs a task that reads a pack while it is sent. */
  sendPack<Output>(file: string, read: (arriving: ArrivingPack) => PackRun<Output>): Promise<Output>
  /** Writes an outgoing file; `target` appears whole or not at all. */
  save(file: OutgoingFile, target: string): Promise<void>
  stop(): Promise<void>
}

/** What a pack that is being sent is named by, and a task that reads it. */
type ArrivingPack = { readonly ticket: string; readonly tail: number }
type PackRun<Output> = Promise<AsyncIterator<Progress, Output, void>>

/** Starts a vault process and speaks to it over its own channel. */
export async function startCore(onProgress: (progress: Progress) => void): Promise<Core> {
  const ready = Promise.withResolvers<void>()
  const child = startVaultChild({
    host: 'cli',
    onMessage(message) {
      if (message.kind === 'ready') ready.resolve()
    },
    onExit: () => ready.reject(new OperationError('internal', 'errors.internal')),
  })
  await ready.promise
  const connection: Connection<Contract> = openConnection<Contract>(childWire(child))

  async function finish<Output>(run: AsyncIterator<Progress, Output, void>): Promise<Output> {
    for (;;) {
      const step = await run.next()
      if (step.done) return step.value
      onProgress(step.value)
    }
  }

  return {
    client: connection.client,
    finish,
    async call(operation, input) {
      const answer = await connection.call(operation, input)
      return isRun(answer) ? await finish(answer) : answer
    },
    async send(file, mediaType) {
      const size = await sizeOf(file)
      const { ticket } = await connection.client.file.begin({ name: path.basename(file), mediaType, size })
      await connection.upload(ticket, chunksOf(file))
      return ticket
    },
    async sendPack(file, read) {
      const size = await sizeOf(file)
      const source = { size, read: (start: number, end: number) => bytesOf(file, start, end) }
      const tail = await tailOf(source)
      const { ticket } = await connection.client.pack.begin({ name: path.basename(file), size, tail })
      const sent = connection.upload(ticket, sentPack(source, tail))
      // A reader that has seen enough refuses the rest: what it found is its answer, and its own refusal is told.
      sent.catch(() => undefined)
      return await finish(await read({ ticket, tail }))
    },
    save: (file, target) =>
      save(connection.download(file.ticket), target).catch((error: unknown) => {
        throw fileRefusal(error, target, 'write') ?? error
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      connection.close()
      await ended
    },
  }
}

/** Refused here by its name, since the reading of a folder would not say of which. */
async function sizeOf(file: string): Promise<number> {
  const found = await stat(file)
  if (!found.isDirectory()) return found.size
  throw new OperationError('storage', 'errors.fileUnreachable', { parameters: { file, reason: 'EISDIR' } })
}

function isRun(answer: unknown): answer is AsyncIterator<Progress, unknown, void> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

async function* bytesOf(file: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
  if (start === end) return
  yield* chunksOf(file, { start, end: end - 1, highWaterMark: frameCapacity })
}

async function* chunksOf(
  file: string,
  part: { readonly start?: number; readonly end?: number; readonly highWaterMark?: number } = {},
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of createReadStream(file, part)) if (Buffer.isBuffer(chunk)) yield chunk
  } catch (error) {
    throw fileRefusal(error, file) ?? error
  }
}

async function save(chunks: AsyncIterable<Uint8Array>, target: string): Promise<void> {
  const partial = `${target}.${randomBytes(4).toString('hex')}.partial`
  const file = await open(partial, 'wx', 0o600)
  try {
    for await (const chunk of chunks) await file.write(chunk)
    await file.sync()
    await file.close()
    await rename(partial, target)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(partial, { force: true })
    throw error
  }
}
