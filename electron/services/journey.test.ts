import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { languages } from '#shared/base/translate.ts'
import { calledDesk, type Line } from '../../build/e2e/journey/called-desk.ts'
import { tellJourney } from '../../build/e2e/journey/story.ts'
import { testHost } from './testing/test-workbench.ts'
import { openWorkbench } from './workbench.ts'

/** Straight through the one door, with nothing between. */
function direct(host: ReturnType<typeof testHost>): Line {
  const workbench = openWorkbench(host)
  return {
    call: (operation, input) => workbench.call(operation, input),
    upload: (ticket, bytes) =>
      workbench.upload(
        ticket,
        (async function* () {
          yield bytes
        })(),
      ),
    download: (ticket) => workbench.download(ticket).chunks,
    closed: workbench.closed,
    close: () => workbench.close(),
  }
}

describe.each(languages)('the journey in process (%s)', (language) => {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-journey-'))
  const host = testHost(path.join(root, 'data'))
  let desk: Awaited<ReturnType<typeof calledDesk>>
  beforeAll(async () => {
    const folder = path.join(root, 'Vault.sealbook')
    const connect = async () => direct(host)
    desk = await calledDesk({ language, zone: 'Asia/Shanghai', today: '2026-03-02', folder, connect })
  })
  afterAll(async () => {
    await desk.stop()
    rmSync(root, { recursive: true, force: true })
  })

  it('leads from nothing to a verified report', () => tellJourney(desk), 180_000)
})
