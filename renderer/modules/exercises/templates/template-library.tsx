import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { exerciseTemplateRecord } from '#shared/modules/exercises/exercise-template.record.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { useUndo } from '../../../records/undo/use-undo.tsx'
import { OpenNewExercise } from './open-new-exercise.tsx'
import { TemplateChooser } from './template-chooser.tsx'
import classes from './templates.module.css'
import { type TemplateChoice, useTemplates } from './use-templates.ts'

/** Copies a shipped template into the vault and leads to the copy. */
function CopyToOwn({ templateKey, title }: { readonly templateKey: string; readonly title: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const { remember } = useUndo()
  const copy = useChange(api.templates.copy)
  if (!mayWrite(exerciseTemplateRecord, member.roles)) return null
  const run = () =>
    copy.mutate(
      { key: templateKey, language: t.language },
      {
        onSuccess: ({ id, revision }) => {
          remember({
            ...{ record: 'exerciseTemplate', what: t('exerciseTemplates.copied', { title }), back: 'archive' },
            rows: [{ id, before: revision, after: revision, values: {} }],
          })
          void navigate({ to: '/records/$record/$id', params: { record: 'exerciseTemplate', id } })
        },
      },
    )
  return (
    <>
      <Button variant="default" onClick={run} loading={copy.isPending} data-not-printed>
        {t('exerciseTemplates.copy')}
      </Button>
      {copy.error ? <RefusalNotice refusal={refusalOf(copy.error)} /> : null}
    </>
  )
}

function Actions({ choice: { key, from, plan } }: { readonly choice: TemplateChoice }) {
  const t = useWords()
  return (
    <>
      <OpenNewExercise template={key} />
      {from.kind === 'shipped' ? (
        <CopyToOwn templateKey={from.key} title={plan.title} />
      ) : (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to="/records/$record/$id" params={{ record: 'exerciseTemplate', id: from.id }} />
          )}
        >
          {t('exerciseTemplates.open')}
        </Button>
      )}
    </>
  )
}

/** The library: templates of one's own and those that the product ships, each with what it contains. */
export function TemplateLibrary() {
  const { choices, isPending, error } = useTemplates()
  const [key, setKey] = useState<string | null>(null)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  const chosen = choices.find((one) => one.key === key) ?? choices[0] ?? null
  return (
    <div className={classes.library}>
      <TemplateChooser
        choices={choices}
        chosen={chosen}
        onChoose={(choice) => setKey(choice.key)}
        actions={chosen === null ? null : <Actions key={chosen.key} choice={chosen} />}
      />
    </div>
  )
}
