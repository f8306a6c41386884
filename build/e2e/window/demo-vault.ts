import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Language } from '#shared/base/translate.ts'
import { commandLine } from './command-line.ts'

export type DemoVault = { readonly vault: string; readonly password: string }

const made = new Map<Language, Promise<DemoVault>>()

async function make(language: Language): Promise<DemoVault> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const out = await commandLine(['demo', '--out', folder, '--lang', language], { data: path.join(folder, 'data') })
  const [, vault = '', password = ''] = /^vault: (.+)\n[\s\S]*password: (\S+)\n$/.exec(out) ?? []
  return { vault, password }
}

/** A demo vault of one's own below a folder: made once by the command line, and copied for everybody who asks. */
export async function demoVault(language: Language, folder: string): Promise<DemoVault> {
  const making = made.get(language) ?? make(language)
  made.set(language, making)
  const { vault, password } = await making
  const copy = path.join(folder, 'demo.sealbook')
  cpSync(vault, copy, { recursive: true })
  return { vault: copy, password }
}
