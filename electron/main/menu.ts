import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu: locking, and what every program of the platform has. */
export function setMenu(lock: () => void): void {
  const label = app.getLocale().startsWith('zh') ? '锁定' : 'Lock'
  const file: MenuItemConstructorOptions = {
    role: 'fileMenu',
    submenu: [{ label, accelerator: 'CmdOrCtrl+L', click: lock }, { type: 'separator' }, { role: 'quit' }],
  }
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  }
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, { role: 'editMenu' }, view, { role: 'windowMenu' }]))
}
