import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { WebSocket } from 'ws'
import { dayIn } from '#shared/base/calendar.ts'
import { languages } from '#shared/base/translate.ts'
import { openConnection } from '#shared/contract/connection.ts'
import { socketWire } from '#shared/contract/wires.ts'
import type { Contract } from '#shared/operations.ts'
import { calledDesk, type Line } from '../../build/e2e/journey/called-desk.ts'
import { tellJourney } from '../../build/e2e/journey/story.ts'

const entry = path.join(import.meta.dirname, 'main.ts')
const root = mkdtempSync(path.join(tmpdir(), 'sealbook-journey-'))
let host: ChildProcess
let origin = ''
let cookie = ''

function isRun(answer: unknown): answer is AsyncIterator<unknown, unknown, void> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

async function connect(): Promise<Line> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin })
  await once(socket, 'open')
  const connection = openConnection<Contract>(socketWire(socket))
  return {
    async call(operation, input) {
      const answer = await connection.call(operation, input)
      if (!isRun(answer)) return answer
      for (;;) {
        const step = await answer.next()
        if (step.done) return step.value
      }
    },
    upload: connection.upload,
    download: connection.download,
    closed: connection.closed,
    close: connection.close,
  }
}

beforeAll(async () => {
  host = spawn(process.execPath, [entry, '--print-url', '--user-data', path.join(root, 'data')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/' },
  })
  if (!host.stdout) throw new Error('its output is piped')
  const [url] = await once(createInterface(host.stdout), 'line')
  origin = new URL(String(url)).origin
  const response = await fetch(String(url))
  cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
afterAll(async () => {
  const ended = once(host, 'exit')
  host.kill()
  await ended
  rmSync(root, { recursive: true, force: true })
})

describe.each(languages)('the journey over a WebSocket (%s)', (language) => {
  let desk: Awaited<ReturnType<typeof calledDesk>>
  beforeAll(async () => {
    const zone = 'Asia/Shanghai'
    const today = dayIn(zone, Date.now())
    desk = await calledDesk({ language, zone, today, folder: path.join(root, `${language}.sealbook`), connect })
  })
  afterAll(async () => {
    await desk.lock()
    await desk.stop()
  })

  it('leads from nothing to a verified report', () => tellJourney(desk), 180_000)
})
