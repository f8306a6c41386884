import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import type { AnyEntity } from '#shared/record/values.ts'
import { useKept } from '../../../api/use-kept.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { ReferredBy } from '../../../records/cross-reference.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { KnownSection } from './known-section.tsx'
import { NoteSection } from './note-section.tsx'
import classes from './paper.module.css'
import { PaperFacts, PaperStamps } from './paper-facts.tsx'
import footClasses from './paper-foot.module.css'
import { PaperSteps } from './paper-steps.tsx'
import { RemarksSection } from './remarks-section.tsx'
import { ResultSection } from './result-section.tsx'
import { ReviewNotes } from './review-notes.tsx'
import { SamplesSection } from './samples-section.tsx'
import { OpenSigned, SignedNotice, useOpening } from './signed-paper.tsx'
import { useNote } from './use-note.ts'
import { useRest } from './use-rest.ts'
import { type RowSaves, useRowSaves } from './use-row-saves.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

type Props = DetailProps & {
  readonly audit: AnyEntity
  readonly findings: readonly AnyEntity[]
  /** Where the row stands in the checklist, and the way on. */
  readonly place: ReactNode
}

/** What the last change met, where it was not saved. */
function Unsaved({ saves, isTold }: { readonly saves: RowSaves; readonly isTold: boolean }) {
  const t = useWords()
  if (saves.outcome?.kind === 'refused') return <RefusalNotice refusal={saves.outcome.refusal} />
  if (saves.outcome?.kind !== 'overtaken' || isTold) return null
  return (
    <div className={classes.section}>
      <Notice tone="attention" title={t('workspace.overtaken')} />
    </div>
  )
}

/** One row as its working paper: asked, tested, seen, concluded, and stamped. */
function OpenPaper({
  record,
  detail: read,
  audit,
  findings,
  place,
  kept,
}: Props & { readonly kept: ReturnType<typeof useKept> }) {
  const opening = useOpening({ record, detail: read }, audit)
  const { mayEdit } = opening
  const detail = { ...read, mayEdit }
  const saves = useRowSaves(read)
  const note = useNote('note', read, saves, kept)
  const conclusion = useNote('conclusion', read, saves, kept)
  // Whoever goes from row to row reads the question and the result first: the rest is drawn right after them.
  const restComes = useRest()
  const { entity } = read
  const flush = async () => (await note.flush()) && (await conclusion.flush())
  const isTold = note.theirs !== null || conclusion.theirs !== null
  const { note: noteField, conclusion: conclusionField } = record.fields
  return (
    <div className={classes.paper}>
      <header className={classes.head}>
        <div className={classes.over}>
          {place}
          <StateBadge record={record} state={entity.state} />
          <OpenSigned opening={opening} />
        </div>
        <h3 className={classes.question}>
          <Link to="/records/$record/$id" params={{ record: record.name, id: entity.id }}>
            {text(entity.question)}
          </Link>
        </h3>
      </header>
      <SignedNotice record={record} detail={read} opening={opening} />
      <div className={classes.columns}>
        <div>
          <section className={classes.section}>
            <PaperFacts
              record={record}
              detail={detail}
              names={['criterion', 'control', 'policy', 'objective', 'procedure']}
            />
          </section>
          <ResultSection
            result={text(entity.result) || null}
            mayEdit={mayEdit}
            onResult={(result) => void saves.save({ result })}
          />
          <Unsaved saves={saves} isTold={isTold} />
          {noteField ? <NoteSection field={noteField} note={note} mayEdit={mayEdit} letter="w" /> : null}
          {conclusionField ? (
            <NoteSection field={conclusionField} note={conclusion} mayEdit={mayEdit} letter="d" />
          ) : null}
        </div>
        <div>
          <EvidenceSection record={record} detail={detail} />
          <FindingsSection audit={audit} row={entity} findings={findings} />
          {restComes ? (
            <>
              <KnownSection row={entity} />
              <SamplesSection record={record} detail={detail} saves={saves} />
              <div className={classes.section}>
                <ReferredBy record={record.name} id={entity.id} />
              </div>
              <ReviewNotes row={entity} />
              <RemarksSection id={entity.id} />
            </>
          ) : null}
        </div>
      </div>
      <footer className={footClasses.foot}>
        <PaperStamps detail={detail} />
        <PaperFacts record={record} detail={detail} names={['reviewNote']} />
        <PaperSteps record={record} detail={read} onBefore={flush} />
      </footer>
    </div>
  )
}

/** The working paper of a row, once the drafts of the member are known. */
export const Paper = memo(function Paper(props: Props) {
  const kept = useKept('draft')
  return kept.isReady ? <OpenPaper {...props} kept={kept} /> : null
})
