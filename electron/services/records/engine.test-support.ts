import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { OperationError } from '#shared/contract/errors.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { Role } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Workbench } from '../door.ts'
import { createVault } from '../lifecycle/create.ts'
import { type Entrance, openVault } from '../lifecycle/open.ts'
import type { OpenVault } from '../open-vault.ts'
import { type TestHost, testHost, testPassword } from '../testing/test-workbench.ts'
import { smallestCost } from '../vault/derivation.ts'
import { openWorkbench } from '../workbench.ts'
import type { VaultAudit } from './audit-database.ts'
import { auditVault } from './audit-vault.ts'

/** A vault of several members, with its door and what stands behind it, so that tests can look and meddle there. */
export type Engine = {
  readonly host: TestHost
  readonly root: string
  readonly folder: string
  readonly recoveryKey: string
  /** Who is at the door: the founder `mei`, or whom `as` let in. */
  vault: OpenVault
  workbench: Workbench
  call<Answer = AnyEntity>(operation: string, input: unknown): Promise<Answer>
  /** Closes the vault and opens it for another member, or in another way. */
  as(login: string, entrance?: Entrance): Promise<void>
  /** Makes a person and a member of them who has joined; answers the person. The founder is at the door afterwards. */
  addMember(login: string, roles: readonly Role[]): Promise<AnyEntity>
  /** Sends a file and answers the ticket under which it waits. */
  send(name: string, bytes: Uint8Array): Promise<string>
  attach(name: string, bytes: Uint8Array): Promise<Evidence>
  audit(): Promise<VaultAudit>
  /** Number of journal entries. */
  entries(): number
  remove(): Promise<void>
}

const watch = { signal: new AbortController().signal, progress: () => undefined }

/** Makes an engine in a folder of its own below the system's temporary one, with 64 MiB derivation. */
export async function testEngine(seed = 1): Promise<Engine> {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-engine-'))
  const host = testHost(path.join(root, 'data'), seed)
  const folder = path.join(root, 'Engine.sealbook')
  const { vault: founded, recoveryKey } = await createVault(host, {
    folder,
    name: 'Engine',
    organisation: 'Northwind Savings Bank',
    person: 'Mei Lin',
    login: 'mei',
    password: testPassword,
    cost: smallestCost,
    language: 'en',
    zone: 'Asia/Shanghai',
    demo: false,
  })
  const engine: Engine = {
    host,
    root,
    folder,
    recoveryKey,
    vault: founded,
    workbench: openWorkbench(host, founded),
    call: async <Answer>(operation: string, input: unknown) =>
      // The contract states what each operation answers; tests name that type.
      (await engine.workbench.call(operation, input)) as Answer,
    async as(login, entrance = { kind: 'password', login, password: testPassword }) {
      await engine.workbench.close()
      engine.vault = await openVault(host, folder, entrance, { cost: smallestCost })
      engine.workbench = openWorkbench(host, engine.vault)
    },
    async addMember(login, roles) {
      const person = await engine.call('person.create', { draft: { name: `Person ${login}` } })
      const { code } = await engine.call<{ code: string }>('member.invite', { person: person.id, login, roles })
      await engine.as(login, { kind: 'invitation', code, login, password: testPassword })
      await engine.as('mei')
      return person
    },
    async send(name, bytes) {
      const file = { name, mediaType: 'text/plain', size: bytes.length }
      const { ticket } = await engine.call<{ ticket: string }>('file.begin', file)
      await engine.workbench.upload(
        ticket,
        (async function* () {
          yield bytes
        })(),
      )
      return ticket
    },
    async attach(name, bytes) {
      return await engine.call<Evidence>('file.attach', { ticket: await engine.send(name, bytes) })
    },
    audit: () => auditVault(engine.vault, watch, 'files'),
    entries: () => engine.vault.store.db.prepare<[], number>('SELECT count(*) FROM changeSets').pluck().get() ?? 0,
    async remove() {
      await engine.workbench.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return engine
}

/** The refusal of a call that must be refused; an answer instead is a failure of the test. */
export async function refusalOf(call: Promise<unknown>): Promise<OperationError['shape']> {
  const outcome = await call.then(
    () => null,
    (error: OperationError) => error.shape ?? { code: 'untyped', key: String(error), parameters: {}, fields: [] },
  )
  if (outcome === null) throw new Error('the call was answered')
  return outcome
}
