import { Button } from '@mantine/core'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import type { KeptDraft } from './form-draft.ts'
import classes from './record-form.module.css'
import { useFormats } from './use-formats.ts'

/** Offers what was typed here earlier; `since` says who changed the record meanwhile. */
export function FormDraftNotice({
  draft,
  since,
  onRestore,
  onDiscard,
}: {
  readonly draft: KeptDraft
  readonly since: { readonly who: string; readonly at: string } | null
  readonly onRestore: () => void
  readonly onDiscard: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section className={classes.draft} aria-label={t('draft.label')}>
      <Notice tone="attention" title={t('draft.found', { when: formats.instant(draft.at) })}>
        {since ? <p>{t('draft.changedSince', { who: since.who, when: formats.instant(since.at) })}</p> : null}
        <div className={classes.choices}>
          <Button onClick={onRestore}>{t('draft.restore')}</Button>
          <Button variant="default" onClick={onDiscard}>
            {t('draft.discard')}
          </Button>
        </div>
      </Notice>
    </section>
  )
}
