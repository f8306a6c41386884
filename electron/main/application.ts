import { app, type BrowserWindow, ipcMain, powerMonitor, protocol, session } from 'electron'
import { connectChannel } from '#shared/contract/connect.ts'
import { hardenContents, hardenSession } from './hardening.ts'
import { setMenu } from './menu.ts'
import { isOwnFrame, servePage } from './own-page.ts'
import { openPreferences } from './preferences.ts'
import { startVault, type VaultHost } from './vault-host.ts'
import { openWindow } from './window.ts'

type Running = { vault: VaultHost; window: BrowserWindow }

/** By which another program would read the window from outside; no fuse forbids them. */
const spying = ['remote-debugging-port', 'remote-debugging-pipe']

/** What must be said before Electron is ready; false where another instance runs already, or somebody would look in. */
export function prepareApplication(): boolean {
  // In the desktop host this is what keeps the page from being a file: page with a file's rights.
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  app.enableSandbox()
  if (app.isPackaged && spying.some((one) => app.commandLine.hasSwitch(one))) return false
  return app.requestSingleInstanceLock()
}

/** Runs the desktop host: one window, one vault process, both new after each lock. */
export async function runApplication(): Promise<void> {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  await app.whenReady()
  // Without `persist:` the session lives in memory and nothing of a record reaches the browser's own files.
  const memory = session.fromPartition('sealbook', { cache: false })
  hardenSession(memory)
  memory.protocol.handle('app', (request) => servePage(request.url))
  const preferences = openPreferences(app.getPath('userData'))
  let quitting = false

  const start = (): Running => {
    const window = openWindow(memory, preferences)
    const vault = startVault(() => replace(running))
    const running: Running = { vault, window }
    window.once('closed', () => {
      if (current === running) app.quit()
    })
    return running
  }
  const replace = (ended: Running) => {
    if (quitting || current !== ended) return
    current = start()
    // Destroyed, not closed: a page may hold its closing up, and its memory holds what was shown.
    ended.window.destroy()
  }
  let current = start()
  const lock = () => {
    const locked = current
    locked.vault.end()
    // At once: what is on the screen must not stay until the vault process has written its last.
    replace(locked)
  }

  ipcMain.on(connectChannel, (event) => {
    const [port] = event.ports
    if (!port || !isOwnFrame(event.senderFrame) || event.sender !== current.window.webContents) return
    current.vault.connect(port)
  })
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  // A user switch is told on macOS only; elsewhere it locks the screen.
  powerMonitor.on('user-did-resign-active', lock)
  setMenu(lock)
  app.on('second-instance', () => {
    if (current.window.isMinimized()) current.window.restore()
    current.window.focus()
  })
  app.on('before-quit', () => {
    quitting = true
    current.vault.end()
  })
}
