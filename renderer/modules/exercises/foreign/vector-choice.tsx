import { NativeSelect } from '@mantine/core'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { Vector } from '#shared/modules/exercises/exercises.contract.ts'
import { useWords } from '../../../app/words.tsx'

const vectors = attackStepRecord.fields.vector.choices
/** The vector that is offered first. */
export const firstVector: Vector = 'intranetBreakthrough'

/** The vector that all steps of a file get, since no other program knows of ours. */
export function VectorChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Vector
  readonly onChange: (vector: Vector) => void
}) {
  const t = useWords()
  return (
    <NativeSelect
      label={label}
      data={vectors.map((vector) => ({ value: vector, label: t(`attackStep.vector.${vector}`) }))}
      value={value}
      onChange={({ currentTarget }) => onChange(vectors.find((one) => one === currentTarget.value) ?? value)}
    />
  )
}
