import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttackDifference } from '#shared/modules/exercises/attack-difference.ts'
import type { AttackLoading } from '#shared/modules/exercises/exercises.contract.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import classes from './attack-view.module.css'

type Row = { readonly id: string; readonly name: string; readonly says?: string }

function Changes({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list}>
        {rows.map(({ id, name, says }) => (
          <li key={id}>
            <strong>{id}</strong> <bdi>{name}</bdi> {says ? <span className="quiet">{says}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What would be different from the catalogue in force, by kind of change. */
function Difference({ difference }: { readonly difference: AttackDifference }) {
  const t = useWords()
  const { added, retired, renamed, moved, tactics } = difference
  const changed = <Change extends Row & { readonly before: string; readonly after: string }>(rows: readonly Change[]) =>
    rows.map(({ before, after, ...row }) => ({
      ...row,
      says: t('attackView.change', { before: before === '' ? '—' : before, after: after === '' ? '—' : after }),
    }))
  if ([added, retired, renamed, moved, tactics].every((rows) => rows.length === 0)) return <p>{t('attackView.same')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('attackView.difference')}>
      <Changes title={t('attackView.tactics', { count: tactics.length })} rows={changed(tactics)} />
      <Changes title={t('attackView.added', { count: added.length })} rows={added} />
      <Changes
        title={t('attackView.gone', { count: retired.length })}
        rows={retired.map(({ id, name, replacedBy }) => ({
          ...{ id, name },
          says: t(replacedBy === null ? 'attackView.nothingInstead' : 'attackView.instead', { id: replacedBy ?? '' }),
        }))}
      />
      <Changes title={t('attackView.renamed', { count: renamed.length })} rows={changed(renamed)} />
      <Changes title={t('attackView.moved', { count: moved.length })} rows={changed(moved)} />
    </section>
  )
}

type Job = { readonly file: File; readonly apply: boolean }

function useBundle() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [loading, setLoading] = useState<AttackLoading | null>(null)
  const task = useTask(async ({ file: chosen, apply }: Job, options: { readonly signal: AbortSignal }) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await api.attack.load({ ticket, apply }, options)
  })
  return {
    ...{ file, loading, task },
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setLoading(null)
      setLoading((await task.run({ file: chosen, apply: false })) ?? null)
    },
    async apply() {
      const done = file ? await task.run({ file, apply: true }) : undefined
      if (!done) return
      setLoading(done)
      await queries.invalidateQueries()
    },
  }
}

/** Loads another version of ATT&CK: what is in the bundle, what it changes, and only then for good. */
export function BundleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const { file, loading, task, choose, apply } = useBundle()
  const isDone = loading !== null && loading.record !== null
  const number = (count: number) => formats.integer(count)
  return (
    <Modal opened onClose={onClose} title={t('attackView.load')} size="xl">
      <div className={classes.dialog}>
        <p className="quiet">{t('attackView.about')}</p>
        <FileChoice accept=".json,application/json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
              {t(file ? 'import.other' : 'import.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {loading ? (
          <>
            <p>
              {t('attackView.of', {
                version: loading.version === '' ? '—' : loading.version,
                tactics: number(loading.tactics),
                techniques: number(loading.techniques),
                retired: number(loading.retired),
              })}
            </p>
            {isDone ? (
              <Notice isResult tone="good" title={t('attackView.done')} />
            ) : (
              <Difference difference={loading.difference} />
            )}
          </>
        ) : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isDone ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isDone ? null : (
            <Button disabled={!loading || task.running} onClick={() => void apply()}>
              {t('attackView.apply')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
