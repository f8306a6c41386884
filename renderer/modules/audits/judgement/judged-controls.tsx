import { Button, Select } from '@mantine/core'
import { levelsOf, type ScaleSide, severityAt } from '#shared/modules/audits/audits.scale.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import { frameOf, type InputProps } from '../../../records/inputs/input-props.ts'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './judgement.module.css'
import { numberOr } from './use-scale.ts'

type Judged = { readonly scale: AnyEntity | null }

/** A level of a finding by the words of the matrix; a bare number where the house has none. */
export function LevelControl({ scale, side, ...props }: InputProps & Judged & { readonly side: ScaleSide }) {
  const levels = scale ? levelsOf(scale, side) : []
  if (levels.length === 0) return <FieldInput {...props} />
  const { value, onChange } = props
  const known = levels.some(({ level }) => level === value)
  const data = levels.map(({ level, word, meaning }) => ({
    value: String(level),
    label: meaning === '' ? `${level} ${word}` : `${level} ${word}: ${meaning}`,
  }))
  return (
    <Select
      {...frameOf(props)}
      data={known || typeof value !== 'number' ? data : [...data, { value: String(value), label: String(value) }]}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      clearable
    />
  )
}

type SeverityProps = InputProps & Judged & { readonly impact: unknown; readonly likelihood: unknown }

/** The severity, and beneath it what the matrix proposes for the levels typed. */
export function SeverityControl({ scale, impact, likelihood, ...props }: SeverityProps) {
  const t = useWords()
  const proposed = scale ? severityAt(scale, numberOr(impact) ?? 0, numberOr(likelihood) ?? 0) : null
  return (
    <>
      <FieldInput {...props} />
      {proposed === null ? null : (
        <div className={classes.proposal} role="status">
          <span>{t('finding.judgement.proposes')}</span>
          <SeverityBadge severity={proposed} />
          {proposed === props.value ? null : (
            <Button variant="subtle" size="compact-xs" onClick={() => props.onChange(proposed)}>
              {t('finding.judgement.take')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
