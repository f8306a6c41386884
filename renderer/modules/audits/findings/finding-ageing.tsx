import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { ageingChart } from '#shared/charts/ageing-chart.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { type AgeBand, type Ageing, type FindingCard, projectAgeing } from '#shared/modules/audits/audits.ageing.ts'
import { severities } from '#shared/modules/audits/audits.scale.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Chart } from '../../../charts/chart.tsx'
import { useChartPalette } from '../../../charts/palette.ts'
import { listSearch, queryOf } from '../../../records/list-search.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './finding-board.module.css'

const mostOldest = 15

function bandWord(t: Translator, index: number, upTo: AgeBand, from: number): string {
  if (upTo === null) return t('finding.ageing.over', { days: from })
  return index === 0
    ? t('finding.ageing.upTo', { days: upTo })
    : t('finding.ageing.between', { from: from + 1, to: upTo })
}

/** The chart's sentence: what is to be seen in it. */
function titleOf(t: Translator, { open, old, oldest }: Ageing): string {
  const [first] = oldest
  if (!first) return t('finding.ageing.none')
  const { number, ageInDays: days } = first
  if (open === 1) return t('finding.ageing.only', { number, days })
  if (old === 0) return t('finding.ageing.young', { count: open })
  return t('finding.ageing.old', { count: old, open, number, days })
}

const colours: readonly (keyof ChartPalette)[] = ['critical', 'serious', 'attention', 'accent', 'neutral']

function drawingOf(t: Translator, ageing: Ageing, palette: ChartPalette) {
  const words = ageing.bands.map(({ upTo }, index) => bandWord(t, index, upTo, ageing.bands[index - 1]?.upTo ?? 0))
  const series = severities.map((severity, index) => ({
    word: t(`finding.severity.${severity}`),
    colour: palette[colours[index] ?? 'neutral'],
    counts: ageing.bands.map(({ counts }) => counts[index] ?? 0),
  }))
  const columns = [
    { key: 'age', label: t('finding.ageing.age') },
    ...series.map(({ word }) => ({ key: word, label: word, align: 'end' as const })),
  ]
  const rows = words.map((word, index) => [word, ...series.map(({ counts }) => String(counts[index] ?? 0))])
  const axes = { count: t('finding.plural'), age: t('finding.ageing.age') }
  return { option: ageingChart(words, series, axes, palette), table: { columns, rows } }
}

function Oldest({
  cards,
  titles,
}: {
  readonly cards: readonly FindingCard[]
  readonly titles: Readonly<Record<string, string>>
}) {
  const t = useWords()
  return (
    <section aria-label={t('finding.ageing.oldest')}>
      <h2 className={classes.heading}>{t('finding.ageing.oldest')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['title', 'severity', 'owner', 'state'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name === 'state' ? 'record.state' : `finding.${name}`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('finding.ageing.age')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <td>
                <RecordLink record="finding" id={card.id} title={`${card.number} ${card.title}`} keepsView />
              </td>
              <td>
                <SeverityBadge severity={card.severity} />
              </td>
              <td>{card.owner === null ? '—' : (titles[card.owner] ?? t('record.somebody'))}</td>
              <td className={classes.narrow}>
                <StateBadge record={findingRecord} state={card.state} />
              </td>
              <td data-align="end">
                {t('finding.card.age', { count: card.ageInDays })}
                {card.overdueDays === null ? null : (
                  <div className={classes.overdue}>{t('finding.card.overdue', { count: card.overdueDays })}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How old the open findings are, by severity, and which are the oldest. */
export function FindingAgeing({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { today } = useSession()
  const palette = useChartPalette()
  const found = useSearch({ strict: false })
  const query = useMemo(() => queryOf(record, listSearch(found)), [record, found])
  const { rows, titles, total, error, isPending, isCut } = useAll(record.name, query)
  const ageing = useMemo(() => projectAgeing(rows, today), [rows, today])
  const drawing = useMemo(() => drawingOf(t, ageing, palette), [t, ageing, palette])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  if (ageing.open === 0) return <EmptyState title={t('finding.ageing.none')} text={t('finding.ageing.none.help')} />
  return (
    <div className={classes.ageing}>
      {isCut ? <p className="quiet">{t('finding.view.cut', { shown: rows.length, total })}</p> : null}
      <Chart title={titleOf(t, ageing)} option={drawing.option} height={280} table={drawing.table} />
      <Oldest cards={ageing.oldest.slice(0, mostOldest)} titles={titles} />
    </div>
  )
}
