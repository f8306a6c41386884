import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { mayWrite, recordNamed } from './known-records.ts'
import { recordWord } from './record-word.ts'

/** What begins a page that is empty: the form of a new record, with what is known of it; nothing for whoever may not write it. */
export function BeginRecord({
  record: name,
  given,
}: {
  readonly record: string
  readonly given?: Readonly<Record<string, string>> | undefined
}) {
  const t = useWords()
  const { member } = useSession()
  const record = recordNamed(name)
  if (!record || !mayWrite(record, member.roles)) return null
  return (
    <Button
      renderRoot={(props) => (
        <Link
          {...props}
          to="/records/$record/new"
          params={{ record: name }}
          search={given === undefined ? {} : { with: given }}
        />
      )}
    >
      {t('list.new', { record: recordWord(t, name) })}
    </Button>
  )
}
