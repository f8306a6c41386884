import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fuses } from '../package/fuses.mjs'
import { ensurePackaging, packagingFolder } from '../scripts/setup/packaging.mjs'
import { root } from './tracked-files.ts'

/** What `@electron/fuses` and `@electron/asar` tell of a packaged program; they stand in an install of their own. */
type Fuses = {
  readonly FuseV1Options: Readonly<Record<string, number | string>>
  getCurrentFuseWire(program: string): Promise<Readonly<Record<string, number | string>>>
}
type Asar = {
  listPackage(archive: string, options: object): readonly string[]
  extractAll(archive: string, target: string): void
}

type Stored = { readonly id: string; readonly revision: string }

const onLinux = process.platform === 'linux'
const allOn = '1'
let folder = ''
let packed = ''
let archive = ''
let fuseTools: Fuses
let archiveTools: Asar

async function tool(name: string): Promise<unknown> {
  const file = createRequire(path.join(packagingFolder, 'package.json')).resolve(name)
  return await import(pathToFileURL(file).href)
}

/** As much of Electron's program as packaging touches: the mark that its fuses follow, with all of them on. */
function writeElectron(target: string, fuseCount: number): void {
  mkdirSync(path.join(target, 'resources'), { recursive: true })
  const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const wire = Buffer.concat([mark, Buffer.from([1, fuseCount]), Buffer.from(allOn.repeat(fuseCount))])
  writeFileSync(path.join(target, 'electron'), Buffer.concat([Buffer.alloc(512, 7), wire, Buffer.alloc(512, 7)]))
  chmodSync(path.join(target, 'electron'), 0o755)
  const electron: unknown = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
  const version = typeof electron === 'object' && electron !== null && 'version' in electron ? electron.version : ''
  writeFileSync(path.join(target, 'version'), String(version))
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(target, name), '')
}

function packageWith(fuseCount: number, output: string): string {
  const electron = path.join(folder, `electron-${fuseCount}`)
  writeElectron(electron, fuseCount)
  const args = ['--dir', '--electron', electron, '--output', output]
  return execFileSync(process.execPath, [path.join(packagingFolder, 'main.mjs'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe.skipIf(!onLinux)(
  'the packaged program (made on Linux alone, where its folder needs no tools of the system)',
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-package-'))
      await ensurePackaging(process.execPath)
      fuseTools = (await tool('@electron/fuses')) as Fuses
      archiveTools = (await tool('@electron/asar')) as Asar
      packageWith(Object.keys(fuses).length, path.join(folder, 'output'))
      packed = path.join(folder, 'output', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
      archive = path.join(packed, 'resources/app.asar')
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('has every fuse of its Electron set as decided', async () => {
      const { FuseV1Options, getCurrentFuseWire } = fuseTools
      const wire = await getCurrentFuseWire(path.join(packed, 'sealbook-desktop'))
      const set = Object.keys(fuses).map((name) => [name, wire[FuseV1Options[name] ?? '']])
      const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0))
      expect(Object.fromEntries(set)).toEqual({
        RunAsNode: off,
        EnableCookieEncryption: on,
        EnableNodeOptionsEnvironmentVariable: off,
        EnableNodeCliInspectArguments: off,
        EnableEmbeddedAsarIntegrityValidation: on,
        OnlyLoadAppFromAsar: on,
        LoadBrowserProcessSpecificV8Snapshot: off,
        GrantFileProtocolExtraPrivileges: off,
        WasmTrapHandlers: on,
      })
    })

    it('is not made for an Electron with a fuse that nobody decided on', () => {
      const one = Object.keys(fuses).length + 1
      expect(() => packageWith(one, path.join(folder, 'refused'))).toThrow(/fuse/)
    })

    it('holds the built program with its packages, and neither sources, other hosts nor what helps to debug', () => {
      const files = archiveTools.listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'))
      expect(files).toEqual(expect.arrayContaining(['/package.json', '/LICENSE', '/dist/main/main.js']))
      for (const name of ['preload/preload.cjs', 'vault-process/main.js', 'reader/main.js', 'draw/main.js'])
        expect(files).toContain(`/dist/${name}`)
      expect(files).toContain('/dist/renderer/index.html')
      const tops = new Set(files.map((name) => name.split('/')[1]))
      expect([...tops].sort()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json'])
      const strangers = /\.map$|\.tsx?$|^\/dist\/(cli|loopback)|\.test\.|node_modules\/(electron|playwright|vitest)\//
      expect(files.filter((name) => strangers.test(name))).toEqual([])
    })

    it('leaves native code of this system alone outside the archive', () => {
      const outside = execFileSync('find', [`${archive}.unpacked`, '-type', 'f', '-printf', '%f\n'], {
        encoding: 'utf8',
      })
      const names = outside.trim().split('\n')
      expect(names).toContain(`linux-${process.arch}.node`)
      expect(names.filter((name) => !name.endsWith('.node'))).toEqual([])
      expect(names).toHaveLength(2)
    })

    it('has all that a vault and a sealed report need: proved by the command line, laid beside what was packaged', () => {
      const app = path.join(folder, 'app')
      archiveTools.extractAll(archive, app)
      expect(existsSync(path.join(app, 'dist/cli'))).toBe(false)
      cpSync(path.join(root, 'dist/cli'), path.join(app, 'dist/cli'), { recursive: true })
      const password = path.join(folder, 'password')
      const vault = path.join(folder, 'team.sealbook')
      const report = path.join(folder, 'plan.pdf')
      writeFileSync(password, 'quiet harbour copper lantern seven\n')
      const sealbook = (...args: readonly string[]) =>
        execFileSync(process.execPath, [path.join(app, 'dist/cli/main.js'), ...args, '--password-file', password], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
          env: { ...process.env, SEALBOOK_DATA: path.join(folder, 'data') },
        })
      sealbook('create', vault, '--user', 'ana', '--person', 'Ana Lim', '--zone', 'Asia/Shanghai')
      const call = (operation: string, given: object) => {
        const input = path.join(folder, 'input.json')
        writeFileSync(input, JSON.stringify(given))
        return JSON.parse(sealbook('call', vault, operation, '--input', input, '--json')) as Stored
      }
      const { rows } = JSON.parse(sealbook('list', vault, 'person', '--json')) as { rows: [Stored] }
      const mentor = call('person.create', { draft: { name: 'Bo Ray' } }).id
      const period = { start: '2026-01-01', end: '2026-12-31' }
      const draft = { title: '成长计划', person: rows[0].id, mentor, period, goals: [{ goal: 'Give a talk' }] }
      const { id, revision } = call('growthPlan.create', { draft })
      call('growthPlan.move', { id, revision, step: 'agree', changes: {} })
      sealbook('report', vault, 'growthPlan', id, '-o', report)
      expect(execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' })).toContain('成长计划')
      expect(sealbook('check', vault)).toContain('sound')
    })
  },
)
