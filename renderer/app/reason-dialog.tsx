import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { submitOnSaveKeys } from '../ui/save-keys.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { useWords } from './words.tsx'

/** Asks why before something is done that the journal must be able to explain. */
export function ReasonDialog({
  title,
  text,
  submitLabel,
  refusal,
  onSubmit,
  onClose,
}: {
  readonly title: string
  readonly text: string
  readonly submitLabel: string
  readonly refusal: ErrorShape | null
  /** A refusal is thrown by this and shown through `refusal`. */
  readonly onSubmit: (reason: string) => Promise<void>
  readonly onClose: () => void
}) {
  const t = useWords()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onSubmit(reason).catch(() => undefined)
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onKeyDownCapture={submitOnSaveKeys} onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <p className="quiet">{text}</p>
          <Textarea
            label={t('steps.reason')}
            description={t('steps.reason.help')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
            required
            data-autofocus
          />
          <RefusalNotice refusal={refusal} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
