import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { testHost } from '#services/testing/test-workbench.ts'
import { openWorkbench } from '#services/workbench.ts'
import { languages } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { documentKinds, reportKinds } from '#shared/modules/reports/report-kinds.ts'
import { fixedNow } from './fixed-now.ts'

// Draws a draft of every kind of report of a demo vault: `node draw-drafts.ts VAULT PASSWORD LANGUAGE FOLDER`.
const [vault = '', password = '', spoken = '', folder = ''] = process.argv.slice(2)
const language = languages.find((one) => one === spoken)
if (!language) throw new Error(`no such language: ${spoken}`)
const door = openWorkbench({ ...testHost(path.join(path.dirname(folder), 'data')), now: () => fixedNow })
// The contract states what each operation answers.
const call = async <Answer>(operation: string, input: unknown) => (await door.call(operation, input)) as Answer
type Rows = { readonly rows: readonly { readonly id: string }[] }

/** The first record of a kind's type that can be drawn as one: some have nothing to tell yet. */
async function drawFirst(kind: (typeof reportKinds)[number]): Promise<string> {
  const { rows } = await call<Rows>(`${documentKinds[kind].record}.list`, { limit: 100 })
  let refusal: unknown = 'no record'
  for (const { id } of rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    try {
      return (await call<{ readonly ticket: string }>('report.draw', { kind, id, language })).ticket
    } catch (error) {
      // A drawing that fails is a fault of ours; only what the rules refuse leaves the next its turn.
      if (!(error instanceof OperationError) || error.code !== 'conflict') throw error
      refusal = error
    }
  throw new Error(`${kind}: nothing can be drawn`, { cause: refusal })
}

await door.call('session.unlock', { path: vault, login: 'admin', password })
for (const kind of reportKinds) {
  const ticket = await drawFirst(kind)
  const chunks: Uint8Array[] = []
  for await (const chunk of door.download(ticket).chunks) chunks.push(chunk)
  writeFileSync(path.join(folder, `${kind}.pdf`), Buffer.concat(chunks))
}
await door.close()
process.exit(0)
