import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Language } from '#shared/base/translate.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { useKeptTask } from '../api/use-kept-task.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { SigningPassword } from './signing-password.tsx'

/** Freezes the records behind a report and signs it; the password opens the signing key for this one signature. */
export function SealDialog({
  kind,
  id,
  language,
  onClose,
}: {
  readonly kind: string
  readonly id: string
  readonly language: Language
  readonly onClose: () => void
}) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const begun = { place: `seal ${kind} ${id}`, label: { key: 'seal.running' } }
  const task = useKeptTask(begun, api.report.seal, async ({ file }) => {
    await saveFile(file)
    return { file: file.name }
  })
  const close = () => {
    // A refusal was read here; a task that runs goes on in the tray.
    if (task.refusal) task.forget()
    onClose()
  }
  const seal = async (event: FormEvent) => {
    event.preventDefault()
    const stated = reason.trim() === '' ? {} : { reason }
    const sealed = await task.run({ kind, id, language, password, ...stated })
    setPassword('')
    if (sealed) setSaved(sealed.file.name)
  }
  return (
    <Modal opened onClose={close} title={t('seal.dialog')} closeOnClickOutside={!task.running}>
      {saved ? (
        <Stack gap="sm">
          <Notice isResult tone="good" title={t('seal.done')}>
            <p>{t('file.saved', { name: saved })}</p>
            <p>{t('seal.kept')}</p>
          </Notice>
          <Group justify="flex-end">
            <Button onClick={close}>{t('dialog.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => void seal(event)} autoComplete="off">
          <Stack gap="sm">
            <p className="quiet">{t('seal.explained', { language: t(`language.${language}`) })}</p>
            <SigningPassword value={password} onChange={setPassword} />
            <TextInput
              label={t('seal.reason')}
              description={t('seal.reason.help')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={300}
            />
            <RefusalNotice refusal={task.refusal} />
            <TaskProgress task={task} label={t('seal.running')} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t(task.running ? 'dialog.close' : 'dialog.cancel')}
              </Button>
              <Button type="submit" disabled={task.running}>
                {t('seal.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
