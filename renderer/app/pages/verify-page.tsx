import { Button } from '@mantine/core'
import { useState } from 'react'
import { isPackHead } from '#shared/modules/packs/pack-manifest.ts'
import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import { api } from '../../api/client.ts'
import { readPackFile, sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { FileChoice } from '../../ui/file-choice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { PackVerdictView } from './pack-verdict-view.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'
import { VerdictView } from './verdict-view.tsx'

type Judged = { readonly name: string; readonly verdict: DocumentVerdict | PackVerdict }

/** By what it begins with: what somebody handed over may bear any name. */
async function judgeFile(file: File, options: { readonly signal: AbortSignal }) {
  if (isPackHead(new Uint8Array(await file.slice(0, 32).arrayBuffer())))
    return await readPackFile(file, options.signal, (arriving) => api.pack.check(arriving, options))
  return await api.verification.verify({ ticket: await sendFile(file) }, options)
}

/** Judges a PDF or an evidence pack that somebody handed over: drop it here. */
export function VerifyPage() {
  const t = useWords()
  const [over, setOver] = useState(false)
  const [judged, setJudged] = useState<Judged | null>(null)
  const task = useTask<File, DocumentVerdict | PackVerdict>(judgeFile)
  const judge = async (file: File | null | undefined) => {
    if (!file) return
    setJudged(null)
    const verdict = await task.run(file)
    if (verdict) setJudged({ name: file.name, verdict })
  }
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
          void judge(event.dataTransfer.files[0])
        }}
      >
        <span>{t('verifyPage.drop')}</span>
        <FileChoice
          accept="application/pdf,.pdf,application/zip,.zip,.age"
          onChange={(file) => void judge(file)}
          inputProps={{ 'aria-label': t('verifyPage.file') }}
        >
          {(button) => (
            <Button {...button} variant="default" disabled={task.running}>
              {t('verifyPage.choose')}
            </Button>
          )}
        </FileChoice>
      </div>
      <TaskProgress task={task} label={t('verifyPage.running')} />
      <RefusalNotice refusal={task.refusal} />
      {judged === null ? null : 'listed' in judged.verdict ? (
        <PackVerdictView name={judged.name} verdict={judged.verdict} />
      ) : (
        <VerdictView name={judged.name} verdict={judged.verdict} />
      )}
    </PageFrame>
  )
}
