import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { exerciseTemplateRecord } from '#shared/modules/exercises/exercise-template.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { useUndo } from '../../../records/undo/use-undo.tsx'
import shared from '../exchange/exchange.module.css'

/** Keeps the plan of an exercise as a template and leads to its form, where it is named and read through. */
export function KeepExercise({ exercise }: { readonly exercise: AnyEntity }) {
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const { remember } = useUndo()
  const keep = useChange(api.templates.keep)
  if (!mayWrite(exerciseTemplateRecord, member.roles)) return null
  const title = typeof exercise.title === 'string' ? exercise.title : ''
  const run = () =>
    keep.mutate(
      { exercise: exercise.id, title },
      {
        onSuccess: ({ id, revision }) => {
          remember({
            ...{ record: 'exerciseTemplate', what: t('exerciseTemplates.kept', { title }), back: 'archive' },
            rows: [{ id, before: revision, after: revision, values: {} }],
          })
          void navigate({ to: '/records/$record/$id/edit', params: { record: 'exerciseTemplate', id } })
        },
      },
    )
  return (
    <section aria-label={t('exerciseTemplates.keep.title')} className={shared.part}>
      <h3 className={shared.title}>{t('exerciseTemplates.keep.title')}</h3>
      <p className="quiet">{t('exerciseTemplates.keep.about')}</p>
      {keep.error ? <RefusalNotice refusal={refusalOf(keep.error)} /> : null}
      <Button variant="default" loading={keep.isPending} onClick={run}>
        {t('exerciseTemplates.keep')}
      </Button>
    </section>
  )
}
