import { Button, Checkbox, Group, ScrollArea, Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Filter } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { FieldInput } from './inputs/field-input.tsx'
import { type ColumnFilterShape, isAbsence, typedCondition, valuesOf } from './list-comparisons.ts'

type Condition = Omit<Filter, 'field'>

type Props = {
  readonly record: AnyRecord
  readonly column: string
  readonly label: string
  readonly shape: ColumnFilterShape
  readonly condition: Condition | null
  readonly onApply: (condition: Condition | null) => void
  readonly onCancel: () => void
}

type ValuesProps = Pick<Props, 'record' | 'column' | 'label' | 'shape'> & {
  readonly comparison: Filter['comparison']
  readonly values: readonly unknown[]
  readonly onChange: (values: readonly unknown[]) => void
  readonly error: string | undefined
}

function Choices({ record, column, label, shape, values, onChange, error }: ValuesProps) {
  const t = useWords()
  const isState = column === 'state'
  const wordOf = (choice: string) => {
    if (record.fields[column]?.kind === 'boolean') return t(choice === 'true' ? 'value.yes' : 'value.no')
    return t(isState ? `${record.name}.state.${choice}` : `${record.name}.${column}.${choice}`)
  }
  return (
    <Checkbox.Group
      label={label}
      error={error}
      value={values.map(String)}
      onChange={(chosen: readonly string[]) => onChange(chosen)}
    >
      <ScrollArea.Autosize mah={260} mt={6}>
        <Stack gap={8}>
          {(shape.choices ?? []).map((choice, index) => (
            <Checkbox key={choice} value={choice} label={wordOf(choice)} data-autofocus={index === 0} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  )
}

/** The boxes for the values of a comparison: two for a range, otherwise one. */
function Operands({ record, column, label, shape, comparison, values, onChange, error }: ValuesProps) {
  const t = useWords()
  const { operand } = shape
  if (!operand) return null
  const names = comparison === 'between' ? [t('list.column.from'), t('list.column.until')] : [label]
  return names.map((name, index) => (
    <FieldInput
      key={name}
      field={{ ...operand, required: false }}
      messages={`${record.name}.${column}`}
      path={`value.${index}`}
      label={name}
      value={values[index] ?? null}
      onChange={(value) => onChange(Array.from(names, (_, place) => (place === index ? value : values[place])))}
      errorAt={() => (index === names.length - 1 ? error : undefined)}
      titles={{}}
      autoFocus={index === 0}
    />
  ))
}

/** How a column is narrowed: the comparison, its values, and the way back. */
export function ColumnForm({ record, column, label, shape, condition, onApply, onCancel }: Props) {
  const t = useWords()
  const first = shape.comparisons[0] ?? 'empty'
  const stated = condition && shape.comparisons.includes(condition.comparison) ? condition.comparison : first
  const [comparison, setComparison] = useState(stated)
  const [values, setValues] = useState<readonly unknown[]>(condition ? valuesOf(condition, shape) : [])
  const [isWrong, setWrong] = useState(false)
  const wordOf = (one: Filter['comparison']) => {
    if (shape.isNumeric && (one === 'before' || one === 'after')) return t(`list.compare.number.${one}`)
    return t(`list.compare.${one}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = typedCondition(shape, comparison, values)
    setWrong(typed === null)
    if (typed) onApply(typed)
  }
  const change = (next: readonly unknown[]) => {
    setValues(next)
    setWrong(false)
  }
  const shared = { record, column, label, shape, comparison, values, onChange: change }
  const error = isWrong ? t('list.column.needsValue') : undefined
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="sm">
        {shape.comparisons.length > 1 ? (
          <Select
            aria-label={t('list.column.comparison')}
            data={shape.comparisons.map((one) => ({ value: one, label: wordOf(one) }))}
            value={comparison}
            onChange={(one) => setComparison(shape.comparisons.find((known) => known === one) ?? first)}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
        ) : null}
        {isAbsence(comparison) ? null : shape.choices ? (
          <Choices {...shared} error={error} />
        ) : (
          <Operands {...shared} error={error} />
        )}
        <Group gap="xs">
          <Button type="submit">{t('list.column.apply')}</Button>
          {condition ? (
            <Button variant="default" onClick={() => onApply(null)}>
              {t('list.column.clear')}
            </Button>
          ) : null}
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('dialog.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
