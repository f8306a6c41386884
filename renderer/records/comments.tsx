import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { markdown } from '#shared/record/fields.ts'
import { listOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import classes from './detail-page.module.css'
import { MarkdownControl } from './inputs/markdown-input.tsx'
import { MarkdownText } from './markdown-text.tsx'
import { useFormats } from './use-formats.ts'

/** A remark is not required: an empty one is a box in which nobody writes. */
const commentBody = markdown({ max: 20_000 })

/** Ctrl Enter sends a remark as it saves a form. */
export function sendOnKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

/** What people remarked on a record, oldest first, and the box for the next remark. */
export function Comments({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  const formats = useFormats()
  const [body, setBody] = useState('')
  const found = useQuery(
    listOf('comment', {
      filters: [
        { field: 'subjectRecord', comparison: 'is', value: record },
        { field: 'subject', comparison: 'is', value: id },
      ],
      limit: 500,
    }),
  )
  const create = useChange(recordClient('comment').create)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '' || create.isPending) return
    create.mutate({ draft: { subjectRecord: record, subject: id, body } }, { onSuccess: () => setBody('') })
  }
  const rows = found.data?.rows ?? []
  return (
    <>
      {rows.length > 0 ? (
        <ol className={classes.plain}>
          {rows.map((comment) => (
            <li key={comment.id} className={classes.entry}>
              <div className={classes.entryHead}>
                <strong>{found.data?.titles[comment.createdBy] ?? t('record.somebody')}</strong>
                <span className="quiet">{formats.instant(comment.createdAt)}</span>
              </div>
              <MarkdownText text={typeof comment.body === 'string' ? comment.body : ''} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="quiet">{t('comments.none')}</p>
      )}
      <form className={classes.form} onSubmit={submit} onKeyDown={sendOnKeys} autoComplete="off">
        <MarkdownControl
          field={commentBody}
          messages="comment.body"
          path="body"
          label={t('comments.new')}
          value={body}
          onChange={(text) => setBody(typeof text === 'string' ? text : '')}
          errorAt={() => undefined}
          titles={{}}
        />
        {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
        <Button type="submit" variant="default" disabled={body.trim() === ''} loading={create.isPending}>
          {t('comments.add')}
        </Button>
      </form>
    </>
  )
}
