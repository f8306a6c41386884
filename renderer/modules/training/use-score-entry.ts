import { useEffect, useRef, useState } from 'react'
import {
  type CellFault,
  cellFault,
  type EntryColumn,
  type EntryRow,
  type TypedCells,
  typedPoints,
} from '#shared/modules/training/training.entry.ts'
import { beforeLock } from '../../api/before-lock.ts'
import { useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { happenedIn } from '../../app/refusal-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { plainNumber } from '../../records/inputs/plain-number.ts'

type Typed = Readonly<Record<string, TypedCells>>
type Grid = {
  readonly assessment: string
  readonly columns: readonly EntryColumn[]
  readonly rows: readonly EntryRow[]
}

/** Where the typing of a row stands. */
export type RowStatus = 'typed' | 'saving' | 'saved' | null

const none: TypedCells = {}

/** What is wrong with the typed cells of a row, by column. */
export function faultsOf(
  columns: readonly EntryColumn[],
  typed: TypedCells,
): ReadonlyMap<number, { readonly fault: CellFault; readonly text: string }> {
  return new Map(
    columns.flatMap((column, place) => {
      const text = typed[place]
      const fault = text === undefined ? null : cellFault(text, column)
      return fault === null || text === undefined ? [] : [[place, { fault, text }] as const]
    }),
  )
}

function without(typed: TypedCells, saved: TypedCells): TypedCells {
  return Object.fromEntries(Object.entries(typed).filter(([place, text]) => saved[Number(place)] !== text))
}

/** What is typed and not saved, by person and column, and where each row stands. */
function useTypedCells() {
  const [typed, setTyped] = useState<Typed>({})
  const [status, setStatus] = useState<Readonly<Record<string, RowStatus>>>({})
  const latest = useRef(typed)
  const keep = (next: Typed) => {
    latest.current = next
    setTyped(next)
  }
  const stand = (people: readonly string[], now: RowStatus) =>
    setStatus((old) => ({ ...old, ...Object.fromEntries(people.map((person) => [person, now])) }))
  return {
    typed,
    status,
    stand,
    latest: () => latest.current,
    typeInto(cells: ReadonlyMap<string, TypedCells>) {
      const now = latest.current
      const rows = [...cells].map(([person, row]) => [person, { ...now[person], ...row }] as const)
      keep({ ...now, ...Object.fromEntries(rows) })
      stand([...cells.keys()], 'typed')
    },
    /** Takes cells out unless something else was typed there since; answers whether none are left. */
    forget(person: string, cells: TypedCells): boolean {
      const left = without(latest.current[person] ?? none, cells)
      keep({ ...latest.current, [person]: left })
      return Object.keys(left).length === 0
    },
  }
}

/** Saves the points of one person: as a new score, or over the one that is there. */
function useWriting({ assessment, columns }: Grid) {
  const { person: scoredBy } = useSession().member
  const create = useChange(recordClient('score').create)
  const update = useChange(recordClient('score').update)
  return async ({ person, ...row }: EntryRow, cells: TypedCells) => {
    const points = typedPoints(columns, { person, ...row }, cells)
    if (row.score) await update.mutateAsync({ id: row.score.id, revision: row.score.revision, changes: points })
    else await create.mutateAsync({ draft: { assessment, person, scoredBy, ...points } })
  }
}

/** What is typed into the points of an assessment, saved by row. */
export function useScoreEntry(grid: Grid) {
  const t = useWords()
  const cells = useTypedCells()
  const write = useWriting(grid)
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const busy = useRef(new Set<string>())
  const rows = useRef(grid.rows)
  rows.current = grid.rows

  const save = async (person: string): Promise<void> => {
    const row = rows.current.find((one) => one.person === person)
    const typed = cells.latest()[person] ?? none
    if (!row || Object.keys(typed).length === 0 || busy.current.has(person)) return
    if (faultsOf(grid.columns, typed).size > 0) return
    busy.current.add(person)
    cells.stand([person], 'saving')
    try {
      await write(row, typed)
      setRefused(({ [person]: _, ...others }) => others)
      cells.stand([person], cells.forget(person, typed) ? 'saved' : 'typed')
    } catch (error) {
      setRefused((old) => ({ ...old, [person]: happenedIn(t, refusalOf(error)) }))
      cells.stand([person], 'typed')
    } finally {
      busy.current.delete(person)
    }
  }
  const saveAll = async () => {
    // One after the other: each is a change of its own in the journal.
    for (const person of Object.keys(cells.latest())) await save(person)
  }
  useLastChance(saveAll)
  const type = (person: string, column: number, text: string) => cells.typeInto(new Map([[person, { [column]: text }]]))
  return {
    typedOf: (person: string) => cells.typed[person] ?? none,
    statusOf: (person: string) => cells.status[person] ?? null,
    refusalFor: (person: string) => refused[person] ?? null,
    type,
    typeInto: cells.typeInto,
    /** Takes digits in groups and in full width for what they mean, when a cell is left. */
    read(person: string, column: number) {
      const text = cells.latest()[person]?.[column]
      if (text !== undefined && plainNumber(text) !== text) type(person, column, plainNumber(text))
    },
    takeBack(person: string, column: number): boolean {
      const text = cells.latest()[person]?.[column]
      if (text === undefined) return false
      if (cells.forget(person, { [column]: text })) cells.stand([person], null)
      return true
    },
    save,
    saveAll,
  }
}

export type ScoreEntryApi = ReturnType<typeof useScoreEntry>

/** Saves when the page is left or the vault is locked. */
function useLastChance(saveAll: () => Promise<void>): void {
  const last = useRef(saveAll)
  last.current = saveAll
  useEffect(() => {
    const takeBack = beforeLock(() => last.current())
    return () => {
      takeBack()
      void last.current()
    }
  }, [])
}
