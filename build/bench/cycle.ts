import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import { addDays } from '#shared/base/dates.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { GateList } from '#shared/modules/cycles/cycles.contract.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { interleaved } from './measure.ts'

/** What a page of a cycle may wait for its gate and its work, in milliseconds of the vault's process. */
const longestAnswer = 100

/** A cycle of the year around today with so many work items, each of which waits for one of those before it; answers its id. */
export function fillCycle(bench: BenchVault, title: string, count: number): string {
  const { host, vault, department, person } = bench
  const today = new Date(host.now()).toISOString().slice(0, 10)
  const begin = addDays(today, -180)
  const period = { start: begin, end: addDays(begin, 365) }
  const draft = { title, kind: 'year', period, goal: 'Every unit works by one plan.', owner: person } as const
  const { result: cycle } = runCommand(vault, ({ write }) => write(cycleRecord).create(draft).id)
  let last: string | null = null
  for (let start = 0; start < count; start += 500) {
    runCommand(vault, ({ write }) => {
      for (let index = start; index < Math.min(start + 500, count); index += 1) {
        const startOn = addDays(begin, (index * 7) % 300)
        last = write(workItemRecord).create({
          ...{
            cycle,
            title: `Register line ${index} of the branch, 专线备案`,
            leadDepartment: department,
            owner: person,
          },
          ...{ startOn, dueOn: addDays(startOn, 10 + (index % 50)) },
          targets: [{ name: 'Lines registered', kind: 'percent', target: '100', measured: String(80 + (index % 21)) }],
          milestones: [{ title: 'Half of them', dueOn: addDays(startOn, 5) }],
          dependsOn: last !== null && index % 3 > 0 ? [{ item: last, lagDays: 2 }] : [],
        }).id
      }
    })
  }
  vault.catchUpSearch()
  return cycle
}

/** What the page of a cycle of `count` work items asks for. */
export async function cycleFigures(bench: BenchVault, cycle: string, count: number): Promise<readonly Figure[]> {
  const door = openWorkbench(bench.host, bench.vault)
  // The contract of cycles.gate answers a gate.
  const gate = async () => (await door.call('cycles.gate', { id: cycle })) as { readonly gate: GateList | null }
  const unapproved = (await gate()).gate?.criteria.find(({ name }) => name === 'targetsUnapproved')
  if (unapproved?.count !== count) throw new Error('the gate looked at something else')
  const filters = [{ field: 'cycle', comparison: 'is', value: cycle }]
  const planned = [{ field: 'state', comparison: 'is', value: 'planned' }]
  const overdue = [
    { field: 'dueOn', comparison: 'before', value: new Date(bench.host.now()).toISOString().slice(0, 10) },
  ]
  const taken = await interleaved(15, {
    gate,
    page: () => door.call('cycle.get', { id: cycle }),
    work: () => door.call('workItem.list', { filters, limit: 500 }),
    first: () => door.call('workItem.list', { limit: 100 }),
    column: () => door.call('workItem.list', { filters: planned, sort: [{ field: 'dueOn' }], limit: 60 }),
    heads: () => door.call('workItem.summary', { group: 'state' }),
    late: () => door.call('workItem.summary', { filters: overdue, group: 'state' }),
    home: () => door.call('home.show', { role: 'lead' }),
  })
  const figure = (what: string, value: number): Figure => {
    return { what, measured: '', against: '', value, unit: 'ms', bound: longestAnswer }
  }
  return [
    figure(`the gate of a cycle with ${count} work items`, taken.gate),
    figure('  its page, with the steps that its gate allows', taken.page),
    figure('  all of its work items', taken.work),
    figure('  the first page of all work items', taken.first),
    figure('  a column of the board of all work items', taken.column),
    figure('  how many each column holds', taken.heads),
    figure('  how many of each are late', taken.late),
    figure("  a lead's home, with the gates of open cycles", taken.home),
  ]
}
