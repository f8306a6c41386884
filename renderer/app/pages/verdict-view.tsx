import {
  findingTexts,
  type PartLine,
  partLines,
  partTones,
  verdictTones,
} from '#shared/modules/verification/verification.lines.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import { KeyFileSigning } from './key-file-signing.tsx'
import classes from './page.module.css'
import { VerdictDeclined } from './verdict-declined.tsx'
import { VerdictSheetSave } from './verdict-sheet-save.tsx'

const signable: readonly DocumentVerdict['verdict'][] = ['genuine', 'genuine-unknown-authority']

/** Findings in words, one a line. */
export function Findings({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <p key={text}>{text}</p>)
}

/** One part of what was judged, by itself. */
export function Part({ line: { name, state, about, findings } }: { readonly line: PartLine }) {
  const t = useWords()
  return (
    <div className={classes.part}>
      <span>{name}</span>
      <ToneBadge tone={partTones[state]}>{t(`verify.state.${state}`)}</ToneBadge>
      <div>
        {about === null ? null : <p>{about}</p>}
        <Findings texts={findings} />
      </div>
    </div>
  )
}

/** The verdict in plain words, and below it each part on which it rests. */
export function VerdictView({ file, verdict }: { readonly file: File; readonly verdict: DocumentVerdict }) {
  const t = useWords()
  const formats = useFormats()
  const lines = partLines(t, verdict, (instant) => formats.instant(new Date(instant).toISOString()))
  return (
    <section className={classes.verdict} aria-label={t('verifyPage.verdict')}>
      <Notice isResult tone={verdictTones[verdict.verdict]} title={t(`verify.verdict.${verdict.verdict}`)}>
        <p>{file.name}</p>
        <Findings texts={findingTexts(t, verdict.findings)} />
      </Notice>
      {verdict.journalProof.seal ? <VerdictDeclined seal={verdict.journalProof.seal.id} /> : null}
      {lines.map((line) => (
        <Part key={line.key} line={line} />
      ))}
      {signable.includes(verdict.verdict) ? <KeyFileSigning file={file} /> : null}
      <VerdictSheetSave file={file} />
    </section>
  )
}
