import { writeSync } from 'node:fs'
import { openVault } from '../lifecycle/open.ts'
import { testHost, testPassword } from '../testing/test-workbench.ts'
import { openWorkbench } from '../workbench.ts'

// The process that is killed: writes through the door as fast as it can, and says on its standard output what it was
// told is done. Everything is loaded before it is told to begin, so that kills fall into the writing.
const [folder = '', dataFolder = '', seed = '1', department = ''] = process.argv.slice(2)

type Answer = { readonly id: string; readonly revision: string }

async function write(): Promise<never> {
  const host = testHost(dataFolder, Number(seed))
  const vault = await openVault(host, folder, { kind: 'password', login: 'mei', password: testPassword })
  if (vault.rolledBack) throw new Error('the vault is older than what was seen of it')
  const workbench = openWorkbench(host, vault)
  // The door answers what the contract states.
  const call = async (operation: string, input: object) => (await workbench.call(operation, input)) as Answer
  const acknowledge = ({ id, revision }: Answer) => writeSync(1, `${id} ${revision}\n`)
  writeSync(1, 'open\n')
  for (let count = 0; ; count += 1) {
    const draft = { title: `finding ${count}`, severity: 'low', condition: 'c', criterion: 'd', department }
    const made = await call('finding.create', { draft })
    acknowledge(made)
    const { id, revision } = made
    acknowledge(await call('finding.update', { id, revision, changes: { effect: 'x'.repeat(500 * (count % 20)) } }))
    if (count % 5 === 4) vault.saveHeads()
  }
}

writeSync(1, 'loaded\n')
process.stdin.once('data', () => {
  write().catch((error: unknown) => {
    writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  })
})
