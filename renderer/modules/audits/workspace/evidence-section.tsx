import { useRef } from 'react'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EvidenceList } from '../../../records/evidence-list.tsx'
import { isEvidence } from '../../../records/field-value.tsx'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import classes from './paper.module.css'
import type { RowSaves } from './use-row-saves.ts'
import { useWorkspaceKeys } from './use-workspace-keys.ts'

/** The files of a row: added by choosing, dropping or pasting while it may be changed, each saved at once. */
export function EvidenceSection({ record, detail, saves }: DetailProps & { readonly saves: RowSaves }) {
  const t = useWords()
  const frame = useRef<HTMLElement>(null)
  const { entity, mayEdit } = detail
  const field = record.fields.evidence
  const files = Array.isArray(entity.evidence) ? entity.evidence.filter(isEvidence) : []
  const choose = () => {
    const button = frame.current?.querySelector('button')
    button?.focus()
    button?.click()
  }
  useWorkspaceKeys(mayEdit ? { v: choose } : {})
  if (!field) return null
  const label = t('checklistRow.evidence')
  return (
    <section ref={frame} className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {files.length > 0 ? <span className="quiet">{files.length}</span> : null}
        {mayEdit ? <kbd className={classes.key}>v</kbd> : null}
      </h4>
      {mayEdit ? (
        <div className={classes.named}>
          <FieldInput
            field={field}
            messages="checklistRow.evidence"
            path="evidence"
            label={label}
            value={files}
            onChange={(value) => {
              const chosen = Array.isArray(value) ? value.filter(isEvidence) : []
              void saves.save({ evidence: chosen })
            }}
            errorAt={() => undefined}
            titles={{}}
          />
        </div>
      ) : (
        <EvidenceList record={record.name} id={entity.id} files={files} />
      )}
    </section>
  )
}
