import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type StampStanding, stampAddress } from '#shared/modules/reports/reports.contract.ts'
import { stampAuthorityRecord } from '#shared/modules/reports/stamp-authority.record.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useTask } from '../../api/use-task.ts'
import { useFormats } from '../../records/use-formats.ts'
import { FileChoice } from '../../ui/file-choice.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import classes from '../pages/page.module.css'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import sizes from './time-stamp-section.module.css'

function Authority({ standing }: { readonly standing: StampStanding }) {
  const t = useWords()
  const formats = useFormats()
  const { authority, waiting } = standing
  if (!authority) return <p>{t('settings.timeStamps.none')}</p>
  const fingerprint = authority.fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
  return (
    <KeyValues
      items={[
        { key: 'name', label: t('stampAuthority.name'), value: <bdi>{authority.name}</bdi> },
        { key: 'since', label: t('stampAuthority.since'), value: formats.instant(authority.since) },
        { key: 'waiting', label: t('settings.timeStamps.waiting'), value: waiting },
        {
          key: 'url',
          label: t('stampAuthority.url'),
          value: <span className="code">{authority.url}</span>,
          wide: true,
        },
        {
          key: 'fingerprint',
          label: t('stampAuthority.fingerprint'),
          value: <span className="code">{fingerprint}</span>,
          wide: true,
        },
      ]}
    />
  )
}

/** Where an administrator names the authority that is asked, by its address and its certificate. */
function ChoiceForm({ isReplacing }: { readonly isReplacing: boolean }) {
  const t = useWords()
  const queries = useQueryClient()
  const [url, setUrl] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const task = useTask(api.report.chooseStampAuthority)
  const isAddress = stampAddress.test(url.trim())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!file || !isAddress) return
    const answered = await task.run({ ticket: await sendFile(file), url: url.trim() })
    if (!answered) return
    setUrl('')
    setFile(null)
    void queries.invalidateQueries()
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextInput
        label={t('settings.timeStamps.url')}
        description={t('settings.timeStamps.url.help')}
        error={url === '' || isAddress ? undefined : t('settings.timeStamps.url.invalid')}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        maxLength={400}
        required
      />
      <div className={sizes.file}>
        <FileChoice accept=".pem,.crt,.cer,.der" onChange={setFile}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm">
              {t('settings.timeStamps.certificate')}
            </Button>
          )}
        </FileChoice>
        {file ? <span>{t('settings.timeStamps.chosen', { name: file.name })}</span> : null}
        <p className="quiet">{t('settings.timeStamps.certificate.help')}</p>
      </div>
      <RefusalNotice refusal={task.refusal} />
      <TaskProgress task={task} label={t('settings.timeStamps.running')} cancellable={false} />
      <Button type="submit" disabled={task.running || !file || !isAddress}>
        {t(isReplacing ? 'settings.timeStamps.replace' : 'settings.timeStamps.submit')}
      </Button>
    </form>
  )
}

/** Whom the vault asks for time stamps, if anybody. */
export function TimeStampSection() {
  const t = useWords()
  const { member } = useSession()
  const { data, error } = useQuery({
    queryKey: ['stampAuthority', 'standing'],
    queryFn: () => api.report.stampStanding({}),
  })
  const drop = useChange(() => api.report.dropStampAuthority({}))
  const maySet = stampAuthorityRecord.writers.some((role) => member.roles.includes(role))
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  return (
    <div className={sizes.section}>
      <p className="quiet">{t('settings.timeStamps.explained')}</p>
      <Authority standing={data} />
      {maySet && data.authority ? (
        <div>
          <Button variant="default" size="compact-sm" loading={drop.isPending} onClick={() => drop.mutate(undefined)}>
            {t('settings.timeStamps.drop')}
          </Button>
          <RefusalNotice refusal={drop.error ? refusalOf(drop.error) : null} />
        </div>
      ) : null}
      {maySet ? <ChoiceForm isReplacing={data.authority !== null} /> : null}
    </div>
  )
}
