import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

/** What the fake package was asked to do, by name of the function, in order. */
export const calls: { readonly name: string; readonly args: readonly unknown[] }[] = []
export const windows: FakeWindow[] = []
export const children: FakeChild[] = []
export const answers = { response: 0, singleInstance: true }

const record =
  (name: string) =>
  (...args: unknown[]): void =>
    void calls.push({ name, args })

/** The arguments of every call of one function. */
export function callsOf(name: string): readonly (readonly unknown[])[] {
  return calls.filter((call) => call.name === name).map((call) => call.args)
}

class FakeChild extends EventEmitter {
  readonly posted: unknown[][] = []
  killed = false
  postMessage(...args: unknown[]): void {
    this.posted.push(args)
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
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: record('enableSandbox'),
  requestSingleInstanceLock: () => answers.singleInstance,
  quit: record('quit'),
  exit: record('exit'),
  whenReady: async () => undefined,
  getLocale: () => 'en-GB',
  getPath: () => process.env.SEALBOOK_TEST_DATA ?? '',
})

/** The fake package. Each name it offers is one of the real package's. */
export const fakeElectron = {
  app,
  BrowserWindow: FakeWindow,
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
