import { writeSync } from 'node:fs'
import { testHost, testPassword } from '../testing/test-workbench.ts'
import { openWorkbench } from '../workbench.ts'
import { openVault } from './open.ts'

// The process that is killed between keeping a file and the record that would name it: it says which id the file has, and
// commits nothing more.
const [folder = '', dataFolder = '', seed = '1', text = ''] = process.argv.slice(2)

async function keep(): Promise<void> {
  const host = testHost(dataFolder, Number(seed))
  const workbench = openWorkbench(
    host,
    await openVault(host, folder, { kind: 'password', login: 'mei', password: testPassword }),
  )
  // The door answers what the contract states.
  const call = async <Answer>(operation: string, input: object) => (await workbench.call(operation, input)) as Answer
  const bytes = Buffer.from(text)
  const file = { name: 'lost.txt', mediaType: 'text/plain', size: bytes.length, purpose: 'attach' }
  const { ticket } = await call<{ ticket: string }>('file.begin', file)
  await workbench.upload(
    ticket,
    (async function* () {
      yield bytes
    })(),
  )
  const { id } = await call<{ id: string }>('file.attach', { ticket })
  writeSync(1, `${id}\n`)
  setInterval(() => undefined, 1000)
}

keep().catch((error: unknown) => {
  writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
