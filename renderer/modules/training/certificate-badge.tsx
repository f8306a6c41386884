import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Language, languages } from '#shared/base/translate.ts'
import { badgeFormats } from '#shared/modules/training/badge-credential.ts'
import { certificateRecord } from '#shared/modules/training/certificate.record.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { mayWrite } from '../../records/known-records.ts'
import { SigningPassword } from '../../records/signing-password.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'

/** Asks for what a badge needs, signs it and saves its file. */
function BadgeForm({ certificate }: { readonly certificate: string }) {
  const t = useWords()
  const [format, setFormat] = useState<(typeof badgeFormats)[number]>('svg')
  const [language, setLanguage] = useState<Language>(t.language)
  const [password, setPassword] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const place = { place: `badge ${certificate}`, label: { key: 'badge.making' } }
  const task = useKeptTask(place, api.training.issueBadge, async (file) => {
    await saveFile(file)
    return { file: file.name }
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaved(null)
    const file = await task.run({ certificate, format, language, password })
    setPassword('')
    if (file) setSaved(file.name)
  }
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <Stack gap="sm" maw={420}>
        <Group gap="sm" grow>
          <Select
            label={t('badge.format')}
            data={badgeFormats.map((value) => ({ value, label: t(`badge.format.${value}`) }))}
            value={format}
            onChange={(value) => setFormat(badgeFormats.find((one) => one === value) ?? format)}
            allowDeselect={false}
          />
          <Select
            label={t('badge.language')}
            data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            value={language}
            onChange={(value) => setLanguage(languages.find((one) => one === value) ?? language)}
            allowDeselect={false}
          />
        </Group>
        <SigningPassword value={password} onChange={setPassword} />
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('badge.making')} />
        {saved ? <Notice isResult tone="good" title={t('file.saved', { name: saved })} /> : null}
        <Group>
          <Button type="submit" disabled={task.running}>
            {t('badge.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Makes an Open Badge of an issued certificate, or says why there is none. */
export function CertificateBadge({ detail: { entity } }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const hindrance = !mayWrite(certificateRecord, member.roles)
    ? 'reader'
    : entity.state !== 'issued'
      ? entity.state
      : entity.person === member.person
        ? 'own'
        : null
  if (hindrance !== null) return <EmptyState title={t('badge.notIssued')} text={t(`badge.notIssued.${hindrance}`)} />
  return (
    <Stack gap="sm" maw={560}>
      <Text size="sm">{t('badge.about')}</Text>
      <Text size="sm" className="quiet">
        {t('badge.privacy')}
      </Text>
      <BadgeForm certificate={entity.id} />
    </Stack>
  )
}
