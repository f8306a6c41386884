import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWindowFile } from './window-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-window-'))
  mkdirSync(path.join(folder, 'window/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.js'), 'SECRET')
  writeFileSync(path.join(folder, 'window/index.html'), '<p nonce="__NONCE__">')
  writeFileSync(path.join(folder, 'window/.hidden.js'), 'SECRET')
  writeFileSync(path.join(folder, 'window/assets/main.js'), 'export {}')
  writeFileSync(path.join(folder, 'window/assets/main.js.map'), '{}')
  mkdirSync(path.join(folder, 'window/pdf/cmaps'), { recursive: true })
  writeFileSync(path.join(folder, 'window/pdf/cmaps/UniGB-UCS2-H.bcmap'), 'map')
  writeFileSync(path.join(folder, 'window/pdf/cmaps/LICENSE'), 'licence')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = (urlPath: string) => readWindowFile(urlPath, { folder: path.join(folder, 'window') })

describe('a file of the window', () => {
  it('is found by its plain path', async () => {
    expect((await read('/'))?.headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await read('/index.html'))?.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await read('/assets/main.js'))?.body.toString()).toBe('export {}')
  })

  it('lets the page ask for camera and screen, and for nothing else of the machine', async () => {
    const policy = (await read('/'))?.headers['permissions-policy']?.split(', ') ?? []
    expect(policy.filter((rule) => !rule.endsWith('=()'))).toEqual(['camera=(self)', 'display-capture=(self)'])
    expect(policy).toEqual(expect.arrayContaining(['microphone=()', 'geolocation=()', 'usb=()']))
  })

  it('is a map of characters, as bytes and nothing that a browser could run', async () => {
    const map = await read('/pdf/cmaps/UniGB-UCS2-H.bcmap')
    expect(map?.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    })
    expect(await read('/pdf/cmaps/LICENSE')).toBeNull()
  })

  it.each(['/.hidden.js', '/assets/main.js.map', '/assets', '/missing.js', '/ASSETS', '/assets//main.js'])(
    'is not %s',
    async (urlPath) => {
      expect(await read(urlPath)).toBeNull()
    },
  )

  it('is never one from outside, whatever the path', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '/',
      '%2f',
      '\\',
      '%5c',
      'assets',
      'secret.js',
      '%00',
      '%',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const file = await read(`/${pieces.join('')}`)
        expect(file?.body.toString() ?? '').not.toContain('SECRET')
      }),
      { numRuns: 500 },
    )
  })
})
