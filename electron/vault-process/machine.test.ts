import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dataFolder } from './data-folder.ts'
import { createIdentifiers } from './identifier.ts'

// electron-store finds the package `electron` here, which would look for its binary.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = '/'
})
const { openSettings } = await import('./settings.ts')

describe('identifiers', () => {
  it('are UUIDs of version 7 that carry their instant', () => {
    // The timestamp of the example in RFC 9562, appendix A.6.
    const make = createIdentifiers(() => 0x017f22e279b0)
    expect(make()).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('sort in the order they were made, in bursts and when the clock is set back', () => {
    let clock = 1_700_000_000_000
    const make = createIdentifiers(() => clock)
    const made: string[] = []
    for (let count = 0; count < 20_000; count++) {
      if (count === 10_000) clock -= 3_600_000
      if (count % 7_000 === 0) clock++
      made.push(make())
    }
    expect([...made].sort()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('the data folder', () => {
  it.each([
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/sealbook'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana/.local/share/sealbook'],
    ['linux', {}, '/home/ana/.local/share/sealbook'],
    ['darwin', {}, '/home/ana/Library/Application Support/Sealbook'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Sealbook'],
    ['darwin', { SEALBOOK_DATA: '/mine' }, '/mine'],
  ] as const)('on %s with %o is %s', (platform, environment, expected) => {
    expect(dataFolder(platform, environment, '/home/ana')).toBe(expected)
  })
})

describe('settings of this machine', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-settings-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const vault = (name: string) => ({ path: `/vaults/${name}.sealbook`, name })

  it('lock after ten idle minutes, until somebody chooses others', () => {
    expect(openSettings(folder).idleMinutes()).toBe(10)
    openSettings(folder).chooseIdleMinutes(3)
    expect(openSettings(folder).idleMinutes()).toBe(3)
  })

  it('remember vaults newest first, once each, with nothing else', () => {
    const recent = openSettings(folder)
    for (const name of ['a', 'b', 'a']) recent.rememberVault({ ...vault(name), password: 'x' } as never)
    expect(openSettings(folder).recentVaults()).toEqual([vault('a'), vault('b')])
    expect(readFileSync(path.join(folder, 'settings.json'), 'utf8')).not.toContain('password')
  })

  it('forget the oldest vaults', () => {
    const recent = openSettings(folder)
    for (let count = 0; count < 30; count++) recent.rememberVault(vault(String(count)))
    expect(recent.recentVaults()).toHaveLength(12)
    expect(recent.recentVaults()[0]).toEqual(vault('29'))
  })

  it.skipIf(process.platform === 'win32')('stand in a file that only its owner reads', () => {
    openSettings(folder).rememberVault(vault('a'))
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0)
  })

  it.each(['', '{', '[]', '{"recentVaults":[{"path":7}]}', '{"recentVaults":"x"}', '\u0000'])(
    'come back from the last good copy when the file holds %j',
    (text) => {
      openSettings(folder).rememberVault(vault('a'))
      chmodSync(path.join(folder, 'settings.json'), 0o600)
      writeFileSync(path.join(folder, 'settings.json'), text)
      expect(openSettings(folder).recentVaults()).toEqual([vault('a')])
      expect(readFileSync(path.join(folder, 'settings.damaged.json'), 'utf8')).toBe(text)
    },
  )

  it('start afresh from a broken file without a good copy', () => {
    writeFileSync(path.join(folder, 'settings.json'), '{')
    expect(openSettings(folder).recentVaults()).toEqual([])
    expect(existsSync(path.join(folder, 'settings.damaged.json'))).toBe(true)
  })
})
