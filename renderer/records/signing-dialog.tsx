import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import { saveFile } from '../api/files.ts'
import { useKeptTask } from '../api/use-kept-task.ts'
import type { TaskCall } from '../api/use-task.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { SigningPassword } from './signing-password.tsx'

type Given = { readonly password: string; readonly reason?: string }

type Props<Input> = {
  /** What the keys of its words begin with. */
  readonly words: 'seal' | 'countersign' | 'decline'
  /** What the signature will do, in a sentence. */
  readonly about: string
  /** Whoever comes back to the same place finds the signing as it runs. */
  readonly place: string
  readonly sign: TaskCall<Input, SealedReport>
  readonly inputOf: (given: Given) => Input
  readonly onClose: () => void
}

/** Asks for what a signature needs; the password opens the signing key for this one signature. */
export function SigningDialog<Input>({ words, about, place, sign, inputOf, onClose }: Props<Input>) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const isDeclining = words === 'decline'
  const said = isDeclining ? 'decline' : 'seal'
  const [saved, setSaved] = useState<string | null>(null)
  const running = `${words}.running`
  const task = useKeptTask({ place, label: { key: running } }, sign, async ({ file }) => {
    await saveFile(file)
    return { file: file.name }
  })
  const close = () => {
    // A refusal was read here; a task that runs goes on in the tray.
    if (task.refusal) task.forget()
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const signed = await task.run(inputOf({ password, ...(reason.trim() === '' ? {} : { reason }) }))
    setPassword('')
    if (signed) setSaved(signed.file.name)
  }
  return (
    <Modal opened onClose={close} title={t(`${words}.dialog`)} closeOnClickOutside={!task.running}>
      {saved ? (
        <Stack gap="sm">
          <Notice isResult tone="good" title={t(`${words}.done`)}>
            <p>{t('file.saved', { name: saved })}</p>
            <p>{t(`${said}.kept`)}</p>
          </Notice>
          <Group justify="flex-end">
            <Button onClick={close}>{t('dialog.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => void submit(event)} autoComplete="off">
          <Stack gap="sm">
            <p className="quiet">{about}</p>
            <SigningPassword value={password} onChange={setPassword} />
            <TextInput
              label={t(`${said}.reason`)}
              description={t(`${said}.reason.help`)}
              required={isDeclining}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={300}
            />
            <RefusalNotice refusal={task.refusal} />
            <TaskProgress task={task} label={t(running)} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t(task.running ? 'dialog.close' : 'dialog.cancel')}
              </Button>
              <Button type="submit" disabled={task.running}>
                {t(`${words}.submit`)}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
