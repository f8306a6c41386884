import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { questionsOfRows } from '#shared/modules/audits/audits.templates.ts'
import { checklistTemplateRecord } from '#shared/modules/audits/checklist-template.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'

type Template = Readonly<Record<string, unknown>> & { readonly title: string }

/** Begins a template and leads to its form. */
function useTemplate() {
  const navigate = useNavigate()
  const create = useChange(api.checklistTemplate.create)
  const begin = (draft: Template) =>
    void create.mutateAsync({ draft }).then(
      ({ id }) => navigate({ to: '/records/$record/$id/edit', params: { record: 'checklistTemplate', id } }),
      () => undefined,
    )
  return { begin, create }
}

function BeginTemplate({ label, draft }: { readonly label: string; readonly draft: Template }) {
  const t = useWords()
  const { member } = useSession()
  const { begin, create } = useTemplate()
  if (!mayWrite(checklistTemplateRecord, member.roles)) return null
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={create.isPending}
        onClick={() => begin(draft)}
        data-not-printed
      >
        {t(label)}
      </Button>
      {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
    </>
  )
}

const titleOf = ({ title }: AnyEntity) => (typeof title === 'string' ? title : '')

/** Keeps the questions of a checklist as the draft of a template. */
export function KeepTemplate({ audit, rows }: { readonly audit: AnyEntity; readonly rows: readonly AnyEntity[] }) {
  if (rows.length === 0) return null
  return <BeginTemplate label="templates.keep" draft={{ title: titleOf(audit), questions: questionsOfRows(rows) }} />
}

/** Begins the version of a template that will replace it, with the same questions. */
export function NextVersion({ template }: { readonly template: AnyEntity }) {
  const { purpose, questions, id } = template
  const asked = Array.isArray(questions) ? questions : []
  return (
    <BeginTemplate
      label="templates.next"
      draft={{ title: titleOf(template), purpose, questions: asked, follows: id }}
    />
  )
}
