import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { encodeFrame, frameWindow } from '#shared/contract/transfer-frame.ts'
import type { Wire } from '#shared/contract/wire.ts'
import { portWire, socketWire } from '#shared/contract/wires.ts'
import { createSessions } from './session.ts'
import { createSampleWorkbench, type SampleTree, type SampleWorkbench, sampleTree } from './test-workbench.ts'

type Joined = { readonly workbench: SampleWorkbench; readonly wire: Wire; readonly log: string[] }

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

async function overPort(): Promise<Joined> {
  const workbench = createSampleWorkbench()
  const log: string[] = []
  const { port1, port2 } = new MessageChannel()
  createSessions(workbench, sampleTree, (line) => log.push(line))(portWire(port1))
  endings.push(() => port1.close())
  return { workbench, log, wire: portWire(port2) }
}

async function overSocket(): Promise<Joined> {
  const workbench = createSampleWorkbench()
  const log: string[] = []
  const attach = createSessions(workbench, sampleTree, (line) => log.push(line))
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => attach(socketWire(socket)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no address')
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/`)
  endings.push(() => {
    socket.terminate()
    server.closeAllConnections()
    server.close()
  })
  return { workbench, log, wire: socketWire(socket) }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

async function refusalOf(promise: Promise<unknown>): Promise<OperationError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OperationError)
  return error as OperationError
}

describe.each([
  ['a message port', overPort],
  ['a WebSocket', overSocket],
])('over %s', (_name, join) => {
  async function open() {
    const joined = await join()
    const connection: Connection<SampleTree> = openConnection<SampleTree>(joined.wire)
    return { ...joined, connection, client: connection.client }
  }

  it('answers a query', async () => {
    const { client } = await open()
    expect(await client.sample.echo({ text: '漢字 🛡' })).toEqual({ text: '漢字 🛡' })
  })

  it('carries a refusal with its code, key, parameters and fields', async () => {
    const { client } = await open()
    const refusal = await refusalOf(client.sample.refuse({}))
    expect(refusal.shape).toEqual({
      code: 'invalid',
      key: 'errors.invalid',
      parameters: { count: 1 },
      fields: [{ path: 'draft.title', key: 'tooLong', parameters: { max: 3 } }],
    })
  })

  it('says nothing of a failure but its name and place, on the wire and in the log', async () => {
    const { client, log } = await open()
    const refusal = await refusalOf(client.sample.crash({}))
    expect(refusal.shape).toEqual({ code: 'internal', key: 'errors.internal', parameters: {}, fields: [] })
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^sample\.crash failed: TypeError at /)
    expect(log.join()).not.toContain('secret title')
  })

  it('streams the steps of a task and ends with its answer', async () => {
    const { client } = await open()
    const run = await client.sample.count({ to: 5 })
    const seen: number[] = []
    let step = await run.next()
    for (; !step.done; step = await run.next()) seen.push(step.value.done)
    expect(step.value).toEqual({ sum: 15 })
    expect(seen.at(-1)).toBe(5)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  it('carries a refusal in the middle of a task', async () => {
    const { client } = await open()
    const run = await client.sample.count({ to: 5, failAt: 3 })
    const drain = async () => {
      for (let step = await run.next(); !step.done; ) step = await run.next()
    }
    expect((await refusalOf(drain())).key).toBe('errors.diskFull')
  })

  it('cancels a task that nobody waits for any more', async () => {
    const { client, workbench } = await open()
    const leaving = await client.sample.wait({})
    await leaving.return?.(null)
    await expect.poll(() => workbench.cancelled).toEqual(['sample.wait'])
  })

  it('cancels what is under way and refuses the caller when the wire is gone', async () => {
    const { client, workbench, connection, wire } = await open()
    const run = await client.sample.wait({})
    const next = refusalOf(run.next())
    wire.close()
    await connection.closed
    expect((await next).shape).toMatchObject({ code: 'locked', key: 'errors.disconnected' })
    await expect.poll(() => workbench.cancelled).toEqual(['sample.wait'])
    expect((await refusalOf(client.sample.echo({ text: '' }))).code).toBe('locked')
  })

  it('announces changes until the reader leaves', async () => {
    const { client, workbench } = await open()
    const notices = await client.changes.subscribe({})
    const first = notices.next()
    await expect.poll(() => workbench.subscribers.size).toBe(1)
    workbench.announce({ records: ['finding'] })
    expect((await first).value).toEqual({ records: ['finding'] })
    await notices.return?.()
    await expect.poll(() => workbench.subscribers.size).toBe(0)
  })

  it.each(['sample.missing', 'constructor.toString', '__proto__.toString', 'sample.__proto__', 'sample', 'a.b.c'])(
    'refuses the operation %s',
    async (name) => {
      const { connection } = await open()
      expect((await refusalOf(connection.call(name, {}))).key).toMatch(/unknownOperation|messageMalformed/)
      expect(await connection.client.sample.echo({ text: 'alive' })).toEqual({ text: 'alive' })
    },
  )

  it.each([
    ['text that is no JSON', 'hello'],
    ['null', 'null'],
    ['another method', '{"i":"1","p":{"u":"/sample/echo","m":"GET"}}'],
    ['headers of its own', '{"i":"1","p":{"u":"/sample/echo","h":{"content-type":"text/event-stream"}}}'],
    ['type notes', '{"i":"1","p":{"u":"/sample/echo","b":{"json":{},"meta":[[0,"__proto__"]]}}}'],
    ['another address', '{"i":"1","p":{"u":"file:///etc/passwd"}}'],
    ['a stream of the client', '{"i":"1","t":3,"p":{"e":"message"}}'],
    [
      'more than a message may hold',
      `{"i":"1","p":{"u":"/sample/echo","b":{"json":{"text":"${'x'.repeat(2_000_000)}"}}}}`,
    ],
    ['deep nesting', `{"i":"1","p":{"u":"/sample/echo","b":{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`],
  ])('survives %s', async (_what, message) => {
    const { wire, connection, workbench } = await open()
    await connection.client.sample.echo({ text: 'before' })
    wire.send(message)
    expect(await connection.client.sample.echo({ text: 'after' })).toEqual({ text: 'after' })
    expect(workbench.files.size).toBe(0)
  })

  it('refuses a message that is too long by name, before and after it is sent', async () => {
    const { client, wire } = await open()
    const refusal = await refusalOf(client.sample.echo({ text: 'x'.repeat(1_100_000) }))
    expect(refusal.shape).toMatchObject({ code: 'invalid', key: 'errors.messageTooLarge' })
    const answers: unknown[] = []
    wire.onMessage((message) => answers.push(message))
    wire.send(`{"i":"zz","p":{"u":"/sample/echo","b":{"json":{"text":"${'x'.repeat(1_100_000)}"}}}}`)
    await expect.poll(() => answers.join()).toContain('errors.messageTooLarge')
  })

  it.each([0, 1, 262_144, 262_145, 5_000_000])('carries a file of %i bytes both ways', async (size) => {
    const { connection, workbench } = await open()
    const bytes = randomBytes(size)
    const sent: number[] = []
    await connection.upload('ticket', bytes, (total) => sent.push(total))
    expect(sha256(workbench.files.get('ticket') ?? randomBytes(1))).toBe(sha256(bytes))
    expect(sent.at(-1) ?? 0).toBe(size)
    expect(sha256(await collect(connection.download('ticket')))).toBe(sha256(bytes))
  })

  it.each([
    ['an unknown ticket', 'unknown', 'errors.unknownTicket'],
    ['a full disk', 'full', 'errors.diskFull'],
  ])('refuses an upload to %s', async (_what, ticket, key) => {
    const { connection } = await open()
    expect((await refusalOf(connection.upload(ticket, randomBytes(8_000_000)))).key).toBe(key)
    expect(await connection.client.sample.echo({ text: 'alive' })).toEqual({ text: 'alive' })
  })

  it('refuses a download by its real cause, at once or in the middle', async () => {
    const { connection, workbench } = await open()
    expect((await refusalOf(collect(connection.download('never')))).key).toBe('errors.unknownTicket')
    workbench.files.set('damaged', randomBytes(500_000))
    expect((await refusalOf(collect(connection.download('damaged')))).key).toBe('errors.attachmentDamaged')
  })

  it('holds no more than a window of frames for a slow reader', async () => {
    const { connection, workbench, wire } = await open()
    workbench.files.set('slow', randomBytes(10_000_000))
    let frames = 0
    wire.onMessage((message) => {
      if (typeof message !== 'string') frames++
    })
    const reader = connection.download('slow')[Symbol.asyncIterator]()
    await reader.next()
    await connection.client.sample.echo({ text: 'time passes' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(frames).toBeGreaterThan(0)
    expect(frames).toBeLessThanOrEqual(frameWindow)
    await reader.return?.()
  })

  it('refuses frames that are out of order', async () => {
    const { connection, workbench, wire } = await open()
    const errors: Uint8Array[] = []
    wire.onMessage((message) => {
      if (typeof message !== 'string' && message[0] === 3) errors.push(message)
    })
    wire.send(encodeFrame({ ticket: 'odd', kind: 'data', sequence: 0, bytes: randomBytes(10) }))
    wire.send(encodeFrame({ ticket: 'odd', kind: 'data', sequence: 5, bytes: randomBytes(10) }))
    await expect.poll(() => errors.length).toBe(1)
    expect(Buffer.from(errors[0] ?? []).toString()).toContain('errors.transferBroken')
    await connection.client.sample.echo({ text: '' })
    expect(workbench.files.has('odd')).toBe(false)
  })
})
