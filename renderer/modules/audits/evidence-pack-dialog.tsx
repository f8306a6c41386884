import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { usePreferences } from '../../app/preferences.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { SigningPassword } from '../../records/signing-password.tsx'
import { Notice } from '../../ui/error-notice.tsx'

/** Makes and signs the evidence pack of an audit, sealed to keys where some are given. */
export function EvidencePackDialog({ audit, onClose }: { readonly audit: string; readonly onClose: () => void }) {
  const t = useWords()
  const { language } = usePreferences()
  const [password, setPassword] = useState('')
  const [keys, setKeys] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const begun = { place: `pack ${audit}`, label: { key: 'packing.running' } }
  const task = useKeptTask(begun, api.pack.write, async (file: OutgoingFile) => {
    await saveFile(file)
    return { file: file.name }
  })
  const close = () => {
    if (task.refusal) task.forget()
    onClose()
  }
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const recipients = keys.split(/\s+/).filter((key) => key !== '')
    const made = await task.run({ audit, language, password, recipients })
    setPassword('')
    if (made) setSaved(made.name)
  }
  if (saved)
    return (
      <Modal opened onClose={close} title={t('packing.title')}>
        <Stack gap="sm">
          <Notice isResult tone="good" title={t('packing.done')}>
            <p>{t('file.saved', { name: saved })}</p>
          </Notice>
          <Group justify="flex-end">
            <Button onClick={close}>{t('dialog.close')}</Button>
          </Group>
        </Stack>
      </Modal>
    )
  return (
    <Modal opened onClose={close} title={t('packing.title')} closeOnClickOutside={!task.running}>
      <form onSubmit={(event) => void make(event)} autoComplete="off">
        <Stack gap="sm">
          <p className="quiet">{t('packing.explained')}</p>
          <SigningPassword value={password} onChange={setPassword} />
          <Textarea
            label={t('packing.recipients')}
            description={t('packing.recipients.help')}
            value={keys}
            onChange={(event) => setKeys(event.currentTarget.value)}
            autosize
            minRows={2}
            maxRows={6}
            spellCheck={false}
          />
          <RefusalNotice refusal={task.refusal} />
          <TaskProgress task={task} label={t('packing.running')} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t(task.running ? 'dialog.close' : 'dialog.cancel')}
            </Button>
            <Button type="submit" disabled={task.running}>
              {t('packing.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
