import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type * as Electron from 'electron'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answers, calls, callsOf, children, FakeContents, fakeElectron, memory, windows } from './test-electron.ts'

vi.mock('electron', async () => ({ ...(await import('./test-electron.ts')).fakeElectron }))
// electron-store finds the package for itself, past the fake one.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = '/'
})

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-main-'))
  process.env.SEALBOOK_TEST_DATA = folder
  mkdirSync(path.join(folder, 'window'))
  writeFileSync(path.join(folder, 'window/index.html'), '<p nonce="__NONCE__">window')
  writeFileSync(path.join(folder, 'secret.js'), 'SECRET')
  const { prepareApplication, runApplication } = await import('./application.ts')
  expect(prepareApplication()).toBe(true)
  await runApplication()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  answers.response = 0
})

const current = <Item>(list: readonly Item[]): Item => {
  const last = list.at(-1)
  if (!last) throw new Error('nothing was started')
  return last
}
const only = (name: string): readonly unknown[] => {
  const [args, ...more] = callsOf(name)
  expect(more).toEqual([])
  return args ?? []
}
type Handler = (...args: never[]) => unknown
const handlerOf = (name: string, place = 0) => only(name)[place] as Handler & ((...args: unknown[]) => unknown)
const ownFrame = { url: 'app://sealbook/', parent: null }
const ownContents = { mainFrame: ownFrame }
const asked = (details: object) => ({ isMainFrame: true, requestingUrl: 'app://sealbook/', ...details })
const connect = (event: unknown) => fakeElectron.ipcMain.emit('sealbook:connect', event)

describe('the desktop host', () => {
  it('knows every name it uses in the real package', () => {
    const real = readFileSync(path.resolve('node_modules/electron/electron.d.ts'), 'utf8')
    for (const name of Object.keys(fakeElectron)) expect(real).toMatch(new RegExp(`\\b(const|class) ${name}\\b`))
  })

  it('isolates the page from Node and from the preload script', () => {
    const preferences: Electron.WebPreferences | undefined = current(windows).options.webPreferences
    expect(preferences).toMatchObject({
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
    })
  })

  it('puts every page into the sandbox', () => expect(callsOf('enableSandbox')).toHaveLength(1))

  it('has no developer tools when packaged', () => {
    expect(current(windows).options.webPreferences?.devTools).toBe(false)
  })

  it('keeps its session in memory', () => {
    expect(only('fromPartition')).toEqual(['sealbook', { cache: false }])
    expect(current(windows).options.webPreferences?.session).toBe(memory)
  })

  it('serves its page by a scheme of its own, with the rights of a secure origin and no more', () => {
    expect(only('registerSchemesAsPrivileged')).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }],
    ])
    expect(only('protocol.handle')[0]).toBe('app')
    expect(current(windows).url).toBe('app://sealbook/')
  })

  it('runs once: a second start shows the first', () => {
    fakeElectron.app.emit('second-instance')
    expect(calls.slice(-2).map((call) => call.name)).toEqual(['window.restore', 'window.focus'])
  })

  it.each(['geolocation', 'media', 'clipboard-read', 'notifications', 'openExternal', 'fileSystem'])(
    'denies the permission %s',
    (permission) => {
      const given: unknown[] = []
      handlerOf('setPermissionRequestHandler')(
        ownContents,
        permission,
        (answer: unknown) => given.push(answer),
        asked({}),
      )
      expect(given).toEqual([false])
      expect(handlerOf('setPermissionCheckHandler')(null, permission)).toBe(false)
      expect(handlerOf('setDevicePermissionHandler')({ deviceType: 'usb' })).toBe(false)
    },
  )

  it.each<[string, boolean, object, object]>([
    ['its picture to our own page', true, { mediaTypes: ['video'] }, {}],
    ['its microphone', false, { mediaTypes: ['audio'] }, {}],
    ['its picture with its microphone', false, { mediaTypes: ['video', 'audio'] }, {}],
    ['nothing by name', false, { mediaTypes: [] }, {}],
    ['the screen', false, { mediaTypes: undefined }, {}],
    ['a frame in our page', false, { mediaTypes: ['video'], isMainFrame: false }, {}],
    ['another page', false, { mediaTypes: ['video'], requestingUrl: 'https://example.org/' }, {}],
    ['a window that left our page', false, { mediaTypes: ['video'] }, { url: 'https://example.org/', parent: null }],
  ])('gives of the camera %s: %s, each time anew', (_what, expected, details, frame) => {
    const given: unknown[] = []
    const contents = { mainFrame: { ...ownFrame, ...frame } }
    handlerOf('setPermissionRequestHandler')(contents, 'media', (answer: unknown) => given.push(answer), asked(details))
    expect(given).toEqual([expected])
    // Nothing is allowed without having been asked for.
    expect(handlerOf('setPermissionCheckHandler')(contents, 'media', 'app://sealbook', asked(details))).toBe(false)
  })

  it.each([
    ['app://sealbook/assets/main.js', false],
    ['blob:app://sealbook/7b1f', false],
    ['data:image/png;base64,AA', false],
    ['https://example.org/', true],
    ['http://127.0.0.1/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['app://sealbook.example/', true],
    ['app://other/', true],
    ['blob:https://example.org/1', true],
    ['devtools://devtools/', true],
    ['chrome://settings', true],
  ])('answers a request for %s with cancel: %s', (url, cancel) => {
    const given: unknown[] = []
    handlerOf('onBeforeRequest', 1)({ url }, (answer: unknown) => given.push(answer))
    expect(only('onBeforeRequest')[0]).toEqual({ urls: ['<all_urls>'] })
    expect(given).toEqual([{ cancel }])
  })

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays on its page on %s', (name) => {
    const prevented = (url: string) => {
      const event = { url, preventDefault: vi.fn() }
      current(windows).webContents.emit(name, event)
      return event.preventDefault.mock.calls.length
    }
    expect(['https://example.org/', 'file:///x', 'app://other/', 'data:text/html,x'].map(prevented)).toEqual([
      1, 1, 1, 1,
    ])
    expect(prevented('app://sealbook/#/findings')).toBe(0)
  })

  it('attaches no webview and opens no window, for any contents', () => {
    const contents = new FakeContents()
    fakeElectron.app.emit('web-contents-created', {}, contents)
    const event = { preventDefault: vi.fn() }
    contents.emit('will-attach-webview', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    for (const url of ['https://example.org/', 'file:///x', 'app://sealbook/']) {
      expect(contents.openHandler({ url })).toEqual({ action: 'deny' })
    }
  })
})

