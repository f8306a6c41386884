import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cache, root, say } from './places.mjs'

const patience = 90_000
const memory = 24 * 3_600_000

/**
 * Electron's program, fetched if need be, or the reason why the window opens in a browser instead. A failed fetch is
 * remembered for a day, so that an offline machine does not wait at every start.
 * @param {string} node
 * @returns {{ program: string } | { reason: string }}
 */
export function findElectron(node) {
  const obstacle = hostObstacle()
  if (obstacle) return { reason: obstacle }
  const folder = path.join(root, 'node_modules/electron')
  const present = installedProgram(folder)
  if (present) return { program: present }

  const version = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  const failure = path.join(cache, `electron-${version}-unavailable`)
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < memory) {
    return { reason: 'Electron could not be fetched within the last day' }
  }
  say(`fetching Electron ${version}, for at most ${patience / 1000} s …`)
  const fetched = spawnSync(node, [path.join(folder, 'install.js')], {
    cwd: root,
    timeout: patience,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
  })
  const program = fetched.status === 0 ? installedProgram(folder) : undefined
  if (program) return { program }
  const cause = fetched.stderr?.trim().split('\n')[0] || `no answer within ${patience / 1000} s`
  writeFileSync(failure, `${cause}\n`)
  return { reason: `Electron could not be fetched (${cause})` }
}

/** Why Electron would not open a window here even with its program at hand. */
function hostObstacle() {
  if (process.env.SEALBOOK_HOST === 'loopback') return 'SEALBOOK_HOST asks for it'
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display for Electron'
  // Chromium refuses root unless its sandbox is off, and Sealbook never turns Electron's sandbox off.
  return process.getuid?.() === 0 ? 'Electron keeps its sandbox on and does not run as root' : undefined
}

/** @param {string} folder */
function installedProgram(folder) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const name = process.platform === 'win32' || process.platform === 'darwin' ? names[process.platform] : 'electron'
  const program = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), name)
  return existsSync(program) ? program : undefined
}
