import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fuses } from '../package/fuses.mjs'
import { packagingFolder, tryPackaging } from '../scripts/setup/packaging.mjs'
import { tryBuild } from '../scripts/setup/prepare.mjs'
import { type Entry, packagesOf, shippedUnbundled } from './shipped-packages.ts'
import { root } from './tracked-files.ts'

/** What `@electron/fuses` and `@electron/asar` tell of a packaged program; they stand in an install of their own. */
type Fuses = {
  readonly FuseV1Options: Readonly<Record<string, number | string>>
  getCurrentFuseWire(program: string): Promise<Readonly<Record<string, number | string>>>
}
type Asar = {
  listPackage(archive: string, options: object): readonly string[]
  extractAll(archive: string, target: string): void
  extractFile(archive: string, name: string): Buffer
}

type Stored = { readonly id: string; readonly revision: string }

/** Its folder needs no tools of the system there; Electron is not made for Linux with musl. */
const onLinux = process.platform === 'linux' && !existsSync('/etc/alpine-release')
// Fetched before it is known whether there is anything to test; where CI cannot, that is a fault.
const isReady = onLinux && ((await tryPackaging(process.execPath)) || Boolean(process.env.CI))
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

describe.skipIf(!isReady)('the packaged program (made on Linux, once what packages it could be fetched)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-package-'))
    // What is packaged is what the sources say now.
    expect(await tryBuild(process.execPath)).toBe(true)
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

  it('has every fuse decided that is known', () => {
    const known = Object.keys(fuseTools.FuseV1Options).filter((name) => !/^\d+$/.test(name))
    expect(Object.keys(fuses).toSorted()).toEqual(known.toSorted())
  })

  it('is not made for an Electron with a fuse that nobody decided on', () => {
    const one = Object.keys(fuses).length + 1
    expect(() => packageWith(one, path.join(folder, 'never'))).toThrow(/strictlyRequireAllFuses/)
  })

  it('holds the built program with its packages, and neither sources, other hosts nor what helps to debug', () => {
    const files = archiveTools.listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'))
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/LICENSE', '/dist/main/main.js']))
    for (const name of [
      'preload/preload.cjs',
      'vault-process/main.js',
      'reader/main.js',
      'draw/main.js',
      'import/main.js',
    ])
      expect(files).toContain(`/dist/${name}`)
    expect(files).toContain('/dist/renderer/index.html')
    const tops = new Set(files.map((name) => name.split('/')[1]))
    expect([...tops].sort()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json'])
    const strangers = /\.map$|\.tsx?$|^\/dist\/(cli|loopback)|\.test\.|node_modules\/(electron|playwright|vitest)\//
    expect(files.filter((name) => strangers.test(name))).toEqual([])
  })

  it('holds every package of ours that is not bundled, in the version of the lock file', () => {
    const lock = packagesOf('package-lock.json')
    const files = new Set(archiveTools.listPackage(archive, { isPack: false }))
    // Packaging may lift one out of another; headers for those who compile are left out.
    const lifted = (place: string) => place.slice(place.lastIndexOf('node_modules/'))
    const versionAt = (place: string) =>
      files.has(`/${place}/package.json`)
        ? (JSON.parse(archiveTools.extractFile(archive, `${place}/package.json`).toString('utf8')) as Entry).version
        : undefined
    const shipped = [...shippedUnbundled(lock)].filter((place) => !place.endsWith('/node-addon-api'))
    expect(shipped.length).toBeGreaterThan(20)
    const found = shipped.map((place) => [place, versionAt(place) ?? versionAt(lifted(place))])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(shipped.map((place) => [place, lock[place]?.version])))
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
})
