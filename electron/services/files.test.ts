import { afterEach, expect, it, vi } from 'vitest'
import { longestAttachment, longestFile } from '#shared/modules/files/files.contract.ts'
import { openFiles, type StoreBytes } from './files.ts'

const announced = { name: 'a.bin', mediaType: 'application/octet-stream' }

async function* pieces(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield new Uint8Array(size)
}

it('takes a file whole, hands it over once, and refuses what was not announced', async () => {
  const files = openFiles()
  const ticket = files.expect({ ...announced, size: 5 })
  expect(() => files.take(ticket)).toThrow('errors.fileIncomplete')
  await files.receive(ticket, pieces(2, 3))
  expect(files.take(ticket).bytes).toHaveLength(5)
  expect(() => files.take(ticket)).toThrow('errors.unknownTicket')
  for (const sizes of [[4], [4, 2], []]) {
    const other = files.expect({ ...announced, size: 5 })
    await expect(files.receive(other, pieces(...sizes))).rejects.toThrow('errors.fileSize')
    expect(() => files.take(other)).toThrow('errors.unknownTicket')
  }
})

it('refuses a file that is longer than it will hold, before a byte of it is sent', () => {
  expect(() => openFiles().expect({ ...announced, size: longestFile + 1 })).toThrow(
    expect.objectContaining({
      key: 'errors.fileTooLarge',
      parameters: { name: announced.name, size: 268.44, max: 268.43 },
    }),
  )
})

it('holds no more announced bytes than fit, and takes more once some were handed over', async () => {
  const files = openFiles()
  const first = files.expect({ ...announced, size: 3 })
  files.expect({ ...announced, size: longestFile })
  files.expect({ ...announced, size: longestFile - 3 })
  expect(() => files.expect({ ...announced, size: 1 })).toThrow('errors.tooManyTransfers')
  await files.receive(first, pieces(3))
  files.take(first)
  expect(files.expect({ ...announced, size: 3 })).toMatch(/^[0-9a-f]{32}$/)
})

it('keeps nothing of a file that broke off, and takes no second sender for one ticket', async () => {
  const files = openFiles()
  const ticket = files.expect({ ...announced, size: 5 })
  const broken = (async function* () {
    yield new Uint8Array(2)
    throw new Error('gone')
  })()
  const receiving = files.receive(ticket, broken)
  await expect(files.receive(ticket, pieces(5))).rejects.toThrow('errors.unknownTicket')
  await expect(receiving).rejects.toThrow('gone')
  expect(() => files.take(ticket)).toThrow('errors.unknownTicket')
})

afterEach(() => void vi.useRealTimers())

/** A store that counts what comes and which of its files are kept. */
function countingStore() {
  const seen = { bytes: 0, dropped: 0 }
  const store: StoreBytes = async (chunks) => {
    for await (const chunk of chunks) seen.bytes += chunk.length
    const stored = { id: 'a', size: seen.bytes, sha256: 'b' }
    const drop = () => void Object.assign(seen, { dropped: seen.dropped + 1 })
    return { ...stored, keep: async () => stored, drop, unkeep: () => undefined }
  }
  return { seen, store }
}

it('hands stored files over apart from those in memory, and counts them to no memory', async () => {
  const files = openFiles()
  const { seen, store } = countingStore()
  const ticket = files.expect({ ...announced, size: 5 }, store)
  for (let more = 0; more < 5; more += 1) files.expect({ ...announced, size: longestAttachment }, store)
  expect(() => files.expect({ ...announced, size: longestAttachment + 1 }, store)).toThrow('errors.fileTooLarge')
  expect(() => files.takeStored(ticket)).toThrow('errors.fileIncomplete')
  await files.receive(ticket, pieces(2, 3))
  expect(() => files.take(ticket)).toThrow('errors.unknownTicket')
  expect(files.takeStored(ticket)).toMatchObject({ name: 'a.bin', size: 5, stored: { id: 'a' } })
  expect(() => files.takeStored(ticket)).toThrow('errors.unknownTicket')
  const inMemory = files.expect({ ...announced, size: 5 })
  expect(files.takeStored(inMemory)).toBeNull()
  expect(seen).toEqual({ bytes: 5, dropped: 0 })
})

it('drops what is stored and not asked for, and stores nothing that is not what was announced', async () => {
  vi.useFakeTimers()
  const files = openFiles()
  const { seen, store } = countingStore()
  const forgotten = files.expect({ ...announced, size: 5 }, store)
  await files.receive(forgotten, pieces(5))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen.dropped).toBe(1)
  expect(() => files.takeStored(forgotten)).toThrow('errors.unknownTicket')
  for (const sizes of [[4], [4, 2], []]) {
    const ticket = files.expect({ ...announced, size: 5 }, store)
    await expect(files.receive(ticket, pieces(...sizes))).rejects.toThrow('errors.fileSize')
  }
  const oldest = files.expect({ ...announced, size: 5 }, store)
  await files.receive(oldest, pieces(5))
  for (let more = 0; more < 64; more += 1) files.expect({ ...announced, size: 1 })
  expect(seen.dropped).toBe(2)
})
