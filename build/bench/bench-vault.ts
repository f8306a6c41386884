import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Host } from '#services/host.ts'
import { createVault } from '#services/lifecycle/create.ts'
import { openVault } from '#services/lifecycle/open.ts'
import type { OpenVault } from '#services/open-vault.ts'
import { runCommand } from '#services/run.ts'
import { testHost, testPassword } from '#services/testing/test-workbench.ts'
import { smallestCost } from '#services/vault/derivation.ts'
import type { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { Draft } from '#shared/record/record.ts'
import { createIdentifiers } from '../../electron/vault-process/identifier.ts'

/** A vault in a temporary folder, opened in this process, with real time and identifiers. */
export type BenchVault = {
  readonly host: Host
  readonly root: string
  readonly folder: string
  readonly vault: OpenVault
  readonly department: string
  readonly person: string
  /** Closes the vault, and removes its folder where nothing is to be measured any more. */
  close(): void
  remove(): void
}

/** The password of every bench vault; derivation is the cheapest that is read, since no figure counts it. */
export const benchPassword = testPassword

/** Opens a vault as a person does. */
export function openBenchVault(host: Host, folder: string): Promise<OpenVault> {
  return openVault(host, folder, { kind: 'password', login: 'mei', password: benchPassword })
}

/** Makes a vault with one department and one person to refer to. */
export async function makeBenchVault(): Promise<BenchVault> {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-bench-'))
  const host: Host = { ...testHost(path.join(root, 'data')), now: Date.now, newId: createIdentifiers(Date.now) }
  const folder = path.join(root, 'Bench.sealbook')
  const { vault } = await createVault(host, {
    folder,
    name: 'Bench',
    organisation: 'Northwind Savings Bank',
    person: 'Mei Lin',
    login: 'mei',
    password: benchPassword,
    cost: smallestCost,
    language: 'en',
    zone: 'Asia/Shanghai',
    demo: false,
  })
  const { result } = runCommand(vault, ({ write }) => ({
    department: write(departmentRecord).create({ name: '网络部', code: 'NET' }).id,
    person: write(personRecord).create({ name: 'Ana Ortiz' }).id,
  }))
  const close = () => {
    if (vault.store.db.open) vault.close()
  }
  const remove = () => {
    close()
    rmSync(root, { recursive: true, force: true })
  }
  return { host, root, folder, vault, ...result, close, remove }
}

const severities = ['critical', 'high', 'medium', 'low', 'note'] as const

/** A finding as auditors write them: some hundred characters in two languages, two references, a date. */
export function findingDraft(bench: BenchVault, number: number) {
  const severity = severities[number % severities.length] ?? 'note'
  const day = String((number % 28) + 1).padStart(2, '0')
  return {
    title: `Default password on switch ${number} of the branch, 弱口令`,
    severity,
    condition: `Switch ${number} in rack ${number % 40} still answers to the vendor's default password. 交换机仍使用出厂口令。`,
    criterion: 'Baseline 4.2: default passwords are changed before a device is connected.',
    recommendation: 'Change the password, record it in the password vault, and check the other devices of the rack.',
    department: bench.department,
    owner: bench.person,
    identifiedOn: `2026-03-${day}`,
    dueOn: `2026-06-${day}`,
  } satisfies Draft<typeof findingRecord>
}
