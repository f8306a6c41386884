import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { NewPasswordFields, noPassword } from '../locked/new-password.tsx'
import classes from '../pages/page.module.css'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'

/** Changes the password of whoever is signed in. */
export function PasswordSection() {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [secret, setSecret] = useState(noPassword)
  const [done, setDone] = useState(false)
  const task = useTask(api.session.changePassword)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret.password !== secret.repeated) return
    const answered = await task.run({ password, next: secret.password })
    if (answered === undefined) return
    setPassword('')
    setSecret(noPassword)
    setDone(true)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        label={t('settings.password.present')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        required
      />
      <NewPasswordFields label={t('password.newOne')} value={secret} onChange={setSecret} />
      <RefusalNotice refusal={task.refusal} />
      <TaskProgress task={task} label={t('settings.password.running')} cancellable={false} />
      {done ? <p role="status">{t('settings.password.done')}</p> : null}
      <Button type="submit" disabled={task.running}>
        {t('settings.password.submit')}
      </Button>
    </form>
  )
}
