import type { Translator } from '#shared/base/translate.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { ScoreColumn } from '#shared/modules/training/training.facts.ts'
import type { ScoreRow, ScoreTable } from '#shared/modules/training/training.projection.ts'
import type { FigureCell, FigureColumn } from '../../records/figures-table.tsx'
import type { Formats } from '../../records/formats.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { ToneMark } from '../../ui/tone-badge.tsx'
import classes from './training.module.css'

/** The number that a decimal sorts by. */
export const sortOf = (text: string | null) => (text === null ? null : Number(text))

function underOf(t: Translator, formats: Formats, { weight, maximum }: ScoreColumn): string {
  const share = weight === null ? null : formats.percent(weight)
  const most = maximum === null ? null : t('scores.outOf', { maximum: formats.decimal(maximum.replace(/\.00$/, '')) })
  return [share, most].filter((part) => part !== null).join(' · ')
}

/** The heads of the components or rounds, with weight and full points below their names. */
export function pointColumns(t: Translator, formats: Formats, columns: readonly ScoreColumn[]): FigureColumn[] {
  return columns.map((column) => ({
    key: `points ${column.name}`,
    label: column.name,
    under: underOf(t, formats, column),
    align: 'end',
  }))
}

/** Who was scored, as the link to the score. */
export function personCell(t: Translator, row: ScoreRow, titles: Titles): FigureCell {
  const text = titles[row.person] ?? t('record.unreadable')
  return { text, shown: <RecordLink record="score" id={row.id} title={text} /> }
}

export function rankCell(row: ScoreRow): FigureCell {
  return { text: row.rank === null ? '—' : String(row.rank), sort: row.rank }
}

/** The total, with a mark where it misses the pass mark and one where it was moderated. */
export function totalCell(t: Translator, formats: Formats, row: ScoreRow): FigureCell {
  const text = row.total === null ? '—' : formats.decimal(row.total)
  const pending = row.isPending ? <ToneMark tone="attention" words={t('scores.pending')} /> : null
  const below = row.passes === false ? <ToneMark tone="serious" words={t('scores.below')} /> : null
  const moderated = row.moderation === null ? null : <ToneMark tone="attention" words={t('scores.moderated')} />
  const tab = { name: 'workings', words: t('score.tab.workings') }
  return {
    text,
    sort: sortOf(row.total),
    shown: (
      <strong className={classes.total}>
        {below}
        {pending}
        {moderated}
        <span className={classes.figure}>
          <RecordLink record="score" id={row.id} title={text} tab={tab} />
        </span>
      </strong>
    ),
  }
}

/** Whether a column of something that few scores have is worth its room. */
export function hasAny(rows: readonly ScoreRow[], field: 'bonus' | 'team' | 'moderation'): boolean {
  return rows.some((row) => row[field] !== null)
}

export function bonusCell(formats: Formats, { bonus }: ScoreRow): FigureCell {
  return { text: bonus === null ? '—' : formats.decimal(bonus), sort: sortOf(bonus) }
}

export function pointCells(formats: Formats, row: ScoreRow): FigureCell[] {
  return row.points.map((points) => ({ text: points === null ? '—' : formats.decimal(points), sort: sortOf(points) }))
}

/** More or less than the time before, and how many ranks up or down. */
export function changeCell(t: Translator, formats: Formats, row: ScoreRow): FigureCell {
  if (row.change === null) return { text: '—', sort: null }
  const { total, rank } = row.change
  const figure = formats.decimal(total.replace('-', ''))
  const isLess = total.startsWith('-')
  const climbed = rank === null || rank === 0 ? null : rank > 0 ? 'scores.up' : 'scores.down'
  return {
    // A spreadsheet takes the hyphen alone for a minus.
    text: `${isLess ? '-' : '+'}${figure}`,
    sort: Number(total),
    shown: (
      <>
        {isLess ? '−' : '+'}
        {figure}
        {climbed ? <span className={classes.ranks}>{t(climbed, { count: Math.abs(rank ?? 0) })}</span> : null}
      </>
    ),
  }
}

export function moderationCell(t: Translator, formats: Formats, row: ScoreRow): FigureCell {
  const { moderation } = row
  if (moderation === null) return { text: '', sort: null }
  const { instead } = moderation
  const text = instead === null ? '—' : t('scores.instead', { points: formats.decimal(instead) })
  return {
    text,
    sort: sortOf(moderation.points),
    shown: <span title={moderation.reason}>{text}</span>,
  }
}

/** Who stands in the table with a moderated score, with the reason: what a reader without a pointer needs. */
export function Moderations({ table, titles }: { readonly table: ScoreTable; readonly titles: Titles }) {
  return (
    <ul className={classes.reasons}>
      {table.rows.flatMap((row) =>
        row.moderation === null
          ? []
          : [
              <li key={row.id}>
                <strong>{titles[row.person]}</strong> {row.moderation.reason}
              </li>,
            ],
      )}
    </ul>
  )
}
