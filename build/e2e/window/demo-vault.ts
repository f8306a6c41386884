import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '#shared/base/translate.ts'
import { commandLine } from './command-line.ts'

export type DemoVault = { readonly vault: string; readonly password: string }

async function make(language: Language, folder: string): Promise<DemoVault> {
  const out = await commandLine(['demo', '--out', folder, '--lang', language], { data: path.join(folder, 'data') })
  const [, vault = '', password = ''] = /^vault: (.+)\n[\s\S]*password: (\S+)\n$/.exec(out) ?? []
  return { vault, password }
}

/** The demo of a language, made once for all processes of a run: by whoever asks first, while the others wait. */
async function sharedDemo(language: Language): Promise<DemoVault> {
  const { SEALBOOK_SHARED } = process.env
  if (!SEALBOOK_SHARED) throw new Error('the configuration of the journeys names the folder that they share')
  mkdirSync(SEALBOOK_SHARED, { recursive: true })
  const folder = path.join(SEALBOOK_SHARED, `demo-${language}`)
  const made = path.join(folder, 'made.json')
  while (!existsSync(made)) {
    // Nothing is answered to all but the one that made the folder.
    if (mkdirSync(folder, { recursive: true }) === undefined) {
      await pause(100)
      continue
    }
    try {
      writeFileSync(`${made}.new`, JSON.stringify(await make(language, folder)))
      renameSync(`${made}.new`, made)
    } catch (error) {
      // Whoever waits tries in turn, and says why it fails.
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }
  return JSON.parse(readFileSync(made, 'utf8'))
}

/** A demo vault of one's own below a folder: made once by the command line, and copied for everybody who asks. */
export async function demoVault(language: Language, folder: string): Promise<DemoVault> {
  const { vault, password } = await sharedDemo(language)
  const copy = path.join(folder, 'demo.sealbook')
  cpSync(vault, copy, { recursive: true })
  return { vault: copy, password }
}
