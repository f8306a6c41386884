import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configuration from '../dependency-cruiser.config.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }
type Answer = { readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number } }

async function cruise(folder: string): Promise<Answer['summary']> {
  const args = [program, '--config', 'build/dependency-cruiser.config.mjs', '--output-type', 'json']
  const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...args, 'shared', 'electron', 'renderer', 'build'],
    options,
  )
  return (JSON.parse(stdout) as Answer).summary
}

/** rule, file that breaks it, what it imports */
const forbidden: readonly (readonly [string, string, string])[] = [
  ['no-rings', 'shared/base/ring-a.ts', './ring-b.ts'],
  ['no-unresolved', 'shared/base/lost.ts', './nowhere.ts'],
  ['shared-is-pure', 'shared/modules/risks/risk.rules.ts', '../../../electron/services/plain.ts'],
  ['shared-without-node', 'shared/base/files.ts', 'node:fs'],
  ['shared-base-is-lowest', 'shared/base/climber.ts', '#shared/record/plain.ts'],
  ['shared-record-on-base', 'shared/record/climber.ts', '#shared/contract/plain.ts'],
  ['shared-record-on-base', 'shared/charts/climber.ts', '#shared/contract/plain.ts'],
  ['shared-contract-on-record', 'shared/contract/climber.ts', '#shared/modules/assets/plain.ts'],
  ['shared-modules-below-registry', 'shared/modules/assets/climber.ts', '../../registry.ts'],
  ['renderer-via-contract', 'renderer/api/shortcut.ts', '#services/plain.ts'],
  ['renderer-via-contract', 'renderer/api/driver.ts', 'better-sqlite3'],
  ['renderer-without-node', 'renderer/app/files.ts', 'node:fs'],
  ['verifier-holds-a-judge', 'electron/verifier/opener.ts', '#services/plain.ts'],
  ['electron-not-renderer', 'electron/main/page.ts', '#renderer/app/plain.ts'],
  ['electron-api-in-main-and-preload', 'electron/loopback/native.ts', 'electron'],
  ['electron-api-in-main-and-preload', 'electron/services/native.ts', 'electron'],
  ['services-know-no-host', 'electron/services/host-reader.ts', '../main/plain.ts'],
  ['services-know-no-host', 'electron/services/wire-reader.ts', '../transport/plain.ts'],
  ['transport-knows-no-host', 'electron/transport/host-reader.ts', '../loopback/plain.ts'],
  ['main-knows-no-other-host', 'electron/main/neighbour.ts', '../loopback/plain.ts'],
  ['preload-knows-no-other-host', 'electron/preload/neighbour.ts', '../main/plain.ts'],
  ['loopback-knows-no-other-host', 'electron/loopback/neighbour.ts', '../main/plain.ts'],
  ['cli-knows-no-other-host', 'electron/cli/neighbour.ts', '../loopback/plain.ts'],
  ['vault-process-knows-no-other-host', 'electron/vault-process/neighbour.ts', '../main/plain.ts'],
  ['verifier-knows-no-other-host', 'electron/verifier/neighbour.ts', '../main/plain.ts'],
  ['preload-is-a-wire', 'electron/preload/logic.ts', '#services/plain.ts'],
  ['service-modules-are-strangers', 'electron/services/modules/risks/risks.service.ts', '../assets/plain.ts'],
  ['screen-modules-are-strangers', 'renderer/modules/risks/risks.screens.ts', '../assets/plain.ts'],
  ['ui-knows-no-domain', 'renderer/ui/card.ts', '#shared/modules/assets/plain.ts'],
  ['ui-knows-no-domain', 'renderer/ui/asker.ts', '../app/plain.ts'],
  ['reports-draw-projections', 'electron/services/modules/risks/risks.report.ts', '#services/database/plain.ts'],
  ['sql-driver-in-database', 'electron/services/records/opener.ts', 'better-sqlite3'],
  ['sql-below-the-modules', 'electron/services/modules/risks/risks.queries.ts', 'better-sqlite3'],
  ['sql-below-the-modules', 'electron/cli/reader.ts', 'better-sqlite3'],
  ['pdf-in-documents', 'electron/services/exchange/print.ts', 'pdfkit'],
  ['ciphers-in-vault', 'electron/services/exchange/lock.ts', '@hpke/core'],
  ['certificates-in-documents', 'electron/services/exchange/certificate.ts', '@peculiar/x509'],
  ['date-fns-in-dates', 'shared/modules/risks/risk.projection.ts', 'date-fns'],
  ['foreign-files-in-preview', 'renderer/modules/risks/risk-table.tsx', 'pdfjs-dist'],
  ['recurrence-in-base', 'shared/modules/cycles/rules.ts', 'rrule-temporal'],
  ['connections-in-network', 'electron/services/exchange/caller.ts', 'node:https'],
  ['network-in-its-process', 'electron/services/modules/risks/asker.ts', '../../network/plain.ts'],
  ['no-production-to-test', 'electron/services/borrower.ts', './testing/plain.ts'],
]

