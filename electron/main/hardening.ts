import { app, BrowserWindow, dialog, type Session, shell, type WebContents } from 'electron'
import { isOwnFrame, isOwnPage, pageOrigin } from './own-page.ts'

/**
 * Refuses every request that is not for our own page, so that the window cannot reach a network, and every permission but the camera's
 * picture, asked for anew each time it is turned on: nothing is allowed beforehand or for later.
 */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(permission === 'media' && mayUseCamera(contents, details)),
  )
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) =>
    answer({ cancel: !mayRequest(url) }),
  )
  // Electron asks the person where to, under the name that the page gave it.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault()
  })
}

type Asked = Parameters<Parameters<Session['setPermissionRequestHandler']>[0] & {}>[3]

/** The picture alone, never the microphone with it, for our own page itself. Proven in main.test.ts. */
function mayUseCamera(contents: WebContents, details: Asked): boolean {
  if (!('mediaTypes' in details) || details.mediaTypes?.join() !== 'video') return false
  return details.isMainFrame && isOwnPage(details.requestingUrl) && isOwnFrame(contents.mainFrame)
}

/** What the page may load: itself, and what it made in its own memory. */
function mayRequest(url: string): boolean {
  return isOwnPage(url) || url.startsWith(`blob:${pageOrigin}/`) || url.startsWith('data:')
}

/** Keeps a page on its own address, without other windows, frames of strangers or webviews. */
export function hardenContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url)
    return { action: 'deny' }
  })
}

/**
 * The one way out to other programs: https and mailto only, and only after the person saw where it leads. The address may
 * come from a record that somebody else wrote.
 */
export async function openOutside(url: string): Promise<boolean> {
  const target = outsideTarget(url)
  if (target === null) return false
  const question = {
    type: 'question' as const,
    buttons: app.getLocale().startsWith('zh') ? ['取消', '打开'] : ['Cancel', 'Open'],
    defaultId: 0,
    cancelId: 0,
    message: target.shown,
    detail: target.href,
  }
  const parent = BrowserWindow.getFocusedWindow()
  const { response } = await (parent ? dialog.showMessageBox(parent, question) : dialog.showMessageBox(question))
  if (response !== 1) return false
  await shell.openExternal(target.href)
  return true
}

/** The address in its normal form and what of it to show first; null for every other scheme. Hosts show as punycode. */
export function outsideTarget(url: string): { readonly href: string; readonly shown: string } | null {
  if (url.length > 2_000 || !URL.canParse(url)) return null
  const { protocol, host, href, username, password, pathname } = new URL(url)
  if (protocol === 'mailto:' && pathname.includes('@')) return { href, shown: pathname }
  // A name before the host is there to be taken for the host.
  if (protocol === 'https:' && username === '' && password === '') return { href, shown: host }
  return null
}
