import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright/test'
import config from '../../playwright.config.ts'
import { type RunningHost, startHost } from './host.ts'

/** The folders of one run; whatever the program or the browser writes, it writes below `root`. */
export type Folders = {
  readonly root: string
  readonly data: string
  readonly profile: string
  readonly temporary: string
  readonly downloads: string
}

export type OpenedWindow = {
  readonly host: RunningHost
  readonly folders: Folders
  readonly context: BrowserContext
  readonly page: Page
  /** Complaints of the browser so far: console errors, uncaught exceptions, breaches of the content policy. */
  readonly complaints: readonly string[]
  closeBrowser(): Promise<void>
  close(): Promise<void>
}

function makeFolders(): Folders {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-e2e-'))
  const folders = {
    root,
    data: path.join(root, 'data'),
    profile: path.join(root, 'profile'),
    temporary: path.join(root, 'temporary'),
    downloads: path.join(root, 'downloads'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  return folders
}

/** Collects what the browser complains of on every page of the context. */
function listen(context: BrowserContext, complaints: string[]): void {
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  }
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
}

/** Waits until something is drawn; where nothing comes, says what the page has and has not got. */
async function awaitFirstScreen(page: Page, host: RunningHost, complaints: readonly string[]): Promise<void> {
  try {
    await page.locator('#root :is(h1, h2, button)').first().waitFor({ timeout: 40_000 })
  } catch (error) {
    const got = await page.evaluate(() => ({
      drawn: document.body.innerHTML.slice(0, 500),
      ready: document.readyState,
      fetched: performance
        .getEntriesByType('resource')
        .map((entry) => `${entry.name} ${Math.round(entry.startTime)}+${Math.round(entry.duration)} ms`),
    }))
    throw new Error(`the window stayed empty: ${JSON.stringify({ ...got, complaints, said: host.said() }, null, 1)}`, {
      cause: error,
    })
  }
}

export type OpenOptions = {
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
  /** The host to start in place of the built one. */
  readonly entry?: string
  /** What the browser is told beside what it always is. */
  readonly args?: readonly string[]
}

/** Starts the program and opens its window in a browser with a profile of its own. */
export async function openWindow({ entry, args = [], ...options }: OpenOptions = {}): Promise<OpenedWindow> {
  const folders = makeFolders()
  const host = await startHost(folders, entry)
  const { launchOptions, contextOptions, viewport, locale, timezoneId } = config.use ?? {}
  const context = await chromium.launchPersistentContext(folders.profile, {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), ...args],
    ...contextOptions,
    viewport: viewport ?? null,
    locale: locale ?? 'en-GB',
    timezoneId: timezoneId ?? 'Asia/Shanghai',
    ...options,
    // Without a locale that knows Unicode, Chromium calls every file with a Chinese name "download".
    env: { ...process.env, LC_ALL: 'C.UTF-8', TMPDIR: folders.temporary },
    downloadsPath: folders.downloads,
    acceptDownloads: true,
  })
  // Without it a control that never comes would be waited for until the whole test is over.
  context.setDefaultTimeout(20_000)
  context.setDefaultNavigationTimeout(20_000)
  const complaints: string[] = []
  await context.exposeFunction('sealbookTestComplain', (text: string) => complaints.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const complain: unknown = Reflect.get(window, 'sealbookTestComplain')
      if (typeof complain === 'function')
        complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  listen(context, complaints)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.url)
  await page.waitForURL((url) => url.pathname === '/')
  await awaitFirstScreen(page, host, complaints)
  return {
    host,
    folders,
    context,
    page,
    complaints,
    closeBrowser: () => context.close(),
    async close() {
      await context.close()
      await host.stop()
      rmSync(folders.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
      // Whatever else a journey is about, and whatever it expects to be complained of.
      const breaches = complaints.filter((complaint) => complaint.startsWith('policy: '))
      if (breaches.length > 0) throw new Error(`the content policy was broken: ${breaches.join('\n')}`)
    },
  }
}
