import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { periodWords } from '#shared/base/calendar-words.ts'
import {
  type Answer,
  answersOf,
  isAnswered,
  type Question,
} from '#shared/modules/department-reports/department-reports.answers.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { OwnInputProps } from '../../records/own-inputs.ts'
import { AnswerRow } from './answer-row.tsx'
import type { Typed } from './answer-word.ts'
import classes from './answers-input.module.css'

type Row = Readonly<Record<string, unknown>>

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function startOf(period: unknown): string | undefined {
  return typeof period === 'object' && period !== null && 'start' in period ? textOr(period.start) : undefined
}

/** The questions of the template that stands in the form, with the answers of the report before. */
function useEntry(control: OwnInputProps['control']) {
  const [template, department, period] = useWatch({ control, name: ['template', 'department', 'period'] })
  const known = { template: textOr(template), department: textOr(department), start: startOf(period) }
  return useQuery({
    queryKey: ['departmentReports', 'entry', known],
    enabled: known.template !== undefined,
    queryFn: () =>
      api.departmentReports.entry({
        template: known.template ?? '',
        ...(known.department === undefined ? {} : { department: known.department }),
        ...(known.start === undefined ? {} : { start: known.start }),
      }),
  })
}

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** The answer as it stands in the form, which the check has not read yet. */
function answerIn(row: Row | undefined): Answer | undefined {
  // A form holds what the record holds, but for texts that the check may still refuse.
  return row ? answersOf({ answers: [row as AnyValue] })[0] : undefined
}

function withAnswer(rows: readonly Row[], question: string, typed: Typed): readonly Row[] {
  const at = rows.findIndex((row) => row.question === question)
  const own = { unchanged: false, ...typed }
  return at < 0 ? [...rows, { question, ...own }] : rows.map((row, place) => (place === at ? { ...row, ...own } : row))
}

const carried = ({ words, amount, yes }: Answer): Typed => ({ words, amount, yes, unchanged: true })

/** Every question of the template with its answer, and what was answered the period before beside it. */
export function AnswersInput({ control, value, onChange, errorAt, path }: OwnInputProps) {
  const t = useWords()
  const { data, error, isLoading } = useEntry(control)
  const entry = useRef<HTMLDivElement>(null)
  const rows = rowsIn(value)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isLoading) return null
  if (!data) return <p className="quiet">{t('reportEntry.noTemplate')}</p>
  const last = new Map((data.last?.answers ?? []).map((answer) => [answer.question, answer]))
  const answerOf = (question: string) => answerIn(rows.find((row) => row.question === question))
  const change = (question: string, typed: Typed) => onChange(withAnswer(rows, question, typed))
  const open = data.questions.filter(
    ({ question, kind }) => !isAnswered(kind, answerOf(question)) && isAnswered(kind, last.get(question)),
  )
  const carryRest = () => {
    onChange(
      open.reduce((all, { question }) => {
        const before = last.get(question)
        return before ? withAnswer(all, question, carried(before)) : all
      }, rows),
    )
    // The button goes away with the answers that it fills; the keyboard goes on with the first of them.
    entry.current?.querySelector<HTMLElement>('section :is(textarea, input)')?.focus()
  }
  const sections = [...Map.groupBy(data.questions, ({ section }: Question) => section)]
  const lastWord = data.last ? periodWords(t.language, data.last.start, data.unit) : null
  return (
    <div ref={entry} className={classes.entry}>
      {data.instructions === '' ? null : <p className={classes.instructions}>{data.instructions}</p>}
      <div className={classes.bar}>
        <span className="quiet">{lastWord === null ? t('reportEntry.first') : t('reportEntry.hint')}</span>
        {open.length > 0 ? (
          <Button variant="default" size="compact-sm" onClick={carryRest}>
            {t('reportEntry.rest', { count: open.length })}
          </Button>
        ) : null}
      </div>
      {sections.map(([section, questions]) => (
        <section key={section} className={classes.section} aria-label={section}>
          <h4 className={classes.title}>{section}</h4>
          {questions.map((question) => (
            <AnswerRow
              key={question.question}
              question={question}
              answer={answerOf(question.question)}
              last={last.get(question.question)}
              lastWord={lastWord}
              error={errorOf(errorAt, path, rows, question.question)}
              onChange={(typed) => change(question.question, typed)}
              onCarry={(before) => change(question.question, carried(before))}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

function errorOf(errorAt: OwnInputProps['errorAt'], path: string, rows: readonly Row[], question: string) {
  const at = rows.findIndex((row) => row.question === question)
  if (at < 0) return undefined
  return ['words', 'amount', 'yes', 'question']
    .map((name) => errorAt(`${path}.${at}.${name}`))
    .find((one) => one !== undefined)
}
