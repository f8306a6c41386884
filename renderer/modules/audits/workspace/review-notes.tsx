import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { reviewNoteRecord } from '#shared/modules/audits/review-note.record.ts'
import { markdown } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf, useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { sendOnKeys } from '../../../records/comments.tsx'
import { MarkdownControl } from '../../../records/inputs/markdown-input.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'
import noteClasses from './review-note.module.css'
import { ReviewNote } from './review-note.tsx'

/** An empty note is a box in which nobody writes. */
const body = markdown({ max: 10_000 })

function NewNote({ row, onDone }: { readonly row: AnyEntity; readonly onDone: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const create = useChange(recordClient('reviewNote').create)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || create.isPending) return
    create.mutate({ draft: { checklistRow: row.id, body: text } }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} onKeyDown={sendOnKeys} autoComplete="off" className={classes.written}>
      <MarkdownControl
        field={body}
        messages="reviewNote.body"
        path="body"
        label={t('reviewNote.body')}
        help={t('reviewNote.body.help')}
        value={text}
        onChange={(value) => setText(typeof value === 'string' ? value : '')}
        errorAt={() => undefined}
        titles={{}}
        autoFocus
      />
      {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" disabled={text.trim() === ''} loading={create.isPending}>
          {t('workspace.reviewNote.add')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('dialog.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What the reviewer wants settled in this paper: each note with its answer, and who cleared it. */
export function ReviewNotes({ row }: { readonly row: AnyEntity }) {
  const t = useWords()
  const { member } = useSession()
  const frame = useRef<HTMLElement>(null)
  const [isWriting, setIsWriting] = useState(false)
  const found = useQuery(
    listOf('reviewNote', {
      filters: [{ field: 'checklistRow', comparison: 'is', value: row.id }],
      sort: [{ field: 'createdAt' }],
      limit: 200,
    }),
  )
  const writable = mayWrite(reviewNoteRecord, member.roles)
  useWorkspaceKeys(writable ? { m: () => setIsWriting(true) } : {})
  const notes = found.data?.rows ?? []
  const open = notes.filter(({ state }) => state !== 'cleared').length
  const done = () => {
    setIsWriting(false)
    frame.current?.closest<HTMLElement>('[tabindex="-1"]')?.focus()
  }
  const label = t('reviewNote.plural')
  return (
    <section ref={frame} className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {open > 0 ? <span className={noteClasses.open}>{t('workspace.reviewNote.open', { count: open })}</span> : null}
        {writable && !isWriting ? (
          <Button variant="subtle" size="compact-xs" onClick={() => setIsWriting(true)} data-not-printed>
            {t('workspace.reviewNote.new')} <kbd className={classes.key}>m</kbd>
          </Button>
        ) : null}
      </h4>
      {row.state === 'reviewed' && isWriting ? (
        <p className={classes.help}>{t('workspace.reviewNote.recalls')}</p>
      ) : null}
      {notes.length === 0 && !isWriting ? <p className={classes.help}>{t('workspace.reviewNote.none')}</p> : null}
      <ol className={classes.plain}>
        {notes.map((note) => (
          <ReviewNote key={note.id} note={note} titles={found.data?.titles ?? {}} writable={writable} />
        ))}
      </ol>
      {isWriting ? <NewNote row={row} onDone={done} /> : null}
    </section>
  )
}
