import { useCallback, useMemo, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { markedRoll, type RollMark, type RollRow } from '#shared/modules/training/training.roll.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useLastChance, useRest } from './use-late-saving.ts'

type Mark = Required<Pick<RollMark, 'person' | 'isInvited' | 'status'>>
type Marks = Readonly<Record<string, Mark>>
/** People as they stood and as they stand. */
type Edit = readonly { readonly before: Mark; readonly after: Mark }[]

function standing(roll: readonly RollRow[], person: string): Mark {
  const row = roll.find((one) => one.person === person)
  return { person, isInvited: row !== undefined, status: row?.status ?? null }
}

const isSame = (one: Mark, other: Mark) => one.isInvited === other.isInvited && one.status === other.status

/** What is marked and not saved over the roll as it is saved, and what was done before, to be taken back. */
function useMarks(saved: readonly RollRow[]) {
  const [marks, setMarks] = useState<Marks>({})
  const latest = useRef(marks)
  const known = useRef(saved)
  known.current = saved
  const past = useRef<readonly Edit[]>([])
  const [depth, setDepth] = useState(0)
  const put = useCallback((given: readonly Mark[]) => {
    const next: Record<string, Mark> = { ...latest.current }
    for (const mark of given)
      if (isSame(mark, standing(known.current, mark.person))) delete next[mark.person]
      else next[mark.person] = mark
    latest.current = next
    setMarks(next)
  }, [])
  const mark = useCallback(
    (given: readonly Mark[]) => {
      const edit = given.flatMap((after) => {
        const before = latest.current[after.person] ?? standing(known.current, after.person)
        return isSame(before, after) ? [] : [{ before, after }]
      })
      if (edit.length === 0) return
      past.current = [...past.current, edit]
      setDepth(past.current.length)
      put(given)
    },
    [put],
  )
  const undo = useCallback(() => {
    const last = past.current.at(-1)
    if (!last) return
    past.current = past.current.slice(0, -1)
    setDepth(past.current.length)
    put(last.map(({ before }) => before))
  }, [put])
  /** Takes out what was saved, unless something else was marked since. */
  const forget = useCallback((done: Marks) => {
    const left = Object.entries(latest.current).filter(([person, now]) => done[person] !== now)
    latest.current = Object.fromEntries(left)
    setMarks(latest.current)
  }, [])
  return { marks, latest, mark, undo, canUndo: depth > 0, forget }
}

/** The roll of a session while it is called: marked at once, saved together, and taken back step by step. */
export function useRollCall(session: string, saved: readonly RollRow[]) {
  const { marks, latest, mark, undo, canUndo, forget } = useMarks(saved)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const { mutateAsync } = useChange(api.training.markAttendance)
  const saveOnce = useCallback(async (): Promise<void> => {
    const done = latest.current
    const given = Object.values(done)
    if (given.length === 0) return
    try {
      await mutateAsync({ session, marks: given })
      forget(done)
      setRefusal(null)
      setIsSaved(true)
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }, [latest, forget, mutateAsync, session])
  const last = useRef(Promise.resolve())
  // One after another: who locks while a save is under way waits for it, and for what was marked meanwhile.
  const save = useCallback((): Promise<void> => {
    last.current = last.current.then(saveOnce)
    return last.current
  }, [saveOnce])
  const unsaved = Object.keys(marks).length
  useLastChance(save)
  useRest(marks, unsaved > 0, save)
  const roll = useMemo(() => markedRoll(saved, Object.values(marks)), [saved, marks])
  return { roll, marks, unsaved, isSaved: isSaved && unsaved === 0, refusal, mark, undo, canUndo, save }
}