const allowed: readonly (readonly [string, string])[] = [
  ['electron/main/window.ts', 'electron'],
  ['electron/preload/preload.ts', 'electron'],
  ['electron/main/door.ts', '#services/plain.ts'],
  ['electron/vault-process/wires.ts', '../transport/plain.ts'],
  ['electron/services/database/open.ts', 'better-sqlite3'],
  ['electron/services/documents/page.ts', 'pdfkit'],
  ['electron/services/vault/keys.ts', '@hpke/core'],
  ['electron/services/vault/keys.test.ts', '../testing/plain.ts'],
  ['electron/services/network/ask.ts', 'node:https'],
  ['shared/base/dates.ts', 'date-fns'],
  ['shared/contract/operation.ts', '#shared/record/plain.ts'],
  ['renderer/modules/risks/risk.list.ts', '#shared/modules/assets/plain.ts'],
]

const plain = [
  'shared/record/plain.ts',
  'shared/contract/plain.ts',
  'shared/modules/assets/plain.ts',
  'shared/registry.ts',
  'electron/main/plain.ts',
  'electron/loopback/plain.ts',
  'electron/services/plain.ts',
  'electron/transport/plain.ts',
  'electron/services/database/plain.ts',
  'electron/services/testing/plain.ts',
  'electron/services/network/plain.ts',
  'electron/services/modules/assets/plain.ts',
  'renderer/app/plain.ts',
  'renderer/modules/assets/plain.ts',
]

const packages = [
  ...['electron', 'better-sqlite3', 'pdfkit', '@hpke/core', '@peculiar/x509', 'date-fns', 'rrule-temporal'],
  'pdfjs-dist',
]

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

/** A tree laid out as ours, in which every rule is broken by a file of its own. */
function plantTree(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'sealbook-rules-')))
  mkdirSync(path.join(folder, 'build'))
  const rules = ['build/dependency-cruiser.config.mjs', 'build/network-rules.mjs']
  for (const file of ['package.json', 'tsconfig.json', 'build/tsconfig.json', ...rules]) {
    copyFileSync(path.join(root, file), path.join(folder, file))
  }
  for (const name of packages) {
    write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(folder, `node_modules/${name}/index.js`, 'module.exports = {}\n')
  }
  for (const file of plain) write(folder, file, 'export const value = 1\n')
  for (const [file, target] of allowed) write(folder, file, `import '${target}'\n`)
  for (const [, file, target] of forbidden) write(folder, file, `import '${target}'\n`)
  write(folder, 'shared/base/ring-b.ts', `import './ring-a.ts'\n`)
  write(
    folder,
    'shared/base/type-leak.ts',
    `import type { value } from '#shared/record/plain.ts'\nexport type Leak = typeof value\n`,
  )
  write(
    folder,
    'electron/services/records/holder.ts',
    `import type Database from 'better-sqlite3'\nexport type D = Database\n`,
  )
  write(
    folder,
    'electron/services/modules/risks/holder.ts',
    `import type Database from 'better-sqlite3'\nexport type D = Database\n`,
  )
  return folder
}

describe('the import rules', () => {
  let planted: Answer['summary']
  let folder: string

  beforeAll(async () => {
    folder = plantTree()
    planted = await cruise(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const violationsOf = (file: string) =>
    planted.violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)

  it.each(forbidden)('%s refuses %s importing %s', (rule, file) => {
    expect(violationsOf(file)).toContain(rule)
  })

  it.each(allowed)('%s may import %s', (file) => {
    expect(violationsOf(file)).toEqual([])
  })

  it('see imports of types', () => {
    expect(violationsOf('shared/base/type-leak.ts')).toContain('shared-base-is-lowest')
  })

  it('let the write path name the type of a connection, and no module', () => {
    expect(violationsOf('electron/services/records/holder.ts')).toEqual([])
    expect(violationsOf('electron/services/modules/risks/holder.ts')).toEqual(['sql-below-the-modules'])
  })

  it('are all proven to fire by a planted violation', () => {
    const named = configuration.forbidden.map((rule) => rule.name)
    expect(new Set(named).size).toBe(named.length)
    expect(named.filter((name) => !forbidden.some(([rule]) => rule === name))).toEqual([])
  })

  it('each give their reason', () => {
    for (const rule of configuration.forbidden) expect(rule.comment).toMatch(/^[A-Z].{20,}\.$/)
  })

  it('saw the whole of this repository', async () => {
    const { totalCruised } = await cruise(root)
    expect(totalCruised).toBeGreaterThan(100)
  })
})
