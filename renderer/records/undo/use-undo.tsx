import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { happenedIn } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { remembering, type Undoable, withoutUndone } from './undo-stack.ts'

/** What was changed in this window and can be taken back; the page is gone when the vault is locked, and this with it. */
let stack: readonly Undoable[] = []

const notice = 'undo'

function actionOf({ back, rows }: Undoable) {
  return back === 'values' ? { kind: 'updateEach' as const, changes: rows.map(({ values }) => values) } : { kind: back }
}

function tell(t: Translator, message: Parameters<typeof notifications.show>[0]): void {
  notifications.hide(notice)
  notifications.show({ id: notice, closeButtonProps: { 'aria-label': t('dialog.close') }, ...message })
}

/** Takes back a change, or the last one, as a new change of all its records or of none; a refusal says which one it is. */
async function takeBack(t: Translator, queries: QueryClient, wanted?: Undoable): Promise<void> {
  const change = wanted ?? stack.at(-1)
  if (!change) return tell(t, { message: t('undo.none') })
  const seen = change.rows.map(({ id, after }) => ({ id, revision: after }))
  try {
    const { rows } = await recordClient(change.record).changeMany({ rows: seen, action: actionOf(change) })
    stack = withoutUndone(stack, change, new Map(rows.map(({ id, revision }) => [id, revision])))
    tell(t, { message: t('undo.done', { what: change.what }) })
    await queries.invalidateQueries()
  } catch (error) {
    const refusal = refusalOf(error)
    // What is refused once stays refused; the change before it is the next to take back.
    if (refusal.code !== 'internal') stack = stack.filter((one) => one !== change)
    const { title } = refusal.parameters
    const named = change.rows.length > 1 && typeof title === 'string' ? t('list.bulk.refused', { title }) : ''
    // Who takes back a change need not be another person than who changed the record since.
    const why = refusal.key === 'errors.changedMeanwhile' ? t('undo.since') : happenedIn(t, refusal)
    const words = [t('undo.refused', { what: change.what }), why, named]
    tell(t, { color: 'red', message: words.filter((one) => one !== '').join(' '), autoClose: 20_000 })
  }
}

/** Remembers changes and says so with the way back; takes back the last one. */
export function useUndo() {
  const t = useWords()
  const queries = useQueryClient()
  return useMemo(() => {
    const undo = (change?: Undoable) => void takeBack(t, queries, change)
    const remember = (change: Undoable) => {
      stack = remembering(stack, change)
      tell(t, {
        autoClose: 10_000,
        message: (
          <>
            {change.what}{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => undo(change)}>
              {t('archive.undo')}
            </Button>
          </>
        ),
      })
    }
    return { undo, remember, tell: (message: string) => tell(t, { message }) }
  }, [t, queries])
}
