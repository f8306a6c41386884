import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { together } from '#shared/base/series.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { happenedIn } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { recordNamed } from '../known-records.ts'
import { demandedFields } from '../list-bulk.ts'
import { askStep } from './asked-step.ts'
import { remembering, type TakenStep, type TakenSteps, type Undoable, withoutUndone } from './undo-stack.ts'

/** What was changed in this window and can be taken back; the page is gone when the vault is locked, and this with it. */
let stack: readonly Undoable[] = []

const notice = 'undo'
/** The keys that do what the notice offers, as the list of keys writes them. */
const undoKeys = 'Ctrl Z'

function actionOf(change: Exclude<Undoable, TakenStep>) {
  if (change.back === 'steps') return { kind: 'move' as const, step: change.way?.step ?? '' }
  const { back, rows } = change
  return back === 'values' ? { kind: 'updateEach' as const, changes: rows.map(({ values }) => values) } : { kind: back }
}

function tell(t: Translator, message: Parameters<typeof notifications.show>[0]): void {
  notifications.hide(notice)
  notifications.show({ id: notice, closeButtonProps: { 'aria-label': t('dialog.close') }, ...message })
}

function forget(change: Undoable): void {
  stack = stack.filter((one) => one !== change)
}

function refuse(t: Translator, what: string, ...why: readonly string[]): void {
  const words = [t('undo.refused', { what }), ...why].filter((one) => one !== '')
  tell(t, { color: 'red', message: together(words), autoClose: 20_000 })
}

/**
 * Answers a step by the one that leads back, if nothing followed and it is still offered: an ordinary step with a name, and
 * with a reason where one is due.
 */
async function stepBack(t: Translator, queries: QueryClient, change: TakenStep): Promise<void> {
  const { ways, what } = change
  const [row] = change.rows
  const record = recordNamed(change.record)
  if (!row || !record) return
  const detail = await queries.fetchQuery({ ...detailOf(change.record, row.id), staleTime: 0 })
  const way = ways.find(({ step }) => detail.steps.some((one) => one.step === step && one.blocked === null))
  const step = detail.steps.find((one) => one.step === way?.step)
  const isChanged = detail.entity.revision !== row.after
  if (!way || !step || isChanged) {
    forget(change)
    return refuse(t, what, t(isChanged ? 'undo.since' : 'undo.stands'))
  }
  const onTaken = (after: AnyEntity) => settle(t, change, new Map([[after.id, after.revision]]))
  if (step.needsReason || step.missing.length > 0 || !way.isUndo)
    return askStep({ of: 'one', record, detail, step, because: way.isUndo ? t('undo.slip') : '', onTaken })
  onTaken(await recordClient(change.record).move({ id: row.id, revision: row.after, step: way.step }))
  await queries.invalidateQueries()
}

/** Settles that a change was taken back; `revisions` are those that came of it. */
function settle(t: Translator, change: Undoable, revisions: ReadonlyMap<string, string>): void {
  stack = withoutUndone(stack, change, revisions)
  tell(t, { message: t('undo.done', { what: change.what }) })
}

/** Asks for what the step that answers many records needs; false where it can be taken at once. */
function asksForMany(t: Translator, change: TakenSteps): boolean {
  const { way, entities, rows } = change
  const record = recordNamed(change.record)
  if (!record || !way) return false
  const needsReason = record.workflow?.transitions[way.step]?.reason === true
  if (way.isUndo && !needsReason && demandedFields(record, way.step, entities).length === 0) return false
  askStep({
    of: 'many',
    record,
    rows: entities.map((entity, index) => ({ ...entity, revision: rows[index]?.after ?? entity.revision })),
    step: way.step,
    because: way.isUndo ? t('undo.slip') : '',
    onTaken: (revisions) => settle(t, change, revisions),
  })
  return true
}

/** Takes back a change, or the last one, as a new change of all its records or of none; a refusal says which one it is. */
async function takeBack(t: Translator, queries: QueryClient, wanted?: Undoable): Promise<void> {
  const change = wanted ?? stack.at(-1)
  if (!change) return tell(t, { message: t('undo.none') })
  if (change.back === 'step')
    return await stepBack(t, queries, change).catch((error) => refuse(t, change.what, happenedIn(t, refusalOf(error))))
  if (change.back === 'steps' && change.way === null) {
    forget(change)
    return refuse(t, change.what, t('undo.stands'))
  }
  if (change.back === 'steps' && asksForMany(t, change)) return
  const seen = change.rows.map(({ id, after }) => ({ id, revision: after }))
  try {
    const { rows } = await recordClient(change.record).changeMany({ rows: seen, action: actionOf(change) })
    settle(t, change, new Map(rows.map(({ id, revision }) => [id, revision])))
    await queries.invalidateQueries()
  } catch (error) {
    const refusal = refusalOf(error)
    // What is refused once stays refused; the change before it is the next to take back.
    if (refusal.code !== 'internal') forget(change)
    const { title } = refusal.parameters
    const named = change.rows.length > 1 && typeof title === 'string' ? t('list.bulk.refused', { title }) : ''
    // Who takes back a change need not be another person than who changed the record since.
    const why = refusal.key === 'errors.changedMeanwhile' ? t('undo.since') : happenedIn(t, refusal)
    refuse(t, change.what, why, named)
  }
}

/** What the way back of a change is called, or null where there is none. */
function backName(t: Translator, change: Undoable): string | null {
  if (change.back !== 'step' && change.back !== 'steps') return t('archive.undo')
  const way = change.back === 'steps' ? change.way : change.ways[0]
  if (!way) return null
  return way.isUndo ? t('archive.undo') : t(`${change.record}.step.${way.step}`)
}

/** Remembers changes and says so with the way back; takes back the last one. */
export function useUndo() {
  const t = useWords()
  const queries = useQueryClient()
  return useMemo(() => {
    const undo = (change?: Undoable) => void takeBack(t, queries, change)
    const remember = (change: Undoable) => {
      stack = remembering(stack, change)
      const name = backName(t, change)
      const button = (
        <Button variant="subtle" size="compact-xs" aria-keyshortcuts="Control+Z" onClick={() => undo(change)}>
          {name}
        </Button>
      )
      tell(t, {
        autoClose: 10_000,
        message: (
          <>
            {/* The badge of the page has said where the step led. */}
            <span aria-hidden={change.back === 'step'}>{change.what}</span>{' '}
            {change.aside ? <span className="quiet">{change.aside}</span> : null} {name === null ? null : button}
            {name === null ? null : <kbd className="quiet">{undoKeys}</kbd>}
          </>
        ),
      })
    }
    return { undo, remember, tell: (message: string) => tell(t, { message }) }
  }, [t, queries])
}
