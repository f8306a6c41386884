import { filesIn } from '#shared/record/evidence-files.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EvidenceOnPage } from '../../../records/evidence-on-page.tsx'
import { useHeldEvidence } from '../evidence/held-evidence.tsx'
import classes from './paper.module.css'

/** The files of a row: added by choosing, dropping or pasting while it may be changed, each saved at once. */
export function EvidenceSection({ record, detail }: DetailProps) {
  const t = useWords()
  const label = t('checklistRow.evidence')
  const { length } = filesIn(detail.entity.evidence)
  const about = useHeldEvidence({ detail }, length > 0)
  return (
    <section className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {length > 0 ? <span className="quiet">{length}</span> : null}
        {detail.mayEdit ? <kbd className={classes.key}>v</kbd> : null}
      </h4>
      <EvidenceOnPage
        record={record}
        detail={detail}
        field="evidence"
        label={label}
        around="section"
        endsSignOffs
        about={about}
      />
    </section>
  )
}
