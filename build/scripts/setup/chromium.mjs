import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './places.mjs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The system's Chromium, Chrome or Edge, or the one that SEALBOOK_CHROMIUM names; the journeys download none.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.SEALBOOK_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return usualPlaces.find((file) => existsSync(file))
}

/**
 * Finds Chromium, and on Debian as root installs it if it is missing.
 * @returns {string | undefined}
 */
export function ensureChromium() {
  const present = findChromium()
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0 && !process.env.SEALBOOK_CHROMIUM
  if (present || !mayInstall) return present
  say('installing chromium and a Chinese font by apt …')
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 2, 2],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'))
    return findChromium()
  say('apt could not install it')
  return undefined
}
