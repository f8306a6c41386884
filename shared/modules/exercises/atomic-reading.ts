import type { AttackIndex } from './attack-catalogue.ts'
import type { ForeignRun, ForeignRunRow, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'
import type { TableRow } from './vectr-reading.ts'

/** The heads by which the index of tests is known; it has been given others over time, in any order. */
const needed = ['Technique #', 'Test Name'] as const
const placed: ReadonlySet<string> = new Set(['Tactic', 'Technique #', 'Test Name', 'Executor Name'])
const known: ReadonlySet<string> = new Set([...placed, 'Technique Name', 'Test #', 'Test GUID'])

/** Whether a table is the index of Atomic Red Team, whatever else it has. */
export function isAtomicIndex(heads: readonly string[]): boolean {
  return needed.every((head) => heads.includes(head))
}

function readRow({ where, cells }: TableRow, index: AttackIndex, faults: RunFault[], tell: TellLoss): ForeignRunRow {
  const of = (head: string) => (cells.get(head) ?? '').trim()
  const technique = placedTechnique(index, of('Technique #'), of('Tactic'), tell)
  const title = lineOf(of('Test Name') || technique.name, 200, 'Test Name', tell)
  if (title === null) faults.push({ where, field: 'Test Name', message: 'errors.field.foreignRun.noTitle' })
  const kept = [...cells].flatMap(([name, value]) => {
    if (placed.has(name) || value.trim() === '') return []
    if (!known.has(name)) tell('kept', name)
    return [{ name: name.slice(0, 200), value: limited(value, 20_000, name, tell) ?? '' }]
  })
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome: null },
      ...{ startedAt: null, endedAt: null, description: null, target: null, source: null, command: null },
      tool: lineOf(of('Executor Name'), 300, 'Executor Name', tell),
    },
    facts: [],
    kept: [...technique.kept, ...kept],
  }
}

/**
 * Reads the index of Atomic Red Team as steps that are still to come. A test that stands under several tactics is one
 * step, of the first; the others are told as left out.
 */
export function readAtomicIndex(rows: readonly TableRow[], index: AttackIndex): ForeignRun {
  const faults: RunFault[] = []
  const losses: RunLoss[] = []
  const seen = new Set<string>()
  const read = rows.flatMap((row) => {
    const test = row.cells.get('Test GUID')?.trim() ?? ''
    if (test !== '' && seen.has(test)) {
      losses.push({ kind: 'leftOut', what: `${row.where} ${row.cells.get('Tactic') ?? ''}`.trim() })
      return []
    }
    seen.add(test)
    const tell: TellLoss = (kind, what) =>
      losses.push({ kind, what: kind === 'kept' ? what : `${row.where} ${what}`.trim() })
    return [readRow(row, index, faults, tell)]
  })
  return { format: 'atomic', rows: read, faults, losses }
}
