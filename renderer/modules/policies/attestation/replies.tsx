import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { encodeHex, longestReply } from '#shared/modules/replies/replies.codec.ts'
import { api } from '../../../api/client.ts'
import { saveFile } from '../../../api/files.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useKeptTask } from '../../../api/use-kept-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { happenedIn } from '../../../app/refusal-words.ts'
import { useWords } from '../../../app/words.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './attestation.module.css'

type Outcome = {
  readonly file: string
  readonly fingerprint: string | null
  readonly isConfirmed: boolean
  readonly refusal: ErrorShape | null
}

async function acceptFile(file: File): Promise<Outcome> {
  const none = { file: file.name, fingerprint: null, isConfirmed: false }
  try {
    // One byte more than a reply may have is enough to see that it is none.
    const bytes = new Uint8Array(await file.slice(0, longestReply + 1).arrayBuffer())
    const { fingerprint, isConfirmed } = await api.reply.accept({ reply: encodeHex(bytes) })
    return { ...none, fingerprint, isConfirmed, refusal: null }
  } catch (error) {
    return { ...none, refusal: refusalOf(error instanceof Error ? error : new Error(String(error))) }
  }
}

function OutcomeLine({ outcome }: { readonly outcome: Outcome }) {
  const t = useWords()
  const { file, fingerprint, isConfirmed, refusal } = outcome
  return (
    <li className={classes.outcome}>
      <span className={classes.file}>{file}</span>
      {refusal ? (
        <>
          <ToneBadge tone="critical">{t('attesting.refused')}</ToneBadge>
          <span>{happenedIn(t, refusal)}</span>
        </>
      ) : (
        <>
          <ToneBadge tone={isConfirmed ? 'good' : 'attention'}>
            {t(isConfirmed ? 'attesting.confirmed' : 'attesting.unconfirmed')}
          </ToneBadge>
          <code className="code">{fingerprint}</code>
        </>
      )}
    </li>
  )
}

/** What goes out to people without the program, and what comes back from them. */
export function Replies({ campaign, isRunning }: { readonly campaign: string; readonly isRunning: boolean }) {
  const t = useWords()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const place = { place: `request ${campaign}`, label: { key: 'attesting.page' } }
  const page = useKeptTask(place, api.campaign.requestPage, async (file) => {
    await saveFile(file)
    return { file: file.name }
  })
  const accept = useChange(async (files: readonly File[]) => {
    const found: Outcome[] = []
    // One after the other: each is an entry of its own.
    for (const file of files) found.push(await acceptFile(file))
    setOutcomes(found)
  })
  return (
    <section className={classes.replies} aria-label={t('attesting.outside')}>
      <h3 className={classes.heading}>{t('attesting.outside')}</h3>
      <p className={classes.help}>{t('attesting.outside.help')}</p>
      <div className={classes.buttons} data-not-printed>
        <Button
          variant="default"
          disabled={!isRunning || page.running}
          onClick={() => void page.run({ id: campaign, language: t.language })}
        >
          {t('attesting.page')}
        </Button>
        <FileChoice multiple accept=".reply,.cose" onChange={(files) => accept.mutate(files)}>
          {(props) => (
            <Button {...props} variant="default" disabled={!isRunning} loading={accept.isPending}>
              {t('attesting.accept')}
            </Button>
          )}
        </FileChoice>
      </div>
      <RefusalNotice refusal={page.refusal} />
      {outcomes.length > 0 ? (
        <ul className={classes.outcomes} aria-live="polite">
          {outcomes.map((outcome, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name, and the list is made anew each time
            <OutcomeLine key={at} outcome={outcome} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}
