import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Vouching } from '#shared/modules/reports/reports.contract.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { followed } from '../../api/tasks.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import classes from './signatures.module.css'

type Given = { readonly file: File; readonly vouched?: Vouching }

/** Asks whoever takes a file how they know whose the certificate is that signed it. */
function VouchForm({ person, onVouch }: { readonly person: string; readonly onVouch: (reason: string) => void }) {
  const t = useWords()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onVouch(reason)
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
export function SignedElsewhere() {
  const t = useWords()
  const [reached, setReached] = useState<Given | null>(null)
  const take = useChange(async (given: Given) => {
    setReached(given)
    const { file, vouched } = given
    const ticket = await sendFile(file)
    return await followed(await api.report.takeSigned({ ticket, ...(vouched ? { vouched } : {}) }), () => undefined)
  })
  const refusal = take.error ? refusalOf(take.error) : null
  const { fingerprint, person } = refusal?.key === 'errors.signerUnknown' ? refusal.parameters : {}
  const known = reached?.vouched?.fingerprints ?? []
  return (
    <>
      <div data-not-printed>
        <FileChoice accept="application/pdf,.pdf" onChange={(file) => file && take.mutate({ file })}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" loading={take.isPending}>
              {t('takeSigned.take')}
            </Button>
          )}
        </FileChoice>
      </div>
      {refusal ? (
        <div>
          <RefusalNotice refusal={refusal} />
          {reached && fingerprint ? (
            <VouchForm
              key={String(fingerprint)}
              person={String(person)}
              onVouch={(reason) =>
                take.mutate({ file: reached.file, vouched: { fingerprints: [...known, String(fingerprint)], reason } })
              }
            />
          ) : null}
        </div>
      ) : null}
      {take.data ? (
        <div>
          <Notice
            isResult
            tone="good"
            title={t('takeSigned.taken', { title: take.data.title, signers: take.data.signers.join(', ') })}
          />
        </div>
      ) : null}
    </>
  )
}
