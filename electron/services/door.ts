import type { Progress } from '#shared/contract/operation.ts'

/** What changed, announced once per command after it is durable: the records touched, by record name. */
export type Change = { readonly records: readonly string[] }

/** A file offered under a ticket, which can be fetched once. */
export type OfferedFile = {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly chunks: AsyncIterable<Uint8Array>
}

export type CallOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * The one door to a vault. Hosts reach it by transport, tests call it directly; every refusal is an OperationError.
 * After `session.lock` the door closes itself: `closed` resolves, and its process is expected to end.
 */
export type Workbench = {
  call(operation: string, input: unknown, options?: CallOptions): Promise<unknown>
  subscribe(listener: (change: Change) => void): () => void
  /** Takes the bytes announced by `file.begin`; resolves when all have arrived. */
  upload(ticket: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Hands out the bytes of an outgoing file; throws `missing` for an unknown or used ticket. */
  download(ticket: string): OfferedFile
  readonly closed: Promise<void>
  close(): Promise<void>
}
