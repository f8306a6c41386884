import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SignedWithKeyFile } from '#shared/modules/verification/verification.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile, sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

type Given = { readonly keyFile: File; readonly password: string; readonly reason: string }

function KeyFileForm({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const t = useWords()
  const [keyFile, setKeyFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const [saved, setSaved] = useState<SignedWithKeyFile | null>(null)
  const task = useTask<Given, SignedWithKeyFile>(async (given, options) =>
    api.verification.sign(
      {
        ...{ ticket: await sendFile(file), keyTicket: await sendFile(given.keyFile), password: given.password },
        ...(given.reason.trim() === '' ? {} : { reason: given.reason }),
      },
      options,
    ),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!keyFile) return
    const signed = await task.run({ keyFile, password, reason })
    setPassword('')
    if (!signed) return
    await saveFile(signed.file)
    setSaved(signed)
  }
  if (saved)
    return (
      <Stack gap="sm">
        <Notice isResult tone="good" title={t('keyFile.signed', { name: saved.signer })}>
          <p>{t('file.saved', { name: saved.file.name })}</p>
        </Notice>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('dialog.close')}</Button>
        </Group>
      </Stack>
    )
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <Stack gap="sm">
        <p className="quiet">{t('keyFile.explained')}</p>
        <FileChoice accept=".p12,.pfx,application/x-pkcs12" onChange={setKeyFile}>
          {(props) => (
            <Button {...props} variant="default">
              {keyFile ? keyFile.name : t('keyFile.choose')}
            </Button>
          )}
        </FileChoice>
        <PasswordInput
          label={t('keyFile.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          required
        />
        <TextInput
          label={t('seal.reason')}
          description={t('seal.reason.help')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
        />
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('countersign.running')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!keyFile || task.running}>
            {t('countersign.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Signs a file that was judged as genuine with a key file: for whoever is to sign it and has no vault. */
export function KeyFileSigning({ file }: { readonly file: File }) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  return (
    <div className={classes.sheet}>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('keyFile.openOf', { name: file.name })}
        onClick={() => setOpened(true)}
      >
        {t('keyFile.open')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('keyFile.dialog')}>
        <KeyFileForm file={file} onClose={() => setOpened(false)} />
      </Modal>
    </div>
  )
}
