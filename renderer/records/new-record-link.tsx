import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { mayWrite } from './known-records.ts'
import { recordWord } from './record-word.ts'

/** The first step where a view has nothing to show: a new record with what is known of it, for members who may make one. */
export function NewRecordLink({
  record,
  given,
}: {
  readonly record: AnyRecord
  readonly given?: Readonly<Record<string, string>> | undefined
}) {
  const t = useWords()
  const { member } = useSession()
  if (!mayWrite(record, member.roles)) return null
  const search = given === undefined ? {} : { with: given }
  return (
    <Button
      renderRoot={(props) => (
        <Link {...props} to="/records/$record/new" params={{ record: record.name }} search={search} />
      )}
    >
      {t('list.new', { record: recordWord(t, record.name) })}
    </Button>
  )
}
