import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { listed } from '#shared/base/series.ts'
import { type Vouching, vouchers } from '#shared/modules/reports/reports.contract.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { followed } from '../../api/tasks.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import type { Intake } from './intake.ts'
import classes from './signatures.module.css'

type Given = { readonly file: File; readonly vouched: readonly Vouching[] }

/** Asks whoever takes a file how they know whose the certificate is that signed it. */
function VouchForm({ person, onVouch }: { readonly person: string; readonly onVouch: (reason: string) => void }) {
  const t = useWords()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onVouch(reason)
  }
  return (
    <form onSubmit={submit} className={classes.vouching} autoComplete="off">
      <Stack gap="xs" align="start">
        <TextInput
          w="100%"
          label={t('takeSigned.reason')}
          description={t('takeSigned.reason.help')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
        />
        <Button type="submit" size="compact-sm">
          {t('takeSigned.vouch', { person })}
        </Button>
      </Stack>
    </form>
  )
}

/** Takes the file of a sealed report that was signed on another copy of the vault, or with a key file. */
export function useSignedElsewhere(): Intake {
  const t = useWords()
  const { member } = useSession()
  const mayVouch = vouchers.some((role) => member.roles.includes(role))
  const [reached, setReached] = useState<Given | null>(null)
  const take = useChange(async (given: Given) => {
    setReached(given)
    const ticket = await sendFile(given.file)
    return await followed(await api.report.takeSigned({ ticket, vouched: [...given.vouched] }), () => undefined)
  })
  const refusal = take.error ? refusalOf(take.error) : null
  const asked = refusal?.key === 'errors.signerUnknown' ? refusal.parameters : null
  const vouch = (reason: string) => {
    if (!reached || !asked) return
    const word = { fingerprint: String(asked.fingerprint), person: String(asked.personId), reason }
    take.mutate({ file: reached.file, vouched: [...reached.vouched, word] })
  }
  return {
    button: (
      <FileChoice accept="application/pdf,.pdf" onChange={(file) => file && take.mutate({ file, vouched: [] })}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={take.isPending}>
            {t('takeSigned.take')}
          </Button>
        )}
      </FileChoice>
    ),
    outcome: (
      <>
        <RefusalNotice refusal={refusal} />
        {asked && mayVouch ? (
          <VouchForm key={`${asked.fingerprint} ${asked.personId}`} person={String(asked.person)} onVouch={vouch} />
        ) : null}
        {asked && !mayVouch ? <p>{t('errors.vouchForbidden')}</p> : null}
        {take.data ? (
          <Notice
            isResult
            tone="good"
            title={t('takeSigned.taken', { title: take.data.title, signers: listed(t.language, take.data.signers) })}
          />
        ) : null}
      </>
    ),
  }
}
