import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Clause, clauseName } from '#shared/modules/policies/policies.clauses.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import classes from './clauses.module.css'

/** The button beside a clause, and the box that it opens. */
export function NewComment({ version, clause }: { readonly version: AnyEntity; readonly clause: Clause }) {
  const t = useWords()
  const [body, setBody] = useState<string | null>(null)
  const create = useChange(recordClient('clauseComment').create)
  const name = clauseName(clause)
  const send = () => {
    const place = { version: version.id, clause: clause.anchor || null, clauseName: name || null }
    create.mutate({ draft: { ...place, body, addressee: version.author ?? null } }, { onSuccess: () => setBody(null) })
  }
  const label = t('clauses.comment.on', { clause: name || t('difference.preamble') })
  if (body === null)
    return (
      <Button
        className={classes.add}
        size="compact-xs"
        variant="subtle"
        aria-label={label}
        onClick={() => setBody('')}
        data-not-printed
      >
        {t('clauses.comment')}
      </Button>
    )
  const isEmpty = body.trim() === ''
  return (
    <div
      className={classes.box}
      onKeyDownCapture={onSaveKeys(() => (isEmpty || create.isPending ? undefined : send()))}
    >
      <Textarea
        aria-label={label}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setBody(null)
        }}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        autoFocus
      />
      {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
      <div className={classes.buttons}>
        <Button size="compact-sm" disabled={isEmpty} loading={create.isPending} onClick={send}>
          {t('clauses.comment')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setBody(null)}>
          {t('clauses.cancel')}
        </Button>
      </div>
    </div>
  )
}
