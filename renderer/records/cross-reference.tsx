import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { MarkdownSpan } from '#shared/base/markdown.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { api } from '../api/client.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import classes from './cross-reference.module.css'
import { mostShown, usePreview } from './preview/use-preview.tsx'
import { RecordLink } from './record-link.tsx'

type Refers = NonNullable<MarkdownSpan['refers']>

/** Whether the member may read working papers, and so follow what refers to them. */
export function useFollowsReferences(): boolean {
  const { member } = useSession()
  return member.roles.some((role) => checklistRowRecord.readers.includes(role))
}

/** A reference within a text: it opens the paper, finding or sample, or a look at the file that it names. */
export function CrossReferenceLink({ refers, label }: { readonly refers: Refers; readonly label: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const follows = useFollowsReferences()
  const { show, place } = usePreview(({ record, id }) => (
    <RecordLink record={record} id={id} title={t('reference.holder', { record: t(record) })} />
  ))
  if (!follows) return label
  const open = async () => {
    const target = await api.crossReference.find(refers)
    if (target?.file && target.file.size <= mostShown) return await show(target, target.file)
    if (target) return await navigate({ to: '/records/$record/$id', params: { record: target.record, id: target.id } })
    notifications.show({
      message: t('reference.gone', { label }),
      closeButtonProps: { 'aria-label': t('dialog.close') },
    })
  }
  return (
    <>
      <button
        type="button"
        className={classes.reference}
        title={t(`reference.kind.${refers.kind}`)}
        onClick={() => void open()}
      >
        {label}
      </button>
      {place}
    </>
  )
}

/** The texts that refer to a record or to its files; nothing where there are none. */
export function ReferredBy({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  const follows = useFollowsReferences()
  const found = useQuery({
    queryKey: ['crossReference', 'to', record, id],
    queryFn: () => api.crossReference.to({ record, id }),
    enabled: follows,
  })
  const texts = found.data ?? []
  if (texts.length === 0) return null
  return (
    <section aria-label={t('reference.by')} className={classes.by}>
      <h4 className={classes.heading}>
        {t('reference.by')} <span className="quiet">{texts.length}</span>
      </h4>
      <ul>
        {texts.map((one) => (
          <li key={`${one.id} ${one.field}`}>
            <RecordLink record={one.record} id={one.id} title={one.title} />{' '}
            <span className="quiet">
              {t(one.record)} · {t(`${one.record}.${one.field}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
