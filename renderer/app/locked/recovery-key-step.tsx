import { Button, Checkbox, CopyButton } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { type RunningTask, useTask } from '../../api/use-task.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { usePreferences } from '../preferences.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './locked.module.css'

/** Third step: the recovery key, shown this once. Nothing goes on before the person says it is kept. */
export function RecoveryKeyStep({
  recoveryKey,
  name,
  opening,
  onEnter,
}: {
  readonly recoveryKey: string
  readonly name: string
  readonly opening: Pick<RunningTask<never, unknown>, 'running' | 'progress' | 'cancel' | 'refusal'>
  readonly onEnter: () => Promise<void>
}) {
  const t = useWords()
  const { language } = usePreferences()
  const kit = useTask(api.session.recoveryKit)
  const [kept, setKept] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)

  const download = async () => {
    const file = await kit.run({ recoveryKey, name, language })
    if (!file) return
    await saveFile({ ...file, mediaType: 'application/pdf' })
    setSaved(file.name)
  }
  const enter = (event: FormEvent) => {
    event.preventDefault()
    void onEnter()
  }

  return (
    <form className={classes.form} onSubmit={enter}>
      <Notice tone="attention" title={t('key.once')}>
        <p>{t('key.explained')}</p>
      </Notice>
      <ol className={classes.key} aria-label={t('key.label')}>
        {recoveryKey.split(/[-\s]+/).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never move, and two may be alike
          <li key={index}>{group}</li>
        ))}
      </ol>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => void download()} loading={kit.running} autoFocus>
          {t('key.kit')}
        </Button>
        <CopyButton value={recoveryKey}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {t(copied ? 'copy.done' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {saved ? (
        <p className="quiet" role="status">
          {t('file.saved', { name: saved })}
        </p>
      ) : null}
      <RefusalNotice refusal={kit.refusal ?? opening.refusal} />
      <Checkbox label={t('key.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <TaskProgress task={opening} label={t('unlock.running')} cancellable={false} />
      <Button type="submit" size="sm" disabled={!kept || opening.running}>
        {t('key.continue')}
      </Button>
    </form>
  )
}
