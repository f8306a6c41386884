import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { StandardRPCHandler } from '@orpc/server/standard'
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer'
import { encodeResponseMessage, MessageType, ServerPeer } from '@orpc/standard-server-peer'
import type { Workbench } from '#services/door.ts'
import { tooLarge } from '#shared/contract/connection.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { OperationTree } from '#shared/contract/operation.ts'
import { longestMessage, type Wire } from '#shared/contract/wire.ts'
import { checkMessage } from './message-check.ts'
import { createRouter, type Log, nameAndPlace, wireError } from './router.ts'
import { serveTransfers } from './transfer-server.ts'

const serializer = new StandardRPCSerializer(new StandardRPCJsonSerializer())

/**
 * The vault process's end of every wire: answers the operations of the contract from the one door and carries the files
 * beside them. A wire that closes cancels what it asked for.
 */
export function createSessions(workbench: Workbench, tree: OperationTree, log: Log): (wire: Wire) => void {
  const handler = new StandardRPCHandler(createRouter(workbench, tree, log))
  const handle = createServerPeerHandleRequestFn(handler, { context: {} })
  return (wire) => {
    const peer = new ServerPeer((message) => {
      // oRPC answers with text unless a handler answers with a Blob, and no operation does.
      if (typeof message === 'string') wire.send(message)
    })
    const transfers = serveTransfers(workbench, (frame) => wire.send(frame), log)
    wire.onMessage((message) => {
      if (typeof message !== 'string') return transfers.receive(message)
      answer(peer, handle, message).catch((error: unknown) => {
        const refusal = wireError(error, 'message', log)
        send(wire, message, refusal).catch((failure: unknown) => log(`answer failed: ${nameAndPlace(failure)}`))
      })
    })
    wire.onClose(() => {
      peer.close()
      transfers.stop()
    })
  }
}

type Handle = ReturnType<typeof createServerPeerHandleRequestFn>

async function answer(peer: ServerPeer, handle: Handle, message: string): Promise<void> {
  if (message.length > longestMessage) throw tooLarge(message.length)
  checkMessage(message)
  await peer.message(message, async (request) => {
    const response = await handle(request)
    if (response.status !== 404) return response
    const operation = request.url.pathname.slice(1, 120).replaceAll('/', '.')
    const refusal = new OperationError('missing', 'errors.unknownOperation', { parameters: { operation } })
    return refused(wireError(refusal, operation, () => undefined))
  })
}

/** Answers a message that never became a request, under the number that it begins with, if it has one. */
async function send(wire: Wire, message: string, refusal: ReturnType<typeof wireError>): Promise<void> {
  const id = /^\{"i":"([0-9a-z]{1,20})"/.exec(message)?.[1]
  if (id === undefined) return
  const encoded = await encodeResponseMessage(id, MessageType.RESPONSE, refused(refusal))
  if (typeof encoded === 'string') wire.send(encoded)
}

function refused(error: ReturnType<typeof wireError>) {
  return { status: error.status, headers: {}, body: serializer.serialize(error.toJSON()) }
}
