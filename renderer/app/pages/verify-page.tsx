import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import { isPackHead } from '#shared/modules/packs/pack-manifest.ts'
import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import { type BadgeVerdict, isBadgeHead } from '#shared/modules/verification/badge.verdict.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import { api } from '../../api/client.ts'
import { readPackFile, sendFile } from '../../api/files.ts'
import { isCancellation, refusalOf } from '../../api/refusal.ts'
import { useTask } from '../../api/use-task.ts'
import { FileChoice } from '../../ui/file-choice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { BadgeVerdictView } from './badge-verdict-view.tsx'
import { PackVerdictView } from './pack-verdict-view.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'
import { VerdictView } from './verdict-view.tsx'
import { VerifierPageSave } from './verifier-page-save.tsx'

type Judged = { readonly file: File; readonly verdict: DocumentVerdict | PackVerdict | BadgeVerdict }

/** By what it begins with: what somebody handed over may bear any name. */
async function judgeFile(file: File, options: { readonly signal: AbortSignal }) {
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer())
  if (isBadgeHead(head)) return await api.verification.badge({ ticket: await sendFile(file) }, options)
  if (isPackHead(head)) return await readPackFile(file, options.signal, (arriving) => api.pack.check(arriving, options))
  return await api.verification.verify({ ticket: await sendFile(file) }, options)
}

/** A file that could not be sent or read at all, beside those that were judged. */
type Refused = { readonly name: string; readonly refusal: ErrorShape }

const isGenuine = ({ verdict: { verdict } }: Judged) => verdict === 'genuine'

/** Judges one file with its progress; one that cannot be judged is an answer too, so that the others are. */
async function* answered(file: File, signal: AbortSignal): AsyncGenerator<Progress, Judged | Refused, void> {
  try {
    const run = await judgeFile(file, { signal })
    for (;;) {
      const step = await run.next()
      if (step.done) return { file, verdict: step.value }
      yield step.value
    }
  } catch (error) {
    if (isCancellation(error) || signal.aborted) throw error
    return { name: file.name, refusal: refusalOf(error) }
  }
}

function Answer({ answer }: { readonly answer: Judged | Refused }) {
  if ('refusal' in answer) return <RefusalNotice refusal={answer.refusal}>{answer.name}</RefusalNotice>
  const { file, verdict } = answer
  if ('listed' in verdict) return <PackVerdictView name={file.name} verdict={verdict} />
  if ('badge' in verdict) return <BadgeVerdictView name={file.name} verdict={verdict} />
  return <VerdictView file={file} verdict={verdict} />
}

/** Judges PDFs, evidence packs and Open Badges that somebody handed over: drop them here. */
export function VerifyPage() {
  const t = useWords()
  const [over, setOver] = useState(false)
  const [judged, setJudged] = useState<readonly (Judged | Refused)[]>([])
  const [name, setName] = useState('')
  const task = useTask(async (file: File, { signal }: { readonly signal: AbortSignal }) => answered(file, signal))
  const judge = async (files: readonly File[]) => {
    if (files.length === 0 || task.running) return
    setJudged([])
    for (const file of files) {
      setName(file.name)
      const answer = await task.run(file)
      // Cancelled: the rest is not wanted either.
      if (!answer) return
      setJudged((before) => [...before, answer])
    }
  }
  const genuine = judged.filter((one) => 'verdict' in one && isGenuine(one)).length
  return (
    <PageFrame title={t('desk.verify')} lead={t('verifyPage.lead')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button within */}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void judge([...event.dataTransfer.files])
        }}
      >
        <span>{t('verifyPage.drop')}</span>
        <FileChoice
          multiple
          accept="application/pdf,.pdf,application/zip,.zip,.age,.svg,.png,.jwt,.jws,.json"
          onChange={(files) => void judge(files)}
          inputProps={{ 'aria-label': t('verifyPage.file') }}
        >
          {(button) => (
            <Button {...button} variant="default" disabled={task.running}>
              {t('verifyPage.choose')}
            </Button>
          )}
        </FileChoice>
      </div>
      <TaskProgress task={task} label={t('verifyPage.running', { name })} />
      <RefusalNotice refusal={task.refusal} />
      {judged.length > 1 && !task.running ? (
        <p role="status">{t('verifyPage.tally', { count: judged.length, genuine })}</p>
      ) : null}
      {judged.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files may share a name, and their order never changes
        <Answer key={place} answer={one} />
      ))}
      <VerifierPageSave />
    </PageFrame>
  )
}
