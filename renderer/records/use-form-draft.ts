import { useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { beforeLock } from '../api/before-lock.ts'
import { refusalOf } from '../api/refusal.ts'
import { soon } from '../api/soon.ts'
import { type Kept, useKept } from '../api/use-kept.ts'
import { draftKey, draftOf, type FormDraft, type KeptDraft, readDraft } from './form-draft.ts'
import type { FormValues } from './form-values.ts'
import type { RecordFormApi } from './use-record-form.ts'

/** So long after a key what was typed is kept at the latest, in milliseconds. */
const latest = 1000

export type DraftKeeper = {
  /** What was typed here earlier and not saved, until the person has decided about it. */
  readonly found: KeptDraft | null
  /** The instant at which what stands in the form was last kept; null where it was not. */
  readonly keptAt: string | null
  /** Why what stands in the form is not kept; null where it is, or nothing was typed. */
  readonly refusal: ErrorShape | null
  /** Takes the found draft as dealt with: its values stand in the form, or are thrown away. */
  readonly settle: (what: 'restored' | 'discarded') => void
  /** Throws away what was kept, for good: it has been saved, or is not wanted. */
  readonly forget: () => Promise<void>
}

type Watched = {
  readonly record: AnyRecord
  readonly id: string | null
  readonly form: RecordFormApi
  /** The values and the revision over which the form was opened. */
  readonly before: FormValues
  readonly revision: string | null
}

/** The draft that was there when the form opened. */
function useEarlier(record: AnyRecord, key: string, { values, isReady }: Pick<Kept, 'values' | 'isReady'>) {
  const [found, setFound] = useState<KeptDraft | null>(null)
  const isAsked = useRef(false)
  useEffect(() => {
    if (!isReady || isAsked.current) return
    isAsked.current = true
    const kept = values.get(key)
    const draft = kept ? readDraft(record, kept.value) : null
    if (kept && draft) setFound({ ...draft, key, at: kept.at })
  }, [record, key, values, isReady])
  return [found, () => setFound(null)] as const
}

/** Keeps what stands in a form in the vault: within a second of each key, on leaving it, before a lock. */
export function useFormDraft({ record, id, form, before, revision }: Watched): DraftKeeper {
  const kept = useKept('draft')
  const key = draftKey(record.name, id)
  const [found, settleFound] = useEarlier(record, key, kept)
  const [isKept, setKept] = useState(false)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const state = useRef({ isOver: false, last: 'null' })

  const keep = async () => {
    if (state.current.isOver || !kept.isReady) return
    const draft = draftOf(record, before, form.getValues(), revision)
    // While nobody has decided about the earlier draft, its values must not be lost under the new ones.
    const whole = draft && withEarlier(draft, found)
    const text = JSON.stringify(whole)
    if (text === state.current.last) return
    const earlier = state.current.last
    state.current.last = text
    try {
      if (whole) await kept.put(key, whole)
      else if (!found) await kept.remove(key)
    } catch (error) {
      // Refused while an import runs, it is to be kept at the next moment though nothing more was typed.
      if (state.current.last === text) state.current.last = earlier
      setRefusal(refusalOf(error))
      throw error
    }
    setKept(whole !== null)
    setRefusal(null)
  }
  useKeeping(form, keep)
  const forget = async () => {
    state.current.isOver = true
    await kept.remove(key)
  }
  const settle = (what: 'restored' | 'discarded') => {
    settleFound()
    if (what === 'discarded') void kept.remove(key)
  }
  return { found, keptAt: isKept ? (kept.values.get(key)?.at ?? null) : null, refusal, settle, forget }
}

function withEarlier(draft: FormDraft, earlier: FormDraft | null): FormDraft {
  if (!earlier) return draft
  return { ...draft, typed: { ...earlier.typed, ...draft.typed }, base: { ...earlier.base, ...draft.base } }
}

/** Calls `keep` at the moments at which what was typed could be lost. */
function useKeeping(form: RecordFormApi, keep: () => Promise<void>): void {
  const current = useRef(keep)
  current.current = keep
  useEffect(() => {
    // Why it was refused stands beside the form's buttons; the typing itself goes on.
    const now = () => {
      keeping.cancel()
      return current.current().catch(() => undefined)
    }
    const keeping = soon(() => void now(), latest)
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: keeping.ask })
    const leave = () => void now()
    const takeBack = beforeLock(now)
    for (const sign of ['blur', 'pagehide', 'beforeunload']) addEventListener(sign, leave)
    return () => {
      void now()
      unsubscribe()
      takeBack()
      for (const sign of ['blur', 'pagehide', 'beforeunload']) removeEventListener(sign, leave)
    }
  }, [form])
}
