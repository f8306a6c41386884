import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import type { Filter, ListQuery, Page } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { openStates, remedyDue, severities } from '#shared/modules/assets/assets.limits.ts'
import type { Standing } from '#shared/modules/assets/assets.standing.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, ratio } from './figure.ts'
import { interleaved } from './measure.ts'

/** A question keeps the vault's process from all others; what takes longer than this is felt, in milliseconds. */
const longestAllowed = 100
const pageSize = 100
const assetCount = 1000

function dayAt(index: number): string {
  return new Date(Date.UTC(2024, 4, 1) + (index % 640) * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Rows of weaknesses on a thousand assets, found over two years and a third of them closed. They are put into the table past
 * the journal, since questions alone are asked of them.
 */
function fillWithWeaknesses({ host, vault, department, person }: BenchVault, count: number): readonly string[] {
  const draft = (asset: string, index: number) => {
    const severity = severities[index % severities.length] ?? 'info'
    const [firstSeenOn, closes] = [dayAt(index * 7), index % 3 === 0]
    return {
      ...{ title: `Service ${index % 997} is out of support`, asset, severity, department, owner: person, firstSeenOn },
      ...{ tool: 'Nessus', scannerId: `${20_000 + (index % 997)}`, port: 'tcp/443', lastSeenOn: dayAt(639) },
      ...{ description: 'The service answers with a version that is out of support. 服务版本已停止支持。' },
      ...{ solution: 'Install the update of the vendor.', output: `Version ${index}`, cves: 'CVE-2026-20000' },
      ...{ dueOn: remedyDue(severity, firstSeenOn, []) },
      ...(closes ? { closedOn: dayAt(Math.max(index * 11, index * 7)) } : {}),
    }
  }
  const { result } = runCommand(vault, ({ write }) => {
    const assets = Array.from({ length: assetCount }, (_, index) =>
      write(assetRecord).create({ name: `Server ${index}`, kind: 'server', department }),
    )
    const ids = assets.map(({ id }) => id)
    return { ids, sample: write(vulnerabilityRecord).create(draft(ids[0] ?? '', 1)) }
  })
  const { ids, sample } = result
  const table = vault.store.table(vulnerabilityRecord)
  vault.store.db.transaction(() => {
    for (let index = 0; index < count - 1; index += 1) {
      const made = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString()
      const row: AnyEntity = { ...sample, ...draft(ids[index % assetCount] ?? '', index) }
      const state = index % 3 === 0 ? 'notSeen' : (openStates[index % openStates.length] ?? 'open')
      const own = { id: host.newId(), number: `VU-2026-B${index}`, state, createdAt: made, updatedAt: made }
      table.insert({ ...row, ...own })
    }
  })()
  return ids
}

const rows = (query: ListQuery) => ['vulnerability.list', { limit: 200, ...query }] as const
const by = (field: string, descending = false) => ({ sort: [{ field, descending }] })
const where = (field: string, comparison: Filter['comparison'], value: Filter['value']): Filter => ({
  ...{ field, comparison, value },
})
const isOpen = where('state', 'in', [...openStates])

function questionsOf(asset: string): Readonly<Record<string, readonly [operation: string, input: object]>> {
  return {
    'sorted by title': rows(by('title')),
    'sorted by title, last first': rows(by('title', true)),
    'sorted by severity': rows(by('severity')),
    'sorted by due date': rows(by('dueOn')),
    'sorted by state': rows(by('state')),
    'sorted by asset': rows(by('asset')),
    'sorted by number, last first': rows(by('number', true)),
    'page in the middle': rows({ offset: 100_000 }),
    'of an asset': rows({ filters: [where('asset', 'is', asset)] }),
    'open and critical': rows({ filters: [isOpen, where('severity', 'is', 'critical')] }),
    'title contains': rows({ filters: [where('title', 'contains', 'Service 471 ')] }),
    'groups by severity': ['vulnerability.summary', { group: 'severity' }],
    'groups by asset': ['vulnerability.summary', { group: 'asset' }],
    'ageing and trend over 24 months': ['vulnerability.standing', { months: 24 }],
    'ageing of the critical ones': [
      'vulnerability.standing',
      { months: 24, filters: [where('severity', 'is', 'critical')] },
    ],
    'exposed assets': ['asset.exposed', {}],
  }
}

/** The list of so many weaknesses, their age and their trend through the door; the first page against the bare statements. */
export async function weaknessFigures(bench: BenchVault, count = 200_000, rounds = 9): Promise<readonly Figure[]> {
  const [asset = ''] = fillWithWeaknesses(bench, count)
  const { db } = bench.vault.store
  const door = openWorkbench(bench.host, bench.vault)
  const standing = (await door.call('vulnerability.standing', { months: 24 })) as { readonly standing: Standing }
  const open = standing.standing.open
  if (open < count / 2 || open > count) throw new Error('the standing counts something else')
  const stamps = ['id', 'revision', 'archived', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'state']
  const names = [...stamps, ...Object.keys(vulnerabilityRecord.fields)].map((name) => `"${name}"`).join(', ')
  const page = db.prepare<[number, number]>(
    `SELECT ${names} FROM vulnerabilities WHERE archived = 0 ORDER BY "updatedAt" DESC, "id" DESC LIMIT ? OFFSET ?`,
  )
  const total = db.prepare('SELECT count(*) AS total FROM vulnerabilities WHERE archived = 0')
  const first = (await door.call('vulnerability.list', { limit: pageSize })) as Page<AnyEntity>
  if (first.rows.length !== pageSize || first.total !== count) throw new Error('the list answered something else')
  const place = (round: number) => (round % 10) * pageSize
  const pages = await interleaved(30, {
    ours: (round) => door.call('vulnerability.list', { limit: pageSize, offset: place(round) }),
    bare: (round) => [page.all(pageSize, place(round)), total.get()],
  })
  const questions = questionsOf(asset)
  const steps = Object.entries(questions).map(
    ([name, [operation, input]]) => [name, () => door.call(operation, input)] as const,
  )
  const taken: Readonly<Record<string, number>> = await interleaved(rounds, Object.fromEntries(steps))
  return [
    ratio(`page of ${pageSize} of ${count} vulnerabilities / bare query`, pages.ours, pages.bare, 2),
    ...Object.keys(questions).map((name) =>
      most(`${count} vulnerabilities: ${name}`, taken[name] ?? Number.NaN, 'ms', longestAllowed),
    ),
  ]
}
