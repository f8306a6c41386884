import { openWorkbench } from '#services/workbench.ts'
import type { Filter, ListQuery } from '#shared/contract/list.ts'
import type { Summary } from '#shared/contract/list-summary.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, told } from './figure.ts'
import { interleaved } from './measure.ts'

/** A question keeps the vault's process from all others; what takes longer than this is felt, in milliseconds. */
const longestAllowed = 100

const rows = (query: ListQuery) => ['finding.list', { limit: 200, ...query }] as const
const sums = (query: object) => ['finding.summary', query] as const
const where = (field: string, comparison: Filter['comparison'], value?: Filter['value']): Filter => ({
  field,
  comparison,
  ...(value === undefined ? {} : { value }),
})
const by = (field: string, descending = false) => ({ sort: [{ field, descending }] })

/** A question of the window: an operation and its input. */
type Question = readonly [operation: string, input: object]

/** What a list asks for while people page, sort, group and filter it by its columns; indexes answer all of it. */
const everyday = (department: string): Readonly<Record<string, Question>> => ({
  'first page': rows({}),
  'page in the middle': rows({ offset: 50_000 }),
  'sorted by title': rows(by('title')),
  'sorted by title, in the middle': rows({ ...by('title'), offset: 50_000 }),
  'sorted by severity': rows(by('severity')),
  'sorted by due date, last first': rows(by('dueOn', true)),
  'sorted by number, last first': rows(by('number', true)),
  'sorted by number, of two severities': rows({ ...by('number'), filters: [where('severity', 'in', ['low', 'high'])] }),
  'sorted by title, of a department': rows({ ...by('title'), filters: [where('department', 'is', department)] }),
  'of a severity': rows({ filters: [where('severity', 'is', 'low')] }),
  'of a department': rows({ filters: [where('department', 'is', department)] }),
  'of an audit that has none': rows({ filters: [where('audit', 'is', 'none')] }),
  'in a state that none is in': rows({ filters: [where('state', 'is', 'closed')] }),
  'title contains': rows({ filters: [where('title', 'contains', 'switch 4711')] }),
  'due within a week': rows({ filters: [where('dueOn', 'between', ['2026-06-01', '2026-06-07'])] }),
  'without an audit': rows({ filters: [where('audit', 'empty')] }),
  'summed up': sums({}),
  'groups by state': sums({ group: 'state' }),
  'groups by severity': sums({ group: 'severity' }),
  'groups by owner': sums({ group: 'owner' }),
  'groups by department': sums({ group: 'department' }),
  'groups by month due': sums({ group: 'dueOn' }),
  'groups by month found': sums({ group: 'identifiedOn' }),
  'groups by month closed': sums({ group: 'closedOn' }),
  'groups by owner, of a severity and a month': sums({
    filters: [where('severity', 'is', 'high'), where('dueOn', 'between', ['2026-06-01', '2026-06-30'])],
    group: 'owner',
  }),
})

/** What no index answers: the texts of all findings are read, or of half of them. */
const thorough: Readonly<Record<string, Question>> = {
  'middle of a severity': rows({ filters: [where('severity', 'is', 'low')], offset: 10_000 }),
  'condition contains': rows({ filters: [where('condition', 'contains', 'rack 7 ')] }),
  'without a cause': rows({ filters: [where('cause', 'empty')] }),
  'groups by control': sums({ group: 'control' }),
}

/** How long each question of a list of `count` findings takes through the door. */
export async function listFigures(bench: BenchVault, count: number, rounds = 9): Promise<readonly Figure[]> {
  const door = openWorkbench(bench.host, bench.vault)
  const summary = (await door.call('finding.summary', { group: 'severity' })) as Summary
  if (summary.groups.reduce((sum, group) => sum + group.count, 0) !== count) throw new Error('a finding is in no group')
  const questions = { ...everyday(bench.department), ...thorough }
  const ask = ([operation, input]: Question) => door.call(operation, input)
  const steps = Object.entries(questions).map(([name, question]) => [name, () => ask(question)] as const)
  const taken: Readonly<Record<string, number>> = await interleaved(rounds, Object.fromEntries(steps))
  return Object.keys(questions).map((name) => {
    const what = `list of ${count} findings: ${name}`
    const value = taken[name] ?? Number.NaN
    return Object.hasOwn(thorough, name) ? told(what, value, 'ms') : most(what, value, 'ms', longestAllowed)
  })
}