describe('the way to other programs', () => {
  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    '\\\\server\\share',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'search-ms:query',
    'vbscript:x',
    'app://sealbook/',
    'https://bank.example@evil.example/',
    'mailto:',
    'https://',
    '',
    `https://example.org/${'x'.repeat(3_000)}`,
  ])('is closed to %s without a question', async (url) => {
    const { openOutside } = await import('./hardening.ts')
    const before = callsOf('showMessageBox').length
    expect(await openOutside(url)).toBe(false)
    expect(callsOf('showMessageBox')).toHaveLength(before)
    expect(callsOf('openExternal')).toEqual([])
  })

  it('shows the host, in its plain form, and opens nothing unless told to', async () => {
    const { openOutside, outsideTarget } = await import('./hardening.ts')
    expect(outsideTarget('https://bаnk.example/x')?.shown).toMatch(/^xn--/)
    expect(outsideTarget('mailto:ana@example.org?subject=x')?.shown).toBe('ana@example.org')
    expect(await openOutside('https://example.org/a')).toBe(false)
    expect(current(callsOf('showMessageBox'))[0]).toMatchObject({ message: 'example.org', defaultId: 0, cancelId: 0 })
    expect(callsOf('openExternal')).toEqual([])
    answers.response = 1
    expect(await openOutside('https://example.org/a')).toBe(true)
    expect(callsOf('openExternal')).toEqual([['https://example.org/a']])
  })
})

describe('the question before a way out', () => {
  it.each([
    ['en-GB', ['Cancel', 'Open']],
    ['zh-CN', ['取消', '打开']],
    ['zh', ['取消', '打开']],
    ['fr', ['Cancel', 'Open']],
  ])('is asked in the language of the machine (%s)', async (locale, buttons) => {
    const { openOutside } = await import('./hardening.ts')
    answers.locale = locale
    await openOutside('https://example.org/a')
    answers.locale = 'en-GB'
    expect(current(callsOf('showMessageBox'))[0]).toMatchObject({ buttons, defaultId: 0, cancelId: 0 })
  })
})

describe('a download', () => {
  it.each([
    ['blob:app://sealbook/7b1f', true],
    ['app://sealbook/assets/main.js', false],
    ['blob:https://example.org/1', false],
    ['data:text/html,x', false],
    ['https://example.org/tool.exe', false],
    ['file:///etc/passwd', false],
  ])('of %s is let through: %s', (url, through) => {
    expect(only('session.on')[0]).toBe('will-download')
    const event = { preventDefault: vi.fn() }
    // Electron then asks the person where to, unless somebody names a path for it.
    handlerOf('session.on', 1)(event, { getURL: () => url })
    expect(event.preventDefault.mock.calls).toHaveLength(through ? 0 : 1)
  })
})

