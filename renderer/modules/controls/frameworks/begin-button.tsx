import { Button } from '@mantine/core'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { useUndo } from '../../../records/undo/use-undo.tsx'
import type { FrameworkScope } from './use-coverage.ts'

/** Makes a record of every requirement that has none, so that each can be decided; nothing where all have one. */
export function BeginButton({ of, missing }: { readonly of: FrameworkScope; readonly missing: number }) {
  const t = useWords()
  const { member } = useSession()
  const { remember } = useUndo()
  const begin = useChange(api.frameworks.begin)
  const leads = member.roles.some((role) => role === 'administrator' || role === 'lead')
  if (!leads || missing === 0) return null
  const run = () =>
    begin.mutate(
      { ...of, language: t.language },
      {
        onSuccess: ({ created }) => {
          const rows = created.map(({ id, revision }) => ({ id, before: revision, after: revision, values: {} }))
          remember({ record: 'requirement', what: t('coverage.begun', { count: rows.length }), back: 'archive', rows })
        },
      },
    )
  return (
    <Button size="compact-sm" variant="default" loading={begin.isPending} onClick={run}>
      {t('coverage.begin')} ({missing})
    </Button>
  )
}
