import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { Answer, Question } from '#shared/modules/department-reports/department-reports.answers.ts'
import { useWords } from '../../app/words.tsx'
import { AnswerTable } from './answer-table.tsx'
import type { Typed } from './answer-word.ts'
import classes from './answers-input.module.css'

type Props = {
  readonly id: string
  readonly labelledBy: string
  readonly question: Question
  readonly answer: Answer | undefined
  readonly error: string | undefined
  readonly onChange: (typed: Typed) => void
}

/** A number as it is typed, without empty decimals and without what groups its digits. */
function numberTyped(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/(?<=\d)[,' \u00a0\u202f](?=\d{3}(?:\D|$))/g, '')
    .trim()
  return plain === '' ? null : plain
}

/** The control for what a question asks. */
export function AnswerControl({ id, labelledBy, question, answer, error, onChange }: Props) {
  const t = useWords()
  const { kind, unit, columns, required } = question
  if (kind === 'number')
    return (
      <TextInput
        id={id}
        inputMode="decimal"
        className={classes.number}
        value={(answer?.amount ?? '').replace(/\.00$/, '')}
        error={error}
        aria-required={required}
        rightSection={unit === '' ? null : <span className={classes.unit}>{unit}</span>}
        rightSectionWidth="auto"
        onChange={(event) => onChange({ amount: numberTyped(event.currentTarget.value) })}
      />
    )
  if (kind === 'yesNo') {
    const value = answer?.yes === true ? 'yes' : answer?.yes === false ? 'no' : 'open'
    return (
      <SegmentedControl
        id={id}
        size="xs"
        aria-labelledby={labelledBy}
        className={classes.choice}
        data={['yes', 'no', 'open'].map((one) => ({ value: one, label: t(`reportEntry.${one}`) }))}
        value={value}
        onChange={(chosen) => onChange({ yes: chosen === 'open' ? null : chosen === 'yes' })}
      />
    )
  }
  if (kind === 'table')
    return <AnswerTable columns={columns} words={answer?.words ?? ''} label={question.question} onChange={onChange} />
  return (
    <Textarea
      id={id}
      autosize
      minRows={2}
      maxRows={10}
      value={answer?.words ?? ''}
      error={error}
      aria-required={required}
      onChange={(event) => onChange({ words: event.currentTarget.value === '' ? null : event.currentTarget.value })}
    />
  )
}
