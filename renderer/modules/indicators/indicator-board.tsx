import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { periodWords } from '#shared/base/calendar-words.ts'
import type { BoardRow } from '#shared/modules/indicators/indicators.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './board.module.css'
import { CatalogueDialog } from './catalogue-dialog.tsx'
import { Sparkline } from './sparkline.tsx'
import { statusTones, targetWord, valueWord } from './value-word.ts'

/** What an indicator says now, in words: its value, or why there is none. */
function useNowWord() {
  const t = useWords()
  const formats = useFormats()
  return ({ now, source, readings, unit }: BoardRow) => {
    if (source === 'manual') return valueWord(t, formats, readings.at(-1)?.value ?? null, unit)
    return now?.unvalued ? t(`indicators.unvalued.${now.unvalued}`) : valueWord(t, formats, now?.value ?? null, unit)
  }
}

function useFrozenWord() {
  const t = useWords()
  const formats = useFormats()
  return ({ every, readings, unit }: BoardRow) => {
    const last = readings.at(-1)
    return last
      ? t('indicatorBoard.frozen', {
          period: periodWords(t.language, last.period.start, every),
          value: valueWord(t, formats, last.value, unit),
        })
      : '–'
  }
}

function BoardLine({ row }: { readonly row: BoardRow }) {
  const t = useWords()
  const formats = useFormats()
  const nowWord = useNowWord()
  const frozenWord = useFrozenWord()
  const values = row.readings.flatMap(({ value }) => (value === null ? [] : [Number(value)]))
  return (
    <tr>
      <td>
        <ToneBadge tone={statusTones[row.status]}>{t(`indicatorReading.status.${row.status}`)}</ToneBadge>
      </td>
      <td className={classes.name}>
        <Link
          to="/records/$record/$id"
          params={{ record: 'indicator', id: row.id }}
          search={{ tab: 'trend', wide: true }}
        >
          {row.title}
        </Link>
        {row.question ? <p className="quiet">{row.question}</p> : null}
      </td>
      <td className={`${classes.number} ${classes.value}`}>{nowWord(row)}</td>
      <td className={classes.number}>{targetWord(t, formats, row.target, row.unit)}</td>
      <td>
        <Sparkline values={values} />
      </td>
      <td className={classes.number}>{frozenWord(row)}</td>
    </tr>
  )
}

function useBoardTable(rows: readonly BoardRow[]) {
  const t = useWords()
  const formats = useFormats()
  const nowWord = useNowWord()
  const frozenWord = useFrozenWord()
  return {
    columns: [
      { key: 'title', label: t('indicator.title') },
      { key: 'status', label: t('indicatorReading.status') },
      { key: 'now', label: t('indicatorBoard.now'), align: 'end' as const },
      { key: 'target', label: t('indicator.target'), align: 'end' as const },
      { key: 'frozen', label: t('indicatorBoard.last'), align: 'end' as const },
    ],
    rows: rows.map((row) => [
      row.title,
      t(`indicatorReading.status.${row.status}`),
      nowWord(row),
      targetWord(t, formats, row.target, row.unit),
      frozenWord(row),
    ]),
  }
}

/** Freezes what waits to be frozen, and takes over indicators that the product ships. */
function Actions({ rows, onCatalogue }: { readonly rows: readonly BoardRow[]; readonly onCatalogue: () => void }) {
  const t = useWords()
  const freeze = useChange(api.indicators.freeze)
  const waiting = rows.filter((row) => row.waiting !== null && row.source === 'formula')
  return (
    <>
      {waiting.length > 0 ? (
        <Button variant="default" size="compact-sm" loading={freeze.isPending} onClick={() => freeze.mutate({})}>
          {t('indicatorBoard.freeze', { count: waiting.length })}
        </Button>
      ) : null}
      <Button variant="default" size="compact-sm" onClick={onCatalogue}>
        {t('indicatorBoard.catalogue')}
      </Button>
    </>
  )
}

/** Every indicator with how it stands: status, value now against the target, trend, and the figure last frozen. */
export function IndicatorBoard({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { member } = useSession()
  const [isChoosing, setIsChoosing] = useState(false)
  const { data, error, isPending } = useQuery({
    queryKey: ['indicators', 'board'],
    queryFn: () => api.indicators.board({}),
  })
  const rows = data?.rows ?? []
  const writes = mayWrite(record, member.roles)
  const count = (status: BoardRow['status']) => rows.filter((row) => row.status === status).length
  const heads = ['indicatorReading.status', 'indicator.title'] as const
  return (
    <>
      <ViewFrame
        title={t('indicatorBoard.finding', { missed: count('missed'), met: count('met'), count: rows.length })}
        controls={writes ? <Actions rows={rows} onCatalogue={() => setIsChoosing(true)} /> : null}
        table={useBoardTable(rows)}
        source={{ isPending, error, isCut: false }}
      >
        {rows.length === 0 ? (
          <EmptyState title={t('indicatorBoard.none')} text={t('indicatorBoard.none.text')}>
            {writes ? <Button onClick={() => setIsChoosing(true)}>{t('indicatorBoard.catalogue')}</Button> : null}
          </EmptyState>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <section className={classes.scroll} tabIndex={0} aria-label={t('indicator.plural')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  {heads.map((key) => (
                    <th key={key}>{t(key)}</th>
                  ))}
                  <th className={classes.number}>{t('indicatorBoard.now')}</th>
                  <th className={classes.number}>{t('indicator.target')}</th>
                  <th>{t('indicatorBoard.trend')}</th>
                  <th className={classes.number}>{t('indicatorBoard.last')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <BoardLine key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </ViewFrame>
      {isChoosing ? <CatalogueDialog onClose={() => setIsChoosing(false)} /> : null}
    </>
  )
}
