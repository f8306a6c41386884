import { Button } from '@mantine/core'
import { useRef } from 'react'
import type { Field } from '#shared/record/fields.ts'
import { useWords } from '../../../app/words.tsx'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'
import type { useNote } from './use-note.ts'

type Note = ReturnType<typeof useNote>

/** Two persons wrote at once: what the other wrote, and the three ways on. */
function Overtaken({ note }: { readonly note: Note }) {
  const t = useWords()
  const formats = useFormats()
  if (!note.theirs) return null
  const { entity, titles } = note.theirs
  const who = titles[entity.updatedBy] ?? t('record.somebody')
  const written = entity[note.name]
  return (
    <ErrorNotice
      happened={t('conflict.happened', { who, when: formats.instant(entity.updatedAt) })}
      safe={t('workspace.note.safe')}
    >
      <div className={classes.theirs}>
        <p className="quiet">{t('workspace.note.theirs', { who })}</p>
        <MarkdownText text={typeof written === 'string' ? written : ''} />
        <div className={classes.buttons}>
          <Button onClick={() => note.settle('both')}>{t('workspace.note.both')}</Button>
          <Button variant="default" onClick={() => note.settle('mine')}>
            {t('workspace.note.mine')}
          </Button>
          <Button variant="default" onClick={() => note.settle('theirs')}>
            {t('workspace.note.takeTheirs')}
          </Button>
        </div>
      </div>
    </ErrorNotice>
  )
}

/** What was done and seen, or what it comes to, in words; saved when it is left. */
export function NoteSection({
  field,
  note,
  mayEdit,
  letter,
}: {
  readonly field: Field
  readonly note: Note
  readonly mayEdit: boolean
  /** The key that begins to write. */
  readonly letter: string
}) {
  const t = useWords()
  const frame = useRef<HTMLElement>(null)
  const messages = `checklistRow.${note.name}`
  const label = t(messages)
  useWorkspaceKeys(mayEdit ? { [letter]: () => frame.current?.querySelector('textarea')?.focus() } : {})
  if (!mayEdit && note.text === '') return null
  return (
    <section ref={frame} className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {mayEdit ? (
          <>
            <kbd className={classes.key}>{letter}</kbd>
            <span className={classes.sign} data-state={note.state} role="status">
              {note.state === 'saved' && note.text === ''
                ? ''
                : t(note.isRestored ? 'workspace.note.restored' : `workspace.note.state.${note.state}`)}
            </span>
          </>
        ) : null}
      </h4>
      <Overtaken note={note} />
      {mayEdit ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the text within is what takes the keys
        <div
          className={classes.written}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) void note.flush()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            void note.flush()
          }}
        >
          <FieldInput
            field={field}
            messages={messages}
            path={note.name}
            label={label}
            value={note.text}
            onChange={(value) => note.type(typeof value === 'string' ? value : '')}
            errorAt={() => undefined}
            titles={{}}
          />
          <p className={classes.help}>{t(`${messages}.help`)}</p>
        </div>
      ) : (
        <MarkdownText text={note.text} />
      )}
    </section>
  )
}
