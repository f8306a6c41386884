type PortEvent = { readonly data: unknown }

/** A port as Electron has it outside of pages: an event emitter, whose messages come in events. */
export type MainPort = {
  on(event: 'message', listener: (event: PortEvent) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** What Electron puts on `process` of a utility process; ports arrive with the message that hands them over. */
export type ParentPort = {
  on(event: 'message', listener: (event: PortEvent & { readonly ports: readonly MainPort[] }) => void): void
  postMessage(message: unknown): void
}

/** The parent port of an Electron utility process, or null under Node. */
export function parentPort(): ParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  return isParentPort(port) ? port : null
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'on' in port && 'postMessage' in port
}
