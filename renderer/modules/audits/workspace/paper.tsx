import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnyEntity } from '#shared/record/values.ts'
import { useKept } from '../../../api/use-kept.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FieldValue } from '../../../records/field-value.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { type KeyValue, KeyValues } from '../../../ui/key-values.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { KeptFields } from './kept-fields.tsx'
import { NoteSection } from './note-section.tsx'
import classes from './paper.module.css'
import footClasses from './paper-foot.module.css'
import { PaperSteps } from './paper-steps.tsx'
import { RemarksSection } from './remarks-section.tsx'
import { ResultSection } from './result-section.tsx'
import { useNote } from './use-note.ts'
import { useRowSaves } from './use-row-saves.ts'
import { useWorkspaceKeys } from './use-workspace-keys.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const sampling = ['population', 'sampleSize', 'samplingSeed'] as const

function factOf({ record, detail }: DetailProps, name: string, label: string): KeyValue | null {
  const field = record.fields[name]
  if (!field) return null
  const messages = `${record.name}.${name}`
  const value = <FieldValue field={field} messages={messages} value={detail.entity[name]} titles={detail.titles} />
  return { key: name, label, value, wide: field.kind === 'markdown' }
}

/** Fields of the row that are read here, without those that are empty. */
function Facts({ record, detail, names }: DetailProps & { readonly names: readonly string[] }) {
  const t = useWords()
  const items = names
    .filter((name) => (detail.entity[name] ?? null) !== null)
    .map((name) => factOf({ record, detail }, name, t(`${record.name}.${name}`)))
    .filter((fact) => fact !== null)
  return items.length > 0 ? <KeyValues items={items} /> : null
}

/** Who prepared and who reviewed, and when; empty places are shown, for they are what is still to come. */
function Stamps({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  const stamp = (by: string, on: string) => {
    const [person, day] = [text(detail.entity[by]), text(detail.entity[on])]
    const who = person === '' ? null : (detail.titles[person] ?? t('record.somebody'))
    return (
      <span>
        <span className="quiet">{t(`checklistRow.${by}`)}</span>{' '}
        {who === null ? '—' : `${who}${day === '' ? '' : ` · ${formats.day(day)}`}`}
      </span>
    )
  }
  return (
    <div className={footClasses.stamps}>
      {stamp('preparedBy', 'preparedOn')}
      {stamp('reviewedBy', 'reviewedOn')}
    </div>
  )
}

type Props = DetailProps & {
  readonly audit: AnyEntity
  readonly findings: readonly AnyEntity[]
  /** Where the row stands in the checklist, and the way on. */
  readonly place: ReactNode
}

function Sampling({ record, detail, saves }: DetailProps & { readonly saves: ReturnType<typeof useRowSaves> }) {
  const t = useWords()
  const { mayEdit, entity } = detail
  if (!mayEdit && sampling.every((name) => entity[name] === null) && entity.sample === null) return null
  return (
    <section className={classes.section} aria-label={t('checklistRow.section.sampling')}>
      <h4 className={classes.heading}>{t('checklistRow.section.sampling')}</h4>
      {mayEdit ? (
        <>
          <KeptFields record={record} detail={detail} names={sampling} saves={saves} className={classes.three} />
          <KeptFields record={record} detail={detail} names={['sample']} saves={saves} />
        </>
      ) : (
        <Facts record={record} detail={detail} names={[...sampling, 'sample']} />
      )}
    </section>
  )
}

/** One row as its working paper: asked, tested, seen, concluded, and stamped. */
function OpenPaper({
  record,
  detail,
  audit,
  findings,
  place,
  kept,
}: Props & { readonly kept: ReturnType<typeof useKept> }) {
  const t = useWords()
  const saves = useRowSaves(detail)
  const note = useNote(detail, saves, kept)
  const { entity, mayEdit } = detail
  const field = record.fields.note
  useWorkspaceKeys(mayEdit ? { w: () => document.querySelector<HTMLElement>('[data-note] textarea')?.focus() } : {})
  return (
    <div className={classes.paper}>
      <header className={classes.head}>
        <div className={classes.over}>
          {place}
          <StateBadge record={record} state={entity.state} />
        </div>
        <h3 className={classes.question}>
          <Link to="/records/$record/$id" params={{ record: record.name, id: entity.id }}>
            {text(entity.question)}
          </Link>
        </h3>
      </header>
      <div className={classes.columns}>
        <div>
          <section className={classes.section}>
            <Facts record={record} detail={detail} names={['criterion', 'control', 'policy', 'procedure']} />
          </section>
          <ResultSection
            result={text(entity.result) || null}
            mayEdit={mayEdit}
            onResult={(result) => void saves.save({ result })}
          />
          {saves.outcome?.kind === 'refused' ? <RefusalNotice refusal={saves.outcome.refusal} /> : null}
          {saves.outcome?.kind === 'overtaken' && note.theirs === null ? (
            <div className={classes.section}>
              <Notice tone="attention" title={t('workspace.overtaken')} />
            </div>
          ) : null}
          {field ? <NoteSection field={field} note={note} mayEdit={mayEdit} /> : null}
        </div>
        <div>
          <EvidenceSection record={record} detail={detail} />
          <FindingsSection audit={audit} row={entity} findings={findings} />
          <Sampling record={record} detail={detail} saves={saves} />
          <RemarksSection id={entity.id} />
        </div>
      </div>
      <footer className={footClasses.foot}>
        <Stamps detail={detail} />
        <Facts record={record} detail={detail} names={['reviewNote']} />
        <PaperSteps record={record} detail={detail} onBefore={note.flush} />
      </footer>
    </div>
  )
}

/** The working paper of a row, once the drafts of the member are known. */
export function Paper(props: Props) {
  const kept = useKept('draft')
  return kept.isReady ? <OpenPaper {...props} kept={kept} /> : null
}
