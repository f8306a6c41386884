import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import {
  type BuiltCondition,
  choicesFor,
  comparisonsFor,
  conditionFields,
  takesSeveral,
} from '#shared/modules/indicators/indicators.builder.ts'
import { formulaComparisons } from '#shared/modules/indicators/indicators.formula.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import classes from './board.module.css'

type RowProps = {
  readonly record: AnyRecord
  readonly condition: BuiltCondition
  /** What the row is called aloud. */
  readonly label: string
  readonly onChange: (condition: BuiltCondition) => void
  readonly onRemove: () => void
}

function useFieldWord(record: AnyRecord) {
  const t = useWords()
  return (name: string) => (name === 'state' ? t('indicatorWords.state') : t(`${record.name}.${name}`))
}

function useChoiceWord(record: AnyRecord, field: string) {
  const t = useWords()
  return (choice: string) => {
    const key =
      choice === 'true' || choice === 'false' ? `indicatorWords.${choice}` : `${record.name}.${field}.${choice}`
    return t.has(key) ? t(key) : choice
  }
}

/** The box for a condition's value: words to choose from, or text, numbers and days to type. */
function ValueBox({ record, condition, label, onChange }: Omit<RowProps, 'onRemove'>) {
  const t = useWords()
  const choiceWord = useChoiceWord(record, condition.field)
  const choices = choicesFor(record, condition.field)
  const set = (value: readonly string[]) => onChange({ ...condition, value })
  const named = `${label}: ${t('indicatorBuilder.value')}`
  if (condition.comparison === 'empty' || condition.comparison === 'filled') return <span />
  const data = (choices ?? []).map((choice) => ({ value: choice, label: choiceWord(choice) }))
  if (choices && takesSeveral(record, condition))
    return <MultiSelect aria-label={named} data={data} value={[...condition.value]} onChange={set} />
  if (choices)
    return (
      <Select
        aria-label={named}
        data={data}
        value={condition.value[0] ?? null}
        onChange={(one) => set(one === null ? [] : [one])}
      />
    )
  return (
    <TextInput
      aria-label={named}
      value={condition.value[0] ?? ''}
      onChange={(event) => set([event.currentTarget.value])}
    />
  )
}

function ConditionRow(props: RowProps) {
  const { record, condition, label, onChange, onRemove } = props
  const t = useWords()
  const fieldWord = useFieldWord(record)
  const comparisons = comparisonsFor(record, condition.field)
  const setField = (field: string | null) => {
    const [comparison] = field === null ? [] : comparisonsFor(record, field)
    if (field !== null && comparison) onChange({ field, comparison, value: [] })
  }
  const setComparison = (text: string | null) => {
    const comparison = formulaComparisons.find((known) => known === text)
    if (comparison) onChange({ ...condition, comparison, value: [] })
  }
  return (
    <div className={classes.condition}>
      <Select
        aria-label={`${label}: ${t('indicatorBuilder.field')}`}
        data={conditionFields(record).map((name) => ({ value: name, label: fieldWord(name) }))}
        value={condition.field}
        allowDeselect={false}
        searchable
        onChange={setField}
      />
      <Select
        aria-label={`${label}: ${t('indicatorBuilder.comparison')}`}
        data={comparisons.map((name) => ({ value: name, label: t(`indicatorBuilder.${name}`) }))}
        value={condition.comparison}
        allowDeselect={false}
        onChange={setComparison}
      />
      <ValueBox record={record} condition={condition} label={label} onChange={onChange} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${label}: ${t('indicatorBuilder.remove')}`}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

/** Conditions that all have to hold, one a line. */
export function BuilderConditions({
  record,
  title,
  conditions,
  onChange,
}: {
  readonly record: AnyRecord
  readonly title: string
  readonly conditions: readonly BuiltCondition[]
  readonly onChange: (conditions: readonly BuiltCondition[]) => void
}) {
  const t = useWords()
  const add = () => {
    const field = conditionFields(record)[0]
    const [comparison] = field === undefined ? [] : comparisonsFor(record, field)
    if (field !== undefined && comparison) onChange([...conditions, { field, comparison, value: [] }])
  }
  return (
    <fieldset className={classes.conditions}>
      <legend>{title}</legend>
      {conditions.map((condition, place) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
          key={place}
          record={record}
          condition={condition}
          label={`${title} ${place + 1}`}
          onChange={(changed) => onChange(conditions.with(place, changed))}
          onRemove={() => onChange(conditions.toSpliced(place, 1))}
        />
      ))}
      <Button variant="subtle" size="compact-sm" onClick={add}>
        {t('indicatorBuilder.add')}
      </Button>
    </fieldset>
  )
}
