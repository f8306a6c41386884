import path from 'node:path'
import { app, BrowserWindow, type Session } from 'electron'
import { pageOrigin } from './own-page.ts'
import type { openPreferences } from './preferences.ts'

const preload = path.resolve(import.meta.dirname, '../preload/preload.cjs')

type Preferences = ReturnType<typeof openPreferences>

/** Opens the window, as locked down as Electron can make one. */
export function openWindow(session: Session, preferences: Preferences): BrowserWindow {
  const { maximized, ...place } = preferences.place()
  const window = new BrowserWindow({
    ...place,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Sealbook',
    webPreferences: {
      preload,
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => preferences.remember({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  window.loadURL(`${pageOrigin}/`).catch(() => window.destroy())
  return window
}
