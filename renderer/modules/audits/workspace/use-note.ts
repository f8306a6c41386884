import { useCallback, useEffect, useRef, useState } from 'react'
import type { Detail } from '#shared/contract/record-operations.ts'
import { bothTexts } from '#shared/modules/audits/audits.workspace-save.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { soon } from '../../../api/soon.ts'
import type { Kept } from '../../../api/use-kept.ts'
import type { RowSaves } from './use-row-saves.ts'

/** How the text stands: as in the vault, typed, kept as a draft, being saved, overtaken by another's, refused. */
export type NoteState = 'saved' | 'typed' | 'kept' | 'saving' | 'overtaken' | 'refused'

type Draft = { readonly text: string; readonly base: string }

/** So long after a key the text is kept at the latest, in milliseconds. */
const latestKept = 700
/** The texts of a paper that are written in the workspace. */
export type WrittenField = 'note' | 'conclusion'

const textOf = (entity: AnyEntity, name: WrittenField): string => {
  const value = entity[name]
  return typeof value === 'string' ? value : ''
}

function draftIn(value: unknown): Draft | null {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('base' in value)) return null
  const { text, base } = value
  return typeof text === 'string' && typeof base === 'string' ? { text, base } : null
}

/** Keeps the typed text in the vault while it is typed, and takes the draft away once it is saved. */
function useDraft(kept: Kept, key: string) {
  const waiting = useRef<(() => void) | null>(null)
  const [keeping] = useState(() => soon(() => waiting.current?.(), latestKept))
  const { put, remove } = kept
  const keep = useCallback(
    (draft: Draft, onKept: (kept: Draft) => void) => {
      // A draft that could not be kept is saved when the text is left, so nothing is said of it here.
      waiting.current = () =>
        void put(key, draft).then(
          () => onKept(draft),
          () => undefined,
        )
      keeping.ask()
    },
    [put, key, keeping],
  )
  const drop = useCallback(() => {
    keeping.cancel()
    void remove(key).catch(() => undefined)
  }, [remove, key, keeping])
  return { keep, drop }
}

/** A text of a working paper: kept while typed, saved when left, never overwritten and never lost. */
export function useNote(name: WrittenField, detail: Detail<AnyEntity>, saves: RowSaves, kept: Kept) {
  const { entity } = detail
  const key = `checklistRow.${name}:${entity.id}`
  const [first] = useState(() => draftIn(kept.values.get(key)?.value))
  const [draft, setDraft] = useState<Draft>(first ?? { text: textOf(entity, name), base: textOf(entity, name) })
  const [state, setState] = useState<NoteState>(first ? 'kept' : 'saved')
  const [theirs, setTheirs] = useState<Detail<AnyEntity> | null>(null)
  const latest = useRef(draft)
  const { keep, drop } = useDraft(kept, key)
  const show = useCallback((next: Draft) => {
    latest.current = next
    setDraft(next)
  }, [])

  const written = textOf(entity, name)
  useEffect(() => {
    const { text, base } = latest.current
    if (text === base && text !== written) show({ text: written, base: written })
  }, [written, show])

  const { save } = saves
  const flush = useCallback(async (): Promise<boolean> => {
    const { text, base } = latest.current
    if (text === base) return true
    setState('saving')
    const outcome = await save({ [name]: text === '' ? null : text }, { [name]: base === '' ? null : base })
    if (outcome.kind === 'saved') {
      // The vault trims what it keeps; what was typed meanwhile goes on from there.
      const kept = textOf(outcome.entity, name)
      const isLast = latest.current.text === text
      show({ text: isLast ? kept : latest.current.text, base: kept })
      setState(isLast ? 'saved' : 'typed')
      if (isLast) drop()
      return isLast
    }
    setTheirs(outcome.kind === 'overtaken' ? outcome.fresh : null)
    setState(outcome.kind === 'overtaken' ? 'overtaken' : 'refused')
    return false
  }, [save, show, drop, name])

  // Going on to another row leaves the text too.
  useEffect(() => () => void flush(), [flush])

  const type = (text: string) => {
    show({ text, base: latest.current.base })
    setState(text === latest.current.base ? 'saved' : 'typed')
    if (text === latest.current.base) drop()
    else keep(latest.current, (kept) => setState((old) => (old === 'typed' && latest.current === kept ? 'kept' : old)))
  }
  const settle = (choice: 'mine' | 'theirs' | 'both') => {
    const other = theirs ? textOf(theirs.entity, name) : ''
    const mine = latest.current.text
    setTheirs(null)
    show({ text: { mine, theirs: other, both: bothTexts(other, mine) }[choice], base: other })
    if (choice === 'theirs') {
      setState('saved')
      drop()
    } else void flush()
  }
  return { name, text: draft.text, state, theirs, isRestored: first !== null && state === 'kept', type, flush, settle }
}
