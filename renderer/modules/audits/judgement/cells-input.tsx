import { Input, Select } from '@mantine/core'
import { useWatch } from 'react-hook-form'
import { levelsOf, severities } from '#shared/modules/audits/audits.scale.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import { frameOf } from '../../../records/inputs/input-props.ts'
import type { OwnInputProps } from '../../../records/own-inputs.ts'
import { SeverityGrid } from './severity-grid.tsx'

type Row = Readonly<Record<string, unknown>>

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** The severities of a matrix, chosen in the matrix itself; its sides are the levels typed above. */
export function CellsInput(props: OwnInputProps) {
  const t = useWords()
  const { control, value, onChange, label, help } = props
  const [impacts, likelihoods] = useWatch({ control, name: ['impacts', 'likelihoods'] })
  // A form holds what the record holds, but for texts that the check may still refuse.
  const scale = { impacts, likelihoods, cells: value } as Readonly<Record<string, AnyValue | undefined>>
  const rows = rowsIn(value)
  const hasSides = levelsOf(scale, 'impacts').length > 0 && levelsOf(scale, 'likelihoods').length > 0
  const set = (impact: number, likelihood: number, severity: string | null) => {
    const isHere = (row: Row) => row.impact === impact && row.likelihood === likelihood
    const here = rows.find(isHere)
    const others = rows.filter((row) => !isHere(row))
    onChange(severity === null ? others : [...others, { ...here, impact, likelihood, severity }])
  }
  return (
    <Input.Wrapper label={label} description={help} error={frameOf(props).error} labelElement="div">
      {hasSides ? (
        <SeverityGrid
          scale={scale}
          drawCell={({ impact, likelihood }, severity) => (
            <Select
              size="xs"
              aria-label={t('findingScale.cell', { impact, likelihood })}
              data={severities.map((one) => ({ value: one, label: t(`finding.severity.${one}`) }))}
              value={severity}
              onChange={(chosen) => set(impact, likelihood, chosen)}
              clearable
            />
          )}
        />
      ) : (
        <p className="quiet">{t('findingScale.sidesFirst')}</p>
      )}
    </Input.Wrapper>
  )
}
