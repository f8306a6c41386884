import { randomBytes } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { vaultPaths } from '../../vault/vault-folder.ts'

let engine: Engine
beforeEach(async () => {
  engine = await testEngine()
})
afterEach(() => engine.remove())

const inFolder = () => readdirSync(vaultPaths(engine.folder).attachments)

async function announce(size: number): Promise<string> {
  const file = { name: 'disk.img', mediaType: 'application/octet-stream', size, purpose: 'attach' }
  return (await engine.call<{ ticket: string }>('file.begin', file)).ticket
}

it('encrypts a file into the vault while it arrives, and attaches it when all of it has', async () => {
  const bytes = randomBytes(700_000)
  const ticket = await announce(bytes.length)
  const seen: (readonly string[])[] = []
  await engine.workbench.upload(
    ticket,
    (async function* () {
      for (let at = 0; at < bytes.length; at += 262_144) {
        yield bytes.subarray(at, at + 262_144)
        seen.push(inFolder())
      }
    })(),
  )
  expect(seen.every(([name = '']) => name.startsWith('incoming-'))).toBe(true)
  const file = await engine.call<Evidence>('file.attach', { ticket })
  expect(file).toMatchObject({ name: 'disk.img', size: bytes.length })
  expect(inFolder()).toEqual([file.id.slice(0, 2)])
  expect(engine.vault.holdsFile(file)).toBe(true)
})

it('leaves nothing of a file that is cancelled on its way', async () => {
  const ticket = await announce(1_000_000)
  const cancelled = engine.workbench.upload(
    ticket,
    (async function* () {
      yield randomBytes(300_000)
      throw new OperationError('conflict', 'errors.cancelled')
    })(),
  )
  await expect(cancelled).rejects.toThrow('errors.cancelled')
  expect(inFolder()).toEqual([])
  await expect(engine.call('file.attach', { ticket })).rejects.toThrow('errors.unknownTicket')
})

it('clears what a crash left when the vault is opened again', async () => {
  const file = await engine.attach('kept.txt', Buffer.from('kept'))
  writeFileSync(path.join(vaultPaths(engine.folder).attachments, 'incoming-0123456789abcdef01234567'), 'half')
  await engine.as('mei')
  expect(inFolder()).toEqual([file.id.slice(0, 2)])
  expect(engine.vault.holdsFile(file)).toBe(true)
})

it('refuses by name what is too large, and files before a vault is open', async () => {
  await expect(announce(2 ** 36 + 1)).rejects.toThrow('errors.fileTooLarge')
  await engine.workbench.close()
  await expect(announce(1)).rejects.toThrow('errors.locked')
})
