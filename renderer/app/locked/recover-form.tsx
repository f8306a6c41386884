import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import type { LockedSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { LockedLinks } from './first-start.tsx'
import { FolderField } from './folder-field.tsx'
import classes from './locked.module.css'
import { NewPasswordFields, noPassword } from './new-password.tsx'
import type { OnOpen } from './use-open-vault.ts'

/** Opens a vault with its recovery key and sets a new password. */
export function RecoverForm({ session, onOpen }: { readonly session: LockedSession; readonly onOpen: OnOpen }) {
  const t = useWords()
  const task = useTask(api.session.recover)
  const [path, setPath] = useState(session.recent[0]?.path ?? '')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [login, setLogin] = useState('')
  const [secret, setSecret] = useState(noPassword)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret.password !== secret.repeated) return
    const status = await task.run({ path, recoveryKey, login, password: secret.password })
    if (status) onOpen(status)
  }

  return (
    <section className={classes.panel} aria-labelledby="recover-title">
      <h1 className={classes.title} id="recover-title">
        {t('recover.title')}
      </h1>
      <p className={classes.lead}>{t('recover.lead')}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <FolderField value={path} onChange={setPath} expected="vault" autoFocus />
        <Textarea
          label={t('recover.key')}
          description={t('recover.key.help')}
          value={recoveryKey}
          onChange={(event) => setRecoveryKey(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
          rows={2}
          required
        />
        <TextInput
          label={t('unlock.login')}
          description={t('recover.login.help')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          required
        />
        <NewPasswordFields value={secret} onChange={setSecret} />
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('recover.running')} />
        <Button type="submit" size="sm" disabled={task.running}>
          {t('recover.submit')}
        </Button>
      </form>
      <LockedLinks session={session} except="recover" />
    </section>
  )
}
