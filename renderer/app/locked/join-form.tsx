import { Button, TextInput } from '@mantine/core'
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

/** Enters a vault for the first time with the code of an invitation. */
export function JoinForm({ session, onOpen }: { readonly session: LockedSession; readonly onOpen: OnOpen }) {
  const t = useWords()
  const task = useTask(api.session.join)
  const [path, setPath] = useState(session.recent[0]?.path ?? '')
  const [code, setCode] = useState('')
  const [login, setLogin] = useState('')
  const [secret, setSecret] = useState(noPassword)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret.password !== secret.repeated) return
    const status = await task.run({ path, code, login, password: secret.password })
    if (status) onOpen(status)
  }

  return (
    <section className={classes.panel} aria-labelledby="join-title">
      <h1 className={classes.title} id="join-title">
        {t('join.title')}
      </h1>
      <p className={classes.lead}>{t('join.lead')}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <FolderField value={path} onChange={setPath} expected="vault" autoFocus />
        <TextInput
          label={t('join.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
          required
        />
        <TextInput
          label={t('unlock.login')}
          description={t('join.login.help')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          required
        />
        <NewPasswordFields value={secret} onChange={setSecret} />
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('join.running')} />
        <Button type="submit" size="sm" disabled={task.running}>
          {t('join.submit')}
        </Button>
      </form>
      <LockedLinks session={session} except="join" />
    </section>
  )
}
