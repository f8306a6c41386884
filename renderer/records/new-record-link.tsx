import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { mayWrite } from './known-records.ts'
import { recordWord } from './record-word.ts'

/** The first step where a view has nothing to show: a new record, for members who may make one. */
export function NewRecordLink({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { member } = useSession()
  if (!mayWrite(record, member.roles)) return null
  return (
    <Button renderRoot={(props) => <Link {...props} to="/records/$record/new" params={{ record: record.name }} />}>
      {t('list.new', { record: recordWord(t, record.name) })}
    </Button>
  )
}
