import type { HelperName, HelperProcess } from '#services/host.ts'
import { type Link, portLink } from '#services/processes/link.ts'
import type { ParentPort } from '#services/processes/parent-port.ts'
import { type FromVault, readToVault } from '../transport/control.ts'

type Started = { readonly link: PromiseWithResolvers<Link>; readonly ended: PromiseWithResolvers<void> }

/**
 * Starts helpers through Electron's main process, which alone may: it hands the port of each over and sees nothing of what
 * crosses. What is sent before the port has come waits for it.
 */
export function utilityHelpers(parent: ParentPort): (name: HelperName) => HelperProcess {
  const started = new Map<number, Started>()
  const tell = (message: FromVault) => parent.postMessage(message)
  let lastId = 0

  function listen(): void {
    parent.on('message', ({ data, ports: [port] }) => {
      const message = readToVault(data)
      if (message?.kind === 'helper' && port) started.get(message.id)?.link.resolve(portLink(port))
      if (message?.kind === 'helper-ended') {
        started.get(message.id)?.ended.resolve()
        started.delete(message.id)
      }
    })
  }

  return (name) => {
    // Not before the first: a listener lets in the messages that wait, and the windows among them have theirs to come.
    if (lastId === 0) listen()
    lastId += 1
    const id = lastId
    const link = Promise.withResolvers<Link>()
    const ended = Promise.withResolvers<void>()
    started.set(id, { link, ended })
    tell({ kind: 'start-helper', id, name })
    return {
      send: (message, failed) => void link.promise.then((way) => way.send(message, failed)),
      onMessage: (listener) => void link.promise.then((way) => way.onMessage(listener)),
      onExit: (listener) => void ended.promise.then(listener),
      kill: () => tell({ kind: 'end-helper', id }),
    }
  }
}
