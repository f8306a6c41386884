import type { ChildProcess } from 'node:child_process'
import { deserialize, serialize } from 'node:v8'
import type { HelperProcess } from '../host.ts'
import type { MainPort } from './parent-port.ts'

/** What joins the core and a helper, seen from either end; `failed` is told of a message that could not leave. */
export type Link = {
  send(message: object, failed: (error: Error) => void): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/**
 * A link over a port of Electron. Messages cross in the form that a forked process gives them: cloned as they are, a
 * Buffer would arrive as something else, and with it the bytes of its neighbours in Node's pool.
 */
export function portLink(port: MainPort): Link {
  return {
    send(message, failed) {
      try {
        port.postMessage(serialize(message))
      } catch (error) {
        failed(error instanceof Error ? error : new Error('the message cannot be sent'))
      }
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (data instanceof Uint8Array) listener(deserialize(data))
      })
      port.start()
    },
    onClose: (listener) => port.on('close', listener),
  }
}

/** The link to the process that forked this one. */
export function forkedLink(): Link {
  return {
    send: (message, failed) => process.send?.(message, undefined, undefined, (error) => error && failed(error)),
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.once('disconnect', listener),
  }
}

/** A forked process as a helper. */
export function forkedHelper(child: ChildProcess): HelperProcess {
  return {
    send: (message, failed) => child.send(message, (error) => error && failed(error)),
    onMessage: (listener) => child.on('message', listener),
    onExit(listener) {
      child.once('error', listener)
      child.once('exit', listener)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
