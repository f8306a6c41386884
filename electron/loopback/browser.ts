import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** The installed Chromium, Chrome or Edge, or null; `SEALBOOK_CHROMIUM` names one. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string | null {
  return candidates(platform, environment).find(isProgram) ?? null
}

/** Whether there is a screen to open a window on. */
export function hasScreen(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

function candidates(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): readonly string[] {
  const named = environment.SEALBOOK_CHROMIUM ? [environment.SEALBOOK_CHROMIUM] : []
  if (platform === 'darwin') return [...named, ...macPrograms]
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return [...named, ...roots.flatMap((root) => (root ? windowsPrograms.map((rest) => path.join(root, rest)) : []))]
  }
  const folders = (environment.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  return [...named, ...commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))]
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A browser window of our own. `ended` resolves when the person closed it. */
export type BrowserWindow = { readonly ended: Promise<void>; close(): Promise<void> }

/**
 * Opens `url` as an application window, incognito and with a profile of its own, so that nothing of a record stays in the
 * person's browser. The URL holds the start token: it stands in a file that only its owner may read, never on a command
 * line, which every user of the machine may read.
 */
export function openBrowser(program: string, url: string, extra: readonly string[] = []): BrowserWindow {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'sealbook-window-'))
  const page = path.join(profile, 'open.html')
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0; url=${url}">`, { mode: 0o600 })
  const child = spawn(program, [...switches(profile), ...extra, `--app=${pathToFileURL(page)}`], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  }).then(() => removeProfile(profile))
  return { ended, close: () => close(child, ended) }
}

async function close(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill()
  const overdue = setTimeout(() => child.kill('SIGKILL'), 2_000)
  await ended
  clearTimeout(overdue)
}

/** The browser's own helpers write a moment longer than it lives, and make the folder anew that was taken from them. */
async function removeProfile(profile: string): Promise<void> {
  let quiet = 0
  for (let round = 0; round < 40 && quiet < 3; round++) {
    quiet = existsSync(profile) ? 0 : quiet + 1
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    await wait(50)
  }
}

/** A window that keeps nothing and calls nobody: no updates, reports, sync, predictions or proxies. */
function switches(profile: string): readonly string[] {
  const asRoot = process.platform === 'linux' && os.userInfo().uid === 0
  return [
    `--user-data-dir=${profile}`,
    '--incognito',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
    '--no-pings',
    '--no-proxy-server',
    '--password-store=basic',
    // Chromium refuses to run as root with its sandbox; only there is the sandbox given up.
    ...(asRoot ? ['--no-sandbox'] : []),
  ]
}
