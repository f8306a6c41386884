import type { HelperName } from '#services/host.ts'

/** What a host tells the vault process on their private channel. */
export type ToVault =
  /** A WebSocket about to be, with its request; the socket itself travels beside the message. */
  | {
      readonly kind: 'socket'
      readonly id: number
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly head: Uint8Array
    }
  /** The host has let go of the socket that was held under this number: it may be read. */
  | { readonly kind: 'socket-free'; readonly id: number }
  /** One message of a host that speaks the contract itself: the command line. */
  | { readonly kind: 'message'; readonly message: string | Uint8Array }
  /** A window; its port travels beside the message. */
  | { readonly kind: 'port' }
  /** The helper that was asked for under this number; the port to it travels beside the message. */
  | { readonly kind: 'helper'; readonly id: number }
  | { readonly kind: 'helper-ended'; readonly id: number }

/** What the vault process tells its host. `locked` is its last word: a fresh one without keys must take its place. */
export type FromVault =
  | { readonly kind: 'ready' }
  | { readonly kind: 'locked' }
  /** The socket of this number has arrived. Until the host has let go of its own end, either could read what comes in. */
  | { readonly kind: 'socket-held'; readonly id: number }
  | { readonly kind: 'message'; readonly message: string | Uint8Array }
  /** Asks for a helper process, under a number that the vault process chose. */
  | { readonly kind: 'start-helper'; readonly id: number; readonly name: HelperName }
  | { readonly kind: 'end-helper'; readonly id: number }

/** Parsing what a stranger made and drawing what a person wrote both end at this many megabytes, not at the machine's. */
export const helperMemory = 1_024

/**
 * How far the heap of a process that holds records may run ahead of what is alive in it: by half, and by a small nursery. Left
 * alone, it takes half a gigabyte on a large machine before it looks for what can be let go.
 */
export const modestHeap: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=40']

const toVault = ['socket', 'socket-free', 'message', 'port', 'helper', 'helper-ended'] as const
const fromVault = ['ready', 'locked', 'socket-held', 'message', 'start-helper', 'end-helper'] as const

/** The message to the vault process that `data` is, or null: the channel also carries what Node itself sends. */
export function readToVault(data: unknown): ToVault | null {
  const kind = toVault.find((one) => one === kindOf(data))
  // Both ends are the same build and the channel is theirs alone; the kind tells the shape.
  return kind ? (data as ToVault) : null
}

/** The message of the vault process that `data` is, or null. */
export function readFromVault(data: unknown): FromVault | null {
  const kind = fromVault.find((one) => one === kindOf(data))
  return kind ? (data as FromVault) : null
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null
}
