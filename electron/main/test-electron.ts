import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type * as Electron from 'electron'

/** What the fake package was asked to do, by name of the function, in order. */
export const calls: { readonly name: string; readonly args: readonly unknown[] }[] = []
export const windows: FakeWindow[] = []
export const children: FakeChild[] = []
const switches: string[] = []
export const answers = { response: 0, singleInstance: true, locale: 'en-GB', maximized: false, switches }

const record =
  (name: string) =>
  (...args: unknown[]): void =>
    void calls.push({ name, args })

/** The arguments of every call of one function. */
export function callsOf(name: string): readonly (readonly unknown[])[] {
  return calls.filter((call) => call.name === name).map((call) => call.args)
}

export class FakeChild extends EventEmitter {
  readonly posted: [data: unknown, ports: readonly FakePort[]][] = []
  killed = false
  postMessage(data: unknown, ports: readonly FakePort[] = []): void {
    this.posted.push([data, ports])
    this.emit('posted', data, ports)
  }
  kill(): boolean {
    this.killed = true
    return true
  }
}

export class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
}

class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  url = ''
  destroyed = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.url = url
  }
  show = record('window.show')
  focus = record('window.focus')
  restore = record('window.restore')
  isMinimized = () => true
  isMaximized = () => answers.maximized
  maximize = record('window.maximize')
  getNormalBounds = () => ({ x: 1, y: 2, width: 1000, height: 700 })
  destroy(): void {
    this.destroyed = true
    this.emit('closed')
  }
  static getFocusedWindow(): null {
    return null
  }
}

export const memory = {
  setPermissionRequestHandler: record('setPermissionRequestHandler'),
  setPermissionCheckHandler: record('setPermissionCheckHandler'),
  setDevicePermissionHandler: record('setDevicePermissionHandler'),
  webRequest: { onBeforeRequest: record('onBeforeRequest') },
  protocol: { handle: record('protocol.handle') },
  on: record('session.on'),
}

/** A port as Electron's main process has it, over a real one of Node. */
class FakePort {
  readonly #port: MessagePort
  constructor(port: MessagePort) {
    this.#port = port
  }
  on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void {
    // Without start(), which Node's own `on` would imply.
    const tell = (told: object) => listener({ data: 'data' in told ? told.data : null })
    if (event === 'message') this.#port.addEventListener('message', tell)
    else this.#port.addEventListener('close', () => listener({ data: null }))
  }
  postMessage = (message: unknown) => this.#port.postMessage(message)
  start = () => this.#port.start()
  close = () => this.#port.close()
}

class FakeChannel {
  readonly port1: FakePort
  readonly port2: FakePort
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePort(port1)
    this.port2 = new FakePort(port2)
  }
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  commandLine: { hasSwitch: (name: string) => answers.switches.includes(name) },
  enableSandbox: record('enableSandbox'),
  requestSingleInstanceLock: () => answers.singleInstance,
  quit: record('quit'),
  exit: record('exit'),
  whenReady: async () => undefined,
  getLocale: () => answers.locale,
  getPath: () => process.env.SEALBOOK_TEST_DATA ?? '',
})

/** The fake package. Each name it offers is one of the real package's. */
export const fakeElectron = {
  app,
  BrowserWindow: FakeWindow,
  MessageChannelMain: FakeChannel,
  ipcMain: new EventEmitter(),
  powerMonitor: new EventEmitter(),
  protocol: { registerSchemesAsPrivileged: record('registerSchemesAsPrivileged') },
  session: {
    fromPartition: (...args: unknown[]) => {
      record('fromPartition')(...args)
      return memory
    },
  },
  shell: {
    openExternal: async (url: string) => record('openExternal')(url),
  },
  dialog: {
    showMessageBox: async (...args: unknown[]) => {
      record('showMessageBox')(...args)
      return { response: answers.response, checkboxChecked: false }
    },
  },
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: record('setApplicationMenu') },
  utilityProcess: {
    fork: (...args: unknown[]) => {
      record('utilityProcess.fork')(...args)
      const child = new FakeChild()
      children.push(child)
      return child
    },
  },
  contextBridge: { exposeInMainWorld: record('exposeInMainWorld') },
  ipcRenderer: { postMessage: record('ipcRenderer.postMessage') },
} satisfies Partial<Record<keyof typeof Electron, unknown>>
