import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { SigningPassword } from '../../records/signing-password.tsx'
import { NewPasswordFields, noPassword } from '../locked/new-password.tsx'
import classes from '../pages/page.module.css'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'

/** Hands out the signing key of whoever is signed in, with its certificate, under a password of its own. */
export function KeyFileSection() {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [secret, setSecret] = useState(noPassword)
  const [saved, setSaved] = useState<string | null>(null)
  const task = useTask(api.report.exportKey)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret.password !== secret.repeated) return
    const file = await task.run({ password, filePassword: secret.password })
    setPassword('')
    if (!file) return
    setSecret(noPassword)
    await saveFile(file)
    setSaved(file.name)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p className="quiet">{t('settings.keyFile.explained')}</p>
      <SigningPassword value={password} onChange={setPassword} />
      <NewPasswordFields label={t('keyFile.password')} value={secret} onChange={setSecret} />
      <RefusalNotice refusal={task.refusal} />
      <TaskProgress task={task} label={t('settings.keyFile.running')} cancellable={false} />
      {saved ? <p role="status">{t('file.saved', { name: saved })}</p> : null}
      <Button type="submit" disabled={task.running}>
        {t('settings.keyFile.submit')}
      </Button>
    </form>
  )
}
