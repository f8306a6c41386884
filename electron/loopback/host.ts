import path from 'node:path'
import { type BrowserWindow, findBrowser, hasScreen, openBrowser } from './browser.ts'
import type { Options } from './options.ts'
import type { LoopbackServer } from './server.ts'
import { keepVault, type VaultKeeper } from './vault-keeper.ts'

type Host = { readonly keeper: VaultKeeper; readonly server: LoopbackServer; readonly window: BrowserWindow | null }

/**
 * Runs the program in a browser until its window is closed, a signal comes or the parent is gone, and ends everything it
 * started. Resolves to the exit code.
 */
export async function runHost(options: Options, entry?: string): Promise<number> {
  if (options.userData !== null) process.env.SEALBOOK_DATA = path.resolve(options.userData)
  const end = Promise.withResolvers<number>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end.resolve(0))
  process.once('disconnect', () => end.resolve(0))
  const fail = () => {
    say('the vault process did not start; its message stands above')
    end.resolve(1)
  }
  const keeper = keepVault({ ...(entry === undefined ? {} : { entry }), onFailed: fail })
  // The vault process has been started: it reads its code while this one reads that of the server.
  const { startServer } = await import('./server.ts')
  let server: LoopbackServer
  try {
    server = await startServer({ port: options.port, handOver: keeper.hand })
  } catch (error) {
    say(`cannot listen on 127.0.0.1: ${error instanceof Error ? error.message : error}`)
    await keeper.stop()
    return 1
  }
  keeper.ready.then(
    () => say(`ready ${server.origin}/`),
    () => undefined,
  )
  const window = openWindow(options, server.openUrl)
  window?.ended.then(() => end.resolve(0)).catch(() => end.resolve(1))
  return await endAll(await end.promise, { keeper, server, window })
}

function openWindow(options: Options, url: string): BrowserWindow | null {
  const isSeen = hasScreen()
  const program = options.browser && isSeen ? findBrowser() : null
  if (program) return openBrowser(program, url)
  const lacking = isSeen ? 'no Chromium, Chrome or Edge' : 'no screen'
  if (options.browser) say(`${lacking} to open a window ${isSeen ? 'with' : 'on'}: open this address, it works once`)
  process.stdout.write(`${url}\n`)
  return null
}

async function endAll(code: number, { keeper, server, window }: Host): Promise<number> {
  await Promise.all([window?.close(), keeper.stop(), server.close()])
  return code
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
