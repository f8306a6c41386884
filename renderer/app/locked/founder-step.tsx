import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { RunningTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './locked.module.css'
import { NewPasswordFields, noPassword } from './new-password.tsx'
import type { VaultDraft } from './vault-draft.ts'

/** Second step: the founder's name, the name to sign in with and the password. */
export function FounderStep({
  draft,
  onChange,
  onBack,
  onCreate,
  creation,
}: {
  readonly draft: VaultDraft
  readonly onChange: (draft: VaultDraft) => void
  readonly onBack: () => void
  readonly onCreate: (password: string) => void
  readonly creation: Pick<RunningTask<never, unknown>, 'running' | 'progress' | 'cancel' | 'refusal'>
}) {
  const t = useWords()
  const [secret, setSecret] = useState(noPassword)
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (secret.password === secret.repeated) onCreate(secret.password)
  }
  return (
    <form className={classes.form} autoComplete="off" onSubmit={create}>
      <div className={classes.two}>
        <TextInput
          label={t('create.person')}
          value={draft.person}
          onChange={(event) => onChange({ ...draft, person: event.currentTarget.value })}
          autoComplete="name"
          maxLength={120}
          autoFocus
          required
        />
        <TextInput
          label={t('create.login')}
          value={draft.login}
          onChange={(event) => onChange({ ...draft, login: event.currentTarget.value })}
          autoComplete="username"
          maxLength={120}
          required
        />
      </div>
      <NewPasswordFields value={secret} onChange={setSecret} />
      <RefusalNotice refusal={creation.refusal} />
      <TaskProgress task={creation} label={t('create.running')} />
      <div className={classes.actions}>
        <Button variant="default" size="sm" onClick={onBack} disabled={creation.running}>
          {t('create.back')}
        </Button>
        <Button type="submit" size="sm" style={{ flex: 1 }} disabled={creation.running}>
          {t('create.submit')}
        </Button>
      </div>
    </form>
  )
}
