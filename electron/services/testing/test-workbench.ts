import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RecentVault } from '#shared/modules/session/session.contract.ts'
import type { Workbench } from '../door.ts'
import type { Host } from '../host.ts'
import { createVault, type NewVault } from '../lifecycle/create.ts'
import { smallestCost } from '../vault/derivation.ts'
import { openWorkbench } from '../workbench.ts'

/** Passes the password rule and stands for no person. */
export const testPassword = 'marble-harbour-violet-lantern-47'

/** A host with a clock that tests set, and ids that count from a seed. */
export type TestHost = Host & { advance(milliseconds: number): void }

/** Makes a host whose data folder is `folder`; ids are version 7 in form, and differ between seeds. */
export function testHost(folder: string, seed = 1): TestHost {
  let now = Date.parse('2026-03-02T08:00:00.000Z')
  let count = 0
  let idleMinutes = 10
  const recent: RecentVault[] = []
  return {
    kind: 'test',
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
    zone: 'Asia/Shanghai',
    newId: () => {
      count += 1
      const digits = createHash('sha256').update(`${seed}:${count}`).digest('hex')
      const time = now.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`
    },
    dataFolder: folder,
    recentVaults: () => recent,
    rememberVault: (vault) => void recent.unshift(vault),
    idleMinutes: () => idleMinutes,
    chooseIdleMinutes: (minutes) => {
      idleMinutes = minutes
    },
    startHelper: null,
  }
}

export type TestVault = {
  readonly host: TestHost
  readonly root: string
  readonly folder: string
  readonly recoveryKey: string
  workbench: Workbench
  /** Calls one operation; the caller states the type of its answer. */
  call<Answer>(operation: string, input: unknown): Promise<Answer>
  /** Closes the door and opens the vault again through a new one. */
  reopen(login?: string, password?: string): Promise<void>
  remove(): Promise<void>
}

/** A real vault in a temporary folder, opened by its founder, with 64 MiB derivation. */
export async function testVault(given: Partial<NewVault> = {}, seed = 1): Promise<TestVault> {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-test-'))
  const host = testHost(path.join(root, 'data'), seed)
  const folder = path.join(root, 'Test.sealbook')
  const { vault, recoveryKey } = await createVault(host, {
    folder,
    name: 'Test',
    organisation: 'Northwind Savings Bank',
    person: 'Mei Lin',
    login: 'mei',
    password: testPassword,
    cost: smallestCost,
    language: 'en',
    zone: 'Asia/Shanghai',
    demo: false,
    ...given,
  })
  vault.close()
  const open = async (login: string, password: string) => {
    const workbench = openWorkbench(host)
    await workbench.call('session.unlock', { path: folder, login, password })
    return workbench
  }
  const test: TestVault = {
    host,
    root,
    folder,
    recoveryKey,
    workbench: await open('mei', testPassword),
    call: async <Answer>(operation: string, input: unknown) =>
      // The contract states what each operation answers; tests name that type.
      (await test.workbench.call(operation, input)) as Answer,
    async reopen(login = 'mei', password = testPassword) {
      await test.workbench.close()
      test.workbench = await open(login, password)
    },
    async remove() {
      await test.workbench.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return test
}
