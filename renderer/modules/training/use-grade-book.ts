import { useCallback, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { mostEntered } from '#shared/modules/training/training.contract.ts'
import {
  cellFault,
  cellText,
  type EntryColumn,
  type EntryRow,
  type TypedCells,
  typedPoints,
} from '#shared/modules/training/training.entry.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useLastChance, useRest } from './use-late-saving.ts'

export type Book = {
  readonly assessment: string
  readonly columns: readonly EntryColumn[]
  readonly rows: readonly EntryRow[]
}
type Typed = Readonly<Record<string, TypedCells>>
/** One cell as it was and as it became. */
type Edit = { readonly person: string; readonly column: number; readonly before: string; readonly after: string }
type Texts = ReadonlyMap<string, TypedCells>

const none: TypedCells = {}

/** The columns of a row in which something typed cannot be points. */
export function faultyColumns(columns: readonly EntryColumn[], typed: TypedCells): readonly number[] {
  return Object.entries(typed).flatMap(([place, text]) => {
    const column = columns[Number(place)]
    return column && cellFault(text, column) !== null ? [Number(place)] : []
  })
}

/** What is typed and not saved, and what was done before, to be taken back. */
function useTyped({ rows }: Book) {
  const [typed, setTyped] = useState<Typed>({})
  const latest = useRef(typed)
  const known = useRef(rows)
  known.current = rows
  const past = useRef<readonly (readonly Edit[])[]>([])
  const future = useRef<readonly (readonly Edit[])[]>([])
  const rowOf = useCallback((person: string) => known.current.find((row) => row.person === person), [])
  const put = useCallback(
    (texts: readonly Pick<Edit, 'person' | 'column' | 'after'>[]) => {
      const next: Record<string, TypedCells> = { ...latest.current }
      for (const { person, column, after } of texts) {
        const { [column]: _, ...others } = next[person] ?? none
        const isSaved = (rowOf(person)?.values[column] ?? '') === after
        next[person] = isSaved ? others : { ...others, [column]: after }
      }
      latest.current = Object.fromEntries(Object.entries(next).filter(([, cells]) => Object.keys(cells).length > 0))
      setTyped(latest.current)
    },
    [rowOf],
  )
  const type = useCallback(
    (texts: Texts) => {
      const edits = [...texts].flatMap(([person, cells]) =>
        Object.entries(cells).flatMap(([place, after]): Edit[] => {
          const row = rowOf(person)
          const column = Number(place)
          const before = row ? cellText(row, latest.current[person] ?? none, column) : after
          return before === after ? [] : [{ person, column, before, after }]
        }),
      )
      if (edits.length === 0) return
      past.current = [...past.current, edits]
      future.current = []
      put(edits)
    },
    [put, rowOf],
  )
  const undo = useCallback(() => {
    const last = past.current.at(-1)
    if (!last) return
    past.current = past.current.slice(0, -1)
    future.current = [...future.current, last]
    put(last.map(({ person, column, before }) => ({ person, column, after: before })))
  }, [put])
  const redo = useCallback(() => {
    const next = future.current.at(-1)
    if (!next) return
    future.current = future.current.slice(0, -1)
    past.current = [...past.current, next]
    put(next)
  }, [put])
  /** Takes out what was saved, unless something else was typed there since. */
  const forget = useCallback((saved: Typed) => {
    const left = Object.entries(latest.current).map(([person, cells]) => {
      const kept = Object.entries(cells).filter(([place, text]) => saved[person]?.[Number(place)] !== text)
      return [person, Object.fromEntries(kept)] as const
    })
    latest.current = Object.fromEntries(left.filter(([, cells]) => Object.keys(cells).length > 0))
    setTyped(latest.current)
  }, [])
  return { typed, latest, type, undo, redo, forget }
}

/** The rows that can be saved, as they would be: those without a fault. */
function enteredRows({ columns, rows }: Book, typed: Typed) {
  return rows.flatMap((row) => {
    const cells = typed[row.person]
    if (!cells || faultyColumns(columns, cells).length > 0) return []
    const { score } = row
    const seen = score && { id: score.id, revision: score.revision }
    return [{ person: row.person, score: seen, points: typedPoints(columns, row, cells) }]
  })
}

/** What is typed into the grade book of an assessment: saved together, as one change, and taken back step by step. */
export function useGradeBook(book: Book) {
  const cells = useTyped(book)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [standing, setStanding] = useState<'saving' | 'saved' | null>(null)
  const enter = useChange(api.training.enterPoints)
  const now = useRef(book)
  now.current = book
  const { latest, forget } = cells
  const saveOnce = useCallback(async (): Promise<void> => {
    const typed = latest.current
    const rows = enteredRows(now.current, typed).slice(0, mostEntered)
    if (rows.length === 0) return
    setStanding('saving')
    try {
      await enter.mutateAsync({ assessment: now.current.assessment, rows })
      forget(Object.fromEntries(rows.map(({ person }) => [person, typed[person] ?? none])))
      setRefusal(null)
      setStanding('saved')
    } catch (error) {
      setRefusal(refusalOf(error))
      setStanding(null)
    }
  }, [latest, forget, enter.mutateAsync])
  const last = useRef(Promise.resolve())
  // One after another: who locks while a save is under way waits for it, and for what was typed meanwhile.
  const save = useCallback((): Promise<void> => {
    last.current = last.current.then(saveOnce)
    return last.current
  }, [saveOnce])
  useLastChance(save)
  useRest(cells.typed, Object.keys(cells.typed).length > 0, save)
  return { ...cells, refusal, standing, save }
}
