import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, hasScreen, openBrowser } from './browser.ts'
import { startServer } from './server.ts'

const program = findBrowser()
let folder = ''
let temporary: string | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-browser-'))
  mkdirSync(path.join(folder, 'window/assets'), { recursive: true })
  mkdirSync(path.join(folder, 'tmp'))
  temporary = process.env.TMPDIR
  process.env.TMPDIR = path.join(folder, 'tmp')
})
afterEach(() => {
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  rmSync(folder, { recursive: true, force: true })
})

/** The command lines of every process that this user may see. */
function commandLines(): string {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
    .join('\n')
}

describe('a browser window', () => {
  it.skipIf(program === null || process.platform !== 'linux')(
    'enters by a file, reaches the socket with its cookie, and leaves nothing',
    async () => {
      writeFileSync(path.join(folder, 'window/index.html'), '<script type="module" src="./assets/main.js"></script>')
      writeFileSync(
        path.join(folder, 'window/assets/main.js'),
        "new WebSocket(location.origin.replace('http', 'ws') + '/rpc')",
      )
      const arrived = Promise.withResolvers<IncomingMessage>()
      const server = await startServer({
        folder: path.join(folder, 'window'),
        handOver: (socket, request) => {
          arrived.resolve(request)
          socket.destroy()
        },
      })
      const window = openBrowser(program ?? '', server.openUrl, ['--headless=new', '--disable-gpu'])
      const [profile = ''] = readdirSync(path.join(folder, 'tmp')).filter((name) => name.startsWith('sealbook-window-'))
      const page = path.join(folder, 'tmp', profile, 'open.html')
      expect(statSync(page).mode & 0o077).toBe(0)
      const request = await arrived.promise
      const token = new URL(server.openUrl).searchParams.get('t') ?? ''
      expect(request.headers.origin).toBe(server.origin)
      expect(readFileSync(page, 'utf8')).toContain(token)
      expect(commandLines()).toContain('open.html')
      expect(commandLines()).not.toContain(token)
      await window.close()
      await server.close()
      expect(readdirSync(path.join(folder, 'tmp')).filter((name) => name.startsWith('sealbook-window-'))).toEqual([])
    },
  )

  it('that cannot be opened has ended', async () => {
    await openBrowser(path.join(folder, 'no-such-browser'), 'http://127.0.0.1:1/').ended
    expect(readdirSync(path.join(folder, 'tmp'))).toEqual([])
  })
})

describe('looking for a browser', () => {
  it.skipIf(process.platform === 'win32')('takes the one that is named, else the first on the path', () => {
    for (const name of ['google-chrome', 'chromium', 'mine'])
      writeFileSync(path.join(folder, name), '', { mode: 0o755 })
    const environment = { PATH: folder }
    expect(findBrowser('linux', environment)).toBe(path.join(folder, 'chromium'))
    expect(findBrowser('linux', { ...environment, SEALBOOK_CHROMIUM: path.join(folder, 'mine') })).toMatch(/mine$/)
    expect(findBrowser('linux', { PATH: path.join(folder, 'tmp') })).toBeNull()
  })

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
    ['darwin', {}, true],
  ] as const)('on %s with %o needs a screen', (platform, environment, expected) => {
    expect(hasScreen(platform, environment)).toBe(expected)
  })
})
