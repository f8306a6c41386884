import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { WebSocket } from 'ws'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { encodeFrame, frameCapacity } from '#shared/contract/transfer-frame.ts'
import { socketWire } from '#shared/contract/wires.ts'
import type { Contract } from '#shared/operations.ts'
import { type RunningHost, startHost } from './window/host.ts'

let root = ''
let host: RunningHost
let socket: WebSocket
let connection: Connection<Contract>

test.beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'sealbook-wire-'))
  const folders = { data: path.join(root, 'data'), temporary: path.join(root, 'temporary') }
  mkdirSync(folders.temporary)
  host = await startHost(folders)
  const response = await fetch(host.url)
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  socket = new WebSocket(`${host.origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin: host.origin })
  await once(socket, 'open')
  connection = openConnection<Contract>(socketWire(socket))
})

test.afterAll(async () => {
  connection.close()
  await host.stop()
  rmSync(root, { recursive: true, force: true })
})

// Whatever was sent before: the same connection still answers, and no vault was opened by it.
test.afterEach(async () => {
  expect(await connection.client.session.status({})).toMatchObject({ state: 'locked' })
})

async function refusalOf(promise: Promise<unknown>): Promise<OperationError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof OperationError)) throw new Error(`no refusal but ${error}`)
  return error
}

/** Sends a text as it is and answers the first answer under its number. */
async function sendRaw(number: string, text: string): Promise<string> {
  const answered = new Promise<string>((resolve) => {
    const listen = (data: unknown) => {
      const answer = String(data)
      if (!answer.startsWith(`{"i":"${number}"`)) return
      socket.off('message', listen)
      resolve(answer)
    }
    socket.on('message', listen)
  })
  socket.send(text)
  return await answered
}

test('a message of two megabytes is refused by its length, at either end', async () => {
  const text = 'x'.repeat(2 * 1024 * 1024)
  expect(await refusalOf(connection.call('session.strength', { password: text }))).toMatchObject({
    code: 'invalid',
    key: 'errors.messageTooLarge',
  })
  const raw = `{"i":"zzz1","p":{"u":"/session/strength","b":{"json":{"password":"${text}"}}}}`
  expect(await sendRaw('zzz1', raw)).toContain('errors.messageTooLarge')
})

const unknown = ['session.nothing', 'nothing.list', 'vault.create', 'constructor.constructor', 'toString.call']
for (const operation of [...unknown, 'session.toString', 'session.hasOwnProperty', 'session.constructor'])
  test(`${operation} is no operation`, async () => {
    expect(await refusalOf(connection.call(operation, {}))).toMatchObject({ key: 'errors.unknownOperation' })
  })

const malformed = [
  ['names with underscores', '/__proto__/polluted', {}],
  ['a path of one name', '/session', {}],
  ['a path that climbs', '/../session/status', {}],
] as const
for (const [what, address, json] of malformed)
  test(`${what} is no message of ours`, async () => {
    const answer = await sendRaw('zzz2', JSON.stringify({ i: 'zzz2', p: { u: address, b: { json } } }))
    expect(answer).toContain('errors.messageMalformed')
  })

const inputs = [
  ['a number for a text', 'session.inspect', { path: 42 }],
  ['a list for an object', 'session.inspect', []],
  ['a field that is not there', 'session.inspect', { path: '/tmp', more: 1 }],
  ['a lone surrogate', 'session.recoveryKit', { recoveryKey: 'x', name: 'a\ud800', language: 'en' }],
  ['a null character', 'session.recoveryKit', { recoveryKey: 'x', name: 'a\u0000b', language: 'en' }],
  ['an unknown language', 'session.recoveryKit', { recoveryKey: 'x', name: 'a', language: 'fr' }],
] as const
for (const [what, operation, input] of inputs)
  test(`${what} is refused with the field named`, async () => {
    // A task answers with a stream, which refuses when it is read.
    const asked = connection.call(operation, input).then(async (answer) => {
      if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
        for await (const _ of answer as AsyncIterable<unknown>);
    })
    const refusal = await refusalOf(asked)
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields.length).toBeGreaterThan(0)
  })

test('a prototype in the input is refused or without effect', async () => {
  // Sent as text: a client would lose the name while copying.
  const polluted = '{"path":"/tmp","__proto__":{"password":"x","login":"x"},"constructor":{"prototype":{"a":1}}}'
  const answer = await sendRaw('zzz3', `{"i":"zzz3","p":{"u":"/session/inspect","b":{"json":${polluted}}}}`)
  expect(answer).toContain('"code":"invalid"')
  expect(await refusalOf(connection.call('session.strength', {}))).toMatchObject({ code: 'invalid' })
})

test('records stay behind the lock', async () => {
  expect(await refusalOf(connection.call('finding.list', {}))).toMatchObject({ code: 'locked' })
  expect(await refusalOf(connection.call('member.list', {}))).toMatchObject({ code: 'locked' })
})

test('bytes that are no frames are passed over', async () => {
  const good = encodeFrame({ ticket: 'none', kind: 'data', sequence: 0, bytes: new Uint8Array(4) })
  const unknownKind = Uint8Array.from(good)
  unknownKind[0] = 200
  const longTicket = Uint8Array.from(good)
  longTicket[5] = 255
  const huge = new Uint8Array(frameCapacity + 1000)
  huge.set(good)
  for (const bytes of [new Uint8Array(0), new Uint8Array(3), unknownKind, longTicket, huge]) socket.send(bytes)
})

test('a ticket that was never given is refused by name', async () => {
  expect(await refusalOf(connection.upload('never-given', new Uint8Array(10)))).toMatchObject({
    key: 'errors.unknownTicket',
  })
  const read = (async () => {
    for await (const _ of connection.download('never-given'));
  })()
  expect(await refusalOf(read)).toMatchObject({ key: 'errors.unknownTicket' })
})

test('more or fewer bytes than announced are refused, and the ticket with them', async () => {
  const announced = { name: 'a.pdf', mediaType: 'application/pdf', size: 100 }
  for (const size of [99, 101]) {
    const { ticket } = await connection.client.file.begin(announced)
    expect((await refusalOf(connection.upload(ticket, new Uint8Array(size)))).code).toBe('invalid')
  }
})