describe('the port of the page', () => {
  it('reaches the vault process from our own top frame alone', () => {
    const port = { name: 'port' }
    const sender = current(windows).webContents
    const posted = current(children).posted
    connect({ senderFrame: { url: 'https://example.org/', parent: null }, sender, ports: [port] })
    connect({ senderFrame: { url: 'app://sealbook.example/', parent: null }, sender, ports: [port] })
    connect({ senderFrame: { url: 'app://sealbook/', parent: {} }, sender, ports: [port] })
    connect({ senderFrame: null, sender, ports: [port] })
    connect({ senderFrame: ownFrame, sender: new FakeContents(), ports: [port] })
    connect({ senderFrame: ownFrame, sender, ports: [] })
    expect(posted).toEqual([])
    connect({ senderFrame: ownFrame, sender, ports: [port] })
    expect(posted).toEqual([[{ kind: 'port' }, [port]]])
  })

  it('is all that the preload script hands over', async () => {
    const listeners: ((event: unknown) => void)[] = []
    const page = { addEventListener: (_name: string, listener: (event: unknown) => void) => listeners.push(listener) }
    vi.stubGlobal('window', page)
    await import('../preload/preload.ts')
    expect(only('exposeInMainWorld')).toEqual(['sealbook', { host: 'electron' }])
    expect(Object.isFrozen(only('exposeInMainWorld')[1])).toBe(true)
    const [listener] = listeners
    listener?.({ source: {}, data: 'sealbook:connect', ports: [1] })
    listener?.({ source: page, data: 'other', ports: [1] })
    listener?.({ source: page, data: 'sealbook:connect', ports: [] })
    expect(callsOf('ipcRenderer.postMessage')).toEqual([])
    listener?.({ source: page, data: 'sealbook:connect', ports: [1, 2] })
    expect(callsOf('ipcRenderer.postMessage')).toEqual([['sealbook:connect', null, [1]]])
    vi.unstubAllGlobals()
  })
})

describe('the page', () => {
  it('is served with a nonce under the policy of every host', async () => {
    const { servePage } = await import('./own-page.ts')
    const response = await servePage('app://sealbook/?x#y', path.join(folder, 'window'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*require-trusted-types-for/)
    expect(await response.text()).not.toContain('__NONCE__')
  })

  it.each(['/../secret.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/..\\secret.js', '//secret.js', '/missing.js'])(
    'is no way to %s',
    async (target) => {
      const { servePage } = await import('./own-page.ts')
      expect((await servePage(`app://sealbook${target}`, path.join(folder, 'window'))).status).toBe(404)
    },
  )

  it('is served at no other host', async () => {
    const { servePage } = await import('./own-page.ts')
    expect((await servePage('app://other/', path.join(folder, 'window'))).status).toBe(404)
  })
})

describe('locking', () => {
  it('starts a vault process without flags or inspectors', () => {
    const [entry, args, options] = callsOf('utilityProcess.fork')[0] ?? []
    expect(entry).toMatch(/vault-process[\\/]main\.js$/)
    expect(args).toEqual([])
    expect(options).toMatchObject({ execArgv: [] })
    expect(Object.keys((options as Electron.ForkOptions).env ?? {})).not.toContain('NODE_OPTIONS')
  })

  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])(
    'ends the vault process and destroys the window on %s',
    (name) => {
      const [window, child] = [current(windows), current(children)]
      fakeElectron.powerMonitor.emit(name)
      expect(child.killed).toBe(true)
      expect(window.destroyed).toBe(true)
      expect(current(windows)).not.toBe(window)
      expect(current(children)).not.toBe(child)
      expect(current(windows).destroyed).toBe(false)
      child.emit('exit', 0)
      expect(current(children).killed).toBe(false)
      expect(callsOf('quit')).toEqual([])
    },
  )

  it.each([
    ['says that it was locked', 'message', { kind: 'locked' }],
    ['ends by itself', 'exit', 1],
  ])('replaces the window when the vault process %s', (_what, event, data) => {
    const [window, count] = [current(windows), children.length]
    current(children).emit(event, data)
    expect(window.destroyed).toBe(true)
    expect(children).toHaveLength(count + 1)
  })

  it('remembers the place of the window for its owner alone', () => {
    current(windows).emit('close')
    const file = path.join(folder, 'window.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ window: { x: 1, y: 2, width: 1000, height: 700 } })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('opens the window as large as it was left', async () => {
    answers.maximized = true
    current(windows).emit('close')
    answers.maximized = false
    const [maximized, count] = [callsOf('window.maximize').length, windows.length]
    current(children).emit('exit', 0)
    await expect.poll(() => windows.length).toBe(count + 1)
    current(windows).emit('ready-to-show')
    expect(callsOf('window.maximize')).toHaveLength(maximized + 1)
    current(windows).emit('close')
  })

  it('ends with the window that the person closes', () => {
    current(windows).destroy()
    expect(callsOf('quit')).toHaveLength(1)
    fakeElectron.app.emit('before-quit')
    expect(current(children).killed).toBe(true)
  })
})

// Last: each asks anew for what the tests above count.
describe('a desktop host that is to be looked into', () => {
  it.each(['remote-debugging-port', 'remote-debugging-pipe'])(
    'does not start where --%s was asked for',
    async (name) => {
      const { prepareApplication } = await import('./application.ts')
      answers.switches.push(name)
      expect(prepareApplication()).toBe(false)
      answers.switches.pop()
      expect(prepareApplication()).toBe(true)
    },
  )
})
