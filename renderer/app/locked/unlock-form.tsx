import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { RefusalNotice } from '../refusal-notice.tsx'
import type { LockedSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { LockedLinks } from './first-start.tsx'
import { FolderField } from './folder-field.tsx'
import classes from './locked.module.css'
import { type OnOpen, useUnlock } from './use-open-vault.ts'

type Props = {
  readonly session: LockedSession
  readonly onOpen: OnOpen
  /** Asks for the folder of a vault that this machine has not opened before. */
  readonly elsewhere?: boolean
}

export function UnlockForm({ session, onOpen, elsewhere = false }: Props) {
  const t = useWords()
  const { unlock, ...task } = useUnlock(onOpen)
  const [path, setPath] = useState(elsewhere ? '' : (session.recent[0]?.path ?? ''))
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const passwordField = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await unlock({ path, login, password })) return
    setPassword('')
    passwordField.current?.focus()
  }

  return (
    <section className={classes.panel} aria-labelledby="unlock-title">
      <h1 className={classes.title} id="unlock-title">
        {t(elsewhere ? 'unlock.titleElsewhere' : 'unlock.title')}
      </h1>
      <p className={classes.lead}>{t('unlock.lead')}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {elsewhere ? (
          <FolderField value={path} onChange={setPath} expected="vault" autoFocus />
        ) : (
          <Select
            label={t('unlock.vault')}
            description={path}
            data={session.recent.map((vault) => ({ value: vault.path, label: vault.name }))}
            value={path}
            onChange={(value) => setPath(value ?? '')}
            allowDeselect={false}
            required
          />
        )}
        <TextInput
          label={t('unlock.login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoFocus={!elsewhere}
          required
        />
        <PasswordInput
          ref={passwordField}
          label={t('unlock.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          required
        />
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('unlock.running')} cancellable={false} />
        <div className={classes.actions}>
          <Button type="submit" size="sm" fullWidth disabled={task.running}>
            {t('unlock.submit')}
          </Button>
        </div>
      </form>
      <LockedLinks session={session} except={elsewhere ? 'open' : 'unlock'} />
    </section>
  )
}
