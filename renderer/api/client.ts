import { connectChannel } from '#shared/contract/connect.ts'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import type { Wire } from '#shared/contract/wire.ts'
import { portWire, socketWire } from '#shared/contract/wires.ts'
import type { Contract } from '#shared/operations.ts'

/** In the desktop host the preload script takes one port; elsewhere the page's own server speaks WebSocket. */
function openWire(): Wire {
  if ('sealbook' in window) {
    const channel = new MessageChannel()
    window.postMessage(connectChannel, location.origin, [channel.port2])
    return portWire(channel.port1)
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return socketWire(new WebSocket(`${scheme}://${location.host}/rpc`))
}

/** The page has one connection for its whole life: locking ends both. */
const opened: Connection<Contract> = openConnection<Contract>(openWire())

const listeners = new Set<() => void>()
let isOpen = true
void opened.closed.then(() => {
  isOpen = false
  for (const listener of listeners) listener()
})

/** Whether the vault process can be reached, for `useSyncExternalStore`. */
export const connection = {
  isOpen: () => isOpen,
  /** Resolves when the vault process is gone. */
  closed: opened.closed,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Every operation of the product, typed by the contract. */
export const api = opened.client

export const transfers: Pick<Connection<Contract>, 'upload' | 'download'> = opened
