import type { AttackDifference } from '#shared/modules/exercises/attack-difference.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import files from '../../../records/foreign/foreign-file.module.css'
import { ForeignFileDialog } from '../../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../../records/foreign/use-foreign-file.ts'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import classes from './attack-view.module.css'

type Row = { readonly id: string; readonly name: string; readonly says?: string }

function Changes({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={files.list}>
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
    <section className={files.scroll} tabIndex={0} aria-label={t('attackView.difference')}>
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

/** Loads another version of ATT&CK: what is in the bundle, what it changes, and only then for good. */
export function BundleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const foreign = useForeignFile(async (ticket, apply, options) => await api.attack.load({ ticket, apply }, options))
  const { reading: loading } = foreign
  const isDone = loading !== null && loading.record !== null
  const number = (count: number) => formats.integer(count)
  return (
    <ForeignFileDialog
      title={t('attackView.load')}
      about={t('attackView.about')}
      accept=".json,application/json"
      foreign={foreign}
      submit={t('attackView.apply')}
      mayTake={loading !== null}
      isDone={isDone}
      onClose={onClose}
    >
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
    </ForeignFileDialog>
  )
}
