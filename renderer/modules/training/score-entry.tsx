import { useMemo } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { calculate } from '#shared/modules/training/training.calculation.ts'
import {
  cellText,
  type EntryColumn,
  type EntryRow,
  entryColumns,
  entryRows,
  type Score,
  typedPoints,
} from '#shared/modules/training/training.entry.ts'
import { schemeOf, sheetOf } from '#shared/modules/training/training.scheme.ts'
import type { Entity } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import figures from '../../records/figures-table.module.css'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { pointColumns } from './score-cells.tsx'
import classes from './training.module.css'
import { faultsOf, type ScoreEntryApi, useScoreEntry } from './use-score-entry.ts'
import { useScoreKeys } from './use-score-keys.ts'

type Assessment = Entity<typeof assessmentRecord>
type RowProps = {
  readonly row: EntryRow
  readonly index: number
  readonly heads: readonly { readonly key: string; readonly label: string }[]
  readonly columns: readonly EntryColumn[]
  readonly assessment: Assessment
  readonly name: string
  readonly entry: ScoreEntryApi
}

/** The total as it would be with what is typed, a dash while that cannot be read. */
function useTotal({ assessment, columns, row, entry }: Pick<RowProps, 'assessment' | 'columns' | 'row' | 'entry'>) {
  const formats = useFormats()
  const typed = entry.typedOf(row.person)
  if (row.score?.total) return formats.decimal(row.score.total)
  if (faultsOf(columns, typed).size > 0) return '—'
  const points = typedPoints(columns, row, typed)
  if (points.components.length === 0) return '—'
  const moderatedPoints = row.score?.moderatedPoints ?? null
  const { total } = calculate(schemeOf(assessment), sheetOf({ ...points, moderatedPoints }), [])
  return total === null ? '—' : formats.decimal(total)
}

function EntryLine(props: RowProps) {
  const t = useWords()
  const { row, index, heads, columns, name, entry } = props
  const { person, score, isFixed } = row
  const typed = entry.typedOf(person)
  const faults = faultsOf(columns, typed)
  const total = useTotal(props)
  const status = entry.statusOf(person)
  const refusal = entry.refusalFor(person)
  const words = [
    ...[...faults].map(([place, { fault, text }]) => {
      const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
      const maximum = (columns[place]?.maximum ?? '').replace(/\.00$/, '')
      return t(`scoreEntry.${fault}`, { text: shown, column: heads[place]?.label ?? '', maximum })
    }),
    ...(refusal === null ? [] : [refusal]),
  ]
  return (
    <>
      <tr
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) void entry.save(person)
        }}
      >
        <th scope="row" data-frozen>
          <span className={figures.name} title={name}>
            {score ? <RecordLink record="score" id={score.id} title={name} /> : name}
          </span>
        </th>
        {heads.map((head, place) => (
          <td key={head.key} data-align="end">
            {isFixed ? (
              row.values[place] || '—'
            ) : (
              <input
                className={classes.points}
                inputMode="decimal"
                autoComplete="off"
                data-at={`${index}:${place}`}
                aria-label={t('scoreEntry.cell', { column: head.label, person: name })}
                aria-invalid={faults.has(place)}
                value={cellText(row, typed, place)}
                onChange={(event) => entry.type(person, place, event.currentTarget.value)}
                onFocus={(event) => event.currentTarget.select()}
                onBlur={() => entry.read(person, place)}
              />
            )}
          </td>
        ))}
        <td data-align="end">{total}</td>
        <td>{isFixed ? t(`score.state.${score?.state ?? 'recorded'}`) : status ? t(`scoreEntry.${status}`) : ''}</td>
      </tr>
      {words.length > 0 ? (
        <tr className={classes.fault}>
          <td colSpan={heads.length + 3} role="alert">
            {words.join(' ')}
          </td>
        </tr>
      ) : null}
    </>
  )
}

type Props = { readonly assessment: Assessment; readonly scores: readonly Score[]; readonly titles: Titles }

/** The points of everybody in one grid, typed cell by cell and saved row by row. */
export function ScoreEntry({ assessment, scores, titles }: Props) {
  const t = useWords()
  const formats = useFormats()
  const columns = useMemo(() => entryColumns(assessment), [assessment])
  const rows = useMemo(() => entryRows(assessment, scores), [assessment, scores])
  const entry = useScoreEntry({ assessment: assessment.id, columns, rows })
  const { grid, onKeyDown, onPaste } = useScoreKeys(entry, rows, columns)
  const heads = pointColumns(
    t,
    formats,
    columns.map(({ component, maximum, mark, marks }) => ({
      name: component === null ? t('score.bonus') : marks === 1 ? component : `${component} ${mark}`,
      weight: assessment.components.find(({ name }) => name === component)?.weight ?? null,
      maximum,
    })),
  )
  if (rows.length === 0) return <EmptyState title={t('scoreEntry.nobody')} text={t('scoreEntry.nobody.help')} />
  const title = t('scoreEntry.title', { count: rows.length, done: rows.filter(({ score }) => score !== null).length })
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <section className={figures.scroll} aria-label={title}>
        <table className={figures.table} ref={grid} onKeyDown={onKeyDown} onPaste={onPaste}>
          <thead>
            <tr>
              <th scope="col" data-frozen>
                {t('score.person')}
              </th>
              {heads.map((head) => (
                <th key={head.key} scope="col" data-align="end">
                  <span className={figures.under}>{head.label}</span>
                  <span className={figures.under}>{head.under}</span>
                </th>
              ))}
              <th scope="col" data-align="end">
                {t('score.total')}
              </th>
              <th scope="col" className={classes.status}>
                {t('scoreEntry.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const name = titles[row.person] ?? t('record.unreadable')
              return <EntryLine key={row.person} {...{ row, index, heads, columns, assessment, name, entry }} />
            })}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>{t('scoreEntry.hint')}</p>
    </div>
  )
}
