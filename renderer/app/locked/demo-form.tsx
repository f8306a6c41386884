import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DemoVaultMade } from '#shared/modules/session/session.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { usePreferences } from '../preferences.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './locked.module.css'
import { type OnOpen, useUnlock } from './use-open-vault.ts'

/** Makes a vault of invented records and enters it as one of its people. */
export function DemoForm({ onOpen }: { readonly onOpen: OnOpen }) {
  const t = useWords()
  const { language } = usePreferences()
  const making = useTask(api.session.demo)
  const { unlock, ...opening } = useUnlock(onOpen)
  const [demo, setDemo] = useState<DemoVaultMade | null>(null)
  const [saved, setSaved] = useState(false)
  const [login, setLogin] = useState<string | null>(null)

  const make = async () => {
    const made = await making.run({ language })
    if (!made) return
    setDemo(made)
    setLogin(made.logins[0] ?? null)
  }
  const save = async ({ report }: DemoVaultMade) => {
    // A ticket is good for one fetch.
    setSaved(true)
    await saveFile(report)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (demo && login) void unlock({ path: demo.path, login, password: demo.password })
    else void make()
  }

  return (
    <section className={classes.panel} aria-labelledby="demo-title">
      <h1 className={classes.title} id="demo-title">
        {t('demo.title')}
      </h1>
      <p className={classes.lead}>{t('demo.lead')}</p>
      <form className={classes.form} onSubmit={submit}>
        {demo ? (
          <Select
            label={t('demo.who')}
            description={t('demo.password', { password: demo.password })}
            data={demo.logins}
            value={login}
            onChange={setLogin}
            allowDeselect={false}
          />
        ) : null}
        {demo && !saved ? (
          <Button variant="subtle" onClick={() => void save(demo)}>
            {t('demo.report')}
          </Button>
        ) : null}
        <RefusalNotice refusal={making.refusal ?? opening.refusal} />
        <TaskProgress task={making} label={t('demo.running')} />
        <TaskProgress task={opening} label={t('unlock.running')} cancellable={false} />
        <div className={classes.actions}>
          <Button variant="default" size="sm" component="a" href="#/start">
            {t('create.back')}
          </Button>
          <Button type="submit" size="sm" style={{ flex: 1 }} disabled={making.running || opening.running}>
            {t(demo ? 'demo.enter' : 'demo.make')}
          </Button>
        </div>
      </form>
    </section>
  )
}
