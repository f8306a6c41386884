import { Button, Group, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { headPeriod, periodWords } from '#shared/base/calendar-words.ts'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { BoardRow, ReadingPoint } from '#shared/modules/indicators/indicators.contract.ts'
import { readTarget } from '#shared/modules/indicators/indicators.target.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { ReasonDialog } from '../../app/reason-dialog.tsx'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { submitOnSaveKeys } from '../../ui/save-keys.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './board.module.css'
import { useBoardRow } from './use-board-row.ts'
import { statusTones, targetWord, valueWord } from './value-word.ts'

type RowProps = { readonly row: BoardRow }

/** The frozen figures from period to period, with a line across for the target. */
function Trend({ row }: RowProps) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const target = row.target === null ? null : readTarget(row.target)
  const option = useMemo(() => {
    const values = row.readings.map(({ value }) => (value === null ? null : Math.round(Number(value) * 100) / 100))
    const mark = target
      ? { word: targetWord(t, formats, row.target, row.unit), value: Number(target.value) }
      : undefined
    const words = row.readings.map(({ period }) => headPeriod(t.language, period.start, row.every))
    return lineChart([{ name: row.title, values }], { words, name: t(`indicator.unit.${row.unit}`), mark }, palette)
  }, [row, target, palette, formats, t])
  const met = row.readings.filter(({ status }) => status === 'met').length
  const table = {
    columns: [
      { key: 'period', label: t('indicatorReading.period') },
      { key: 'value', label: t('indicatorReading.value'), align: 'end' as const },
    ],
    rows: row.readings.map(({ period, value }) => [
      periodWords(t.language, period.start, row.every),
      valueWord(t, formats, value, row.unit),
    ]),
  }
  return (
    <Chart
      title={t('indicatorBoard.met', { met, count: row.readings.length })}
      option={option}
      height={220}
      table={table}
    />
  )
}

/** The figures that stand; each can be taken anew with a reason. */
function Readings({ row, mayEdit }: RowProps & { readonly mayEdit: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const correct = useChange(api.indicators.correct)
  const [asked, setAsked] = useState<ReadingPoint | null>(null)
  const columns = [
    { key: 'period', label: t('indicatorReading.period') },
    { key: 'value', label: t('indicatorReading.value'), align: 'end' as const },
    { key: 'status', label: t('indicatorReading.status') },
    ...(mayEdit ? [{ key: 'correct', label: t('indicatorBoard.correct') }] : []),
  ]
  const nameOf = ({ period }: ReadingPoint) => periodWords(t.language, period.start, row.every)
  const rows = row.readings.toReversed().map((reading) => ({
    key: reading.id,
    cells: [
      {
        text: nameOf(reading),
        sort: Number(reading.period.start.replaceAll('-', '')),
        shown: <RecordLink record="indicatorReading" id={reading.id} title={nameOf(reading)} />,
      },
      { text: valueWord(t, formats, reading.value, row.unit), sort: Number(reading.value ?? 0) },
      {
        text: reading.status,
        shown: (
          <ToneBadge tone={statusTones[reading.status]}>{t(`indicatorReading.status.${reading.status}`)}</ToneBadge>
        ),
      },
      ...(mayEdit
        ? [
            {
              text: '',
              shown: (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => setAsked(reading)}
                  aria-label={`${t('indicatorBoard.correct')} ${nameOf(reading)}`}
                >
                  {t('indicatorBoard.correct')}
                </Button>
              ),
            },
          ]
        : []),
    ],
  }))
  return (
    <>
      <FiguresTable title={t('indicatorReading.plural')} columns={columns} rows={rows} />
      {asked ? (
        <ReasonDialog
          title={t('indicatorBoard.correctOf', { period: nameOf(asked) })}
          text={t('indicatorBoard.correct.text')}
          submitLabel={t('indicatorBoard.correct')}
          refusal={correct.error ? refusalOf(correct.error) : null}
          onSubmit={async (reason) => {
            await correct.mutateAsync({ reading: asked.id, reason })
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  )
}

/** Enters the figure of the last closed period where no record holds it. */
function Enter({ row }: RowProps) {
  const t = useWords()
  const enter = useChange(api.indicators.enter)
  const [value, setValue] = useState('')
  if (!row.waiting) return null
  return (
    <form
      onKeyDownCapture={submitOnSaveKeys}
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate({ id: row.id, value: value.trim() }, { onSuccess: () => setValue('') })
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('indicatorBoard.enter', { period: periodWords(t.language, row.waiting.start, row.every) })}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          inputMode="decimal"
        />
        <Button type="submit" disabled={value.trim() === ''} loading={enter.isPending}>
          {t('indicatorBoard.enter.submit')}
        </Button>
      </Group>
      {enter.error ? <RefusalNotice refusal={refusalOf(enter.error)} /> : null}
    </form>
  )
}

/** How an indicator went from period to period, and the figures that stand. */
export function IndicatorTrend({ detail }: DetailProps) {
  const t = useWords()
  const { row, error } = useBoardRow(detail.entity.id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!row) return null
  return (
    <div className={classes.panel}>
      {row.source === 'manual' && detail.mayEdit ? <Enter row={row} /> : null}
      {row.readings.length === 0 ? (
        <EmptyState title={t('indicatorBoard.noReadings')} text={t('indicatorBoard.noReadings.text')} />
      ) : (
        <>
          <Trend row={row} />
          <Readings row={row} mayEdit={detail.mayEdit && row.source === 'formula'} />
        </>
      )}
    </div>
  )
}
