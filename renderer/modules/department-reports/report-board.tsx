import { SegmentedControl, Select } from '@mantine/core'
import { headPeriod, periodWords } from '#shared/base/calendar-words.ts'
import { cellStates, cellTones } from '#shared/modules/department-reports/department-reports.board.ts'
import type { Board } from '#shared/modules/department-reports/department-reports.contract.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { GridHint, GridLegend } from '../../ui/grid.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { BoardTable } from './board-table.tsx'
import { NoTemplate } from './no-template.tsx'
import { SheetButton } from './sheet-dialog.tsx'
import { useBoard, useOpenReport } from './use-board.ts'

function Legend() {
  const t = useWords()
  return (
    <GridLegend>
      {cellStates.map((state) => (
        <ToneBadge key={state} tone={cellTones[state]}>
          {t(`reportBoard.state.${state}`)}
        </ToneBadge>
      ))}
    </GridLegend>
  )
}

function useBoardWords({ unit, periods, rows }: Board) {
  const t = useWords()
  return {
    columns: [
      { key: 'department', label: t('departmentReport.department') },
      ...periods.map(({ start }) => ({ key: start, label: headPeriod(t.language, start, unit) })),
    ],
    rows: rows.map(({ name, cells }) => [
      name,
      ...cells.map((cell) => {
        if (!cell) return ''
        const word = t(`reportBoard.state.${cell.state}`)
        return cell.daysLate > 0 ? `${word}, ${t('reportBoard.late', { count: cell.daysLate })}` : word
      }),
    ]),
  }
}

/** What is to be seen: of the last period that was due, how many reports came and which did not. */
function useFinding({ unit, periods, rows }: Board): string {
  const t = useWords()
  const place = periods.length - 1
  const last = periods[place]
  if (!last) return t('reportBoard.none')
  const cells = rows.flatMap((row) => row.cells[place] ?? [])
  return t('reportBoard.finding', {
    period: periodWords(t.language, last.start, unit),
    signed: last.signed,
    expected: last.expected,
    waiting: cells.filter(({ state }) => state === 'submitted').length,
    missing: cells.filter(({ state }) => state === 'missing').length,
  })
}

function Controls({
  board,
  length,
  onLength,
  onTemplate,
}: {
  readonly board: Board
  readonly length: number
  readonly onLength: (length: number) => void
  readonly onTemplate: (template: string | null) => void
}) {
  const t = useWords()
  return (
    <>
      <SheetButton />
      {board.templates.length > 1 ? (
        <Select
          size="xs"
          aria-label={t('reportTemplate')}
          data={board.templates.map(({ id, title }) => ({ value: id, label: title }))}
          value={board.template}
          onChange={onTemplate}
          allowDeselect={false}
          w={220}
        />
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('reportBoard.periods')}
        data={['6', '12', '24'].map((value) => ({ value, label: t('reportBoard.length', { count: Number(value) }) }))}
        value={String(length)}
        onChange={(value) => onLength(Number(value))}
      />
    </>
  )
}

/** Departments by periods: who has reported, who has not, and by how many days they were late. */
export function ReportBoard() {
  const t = useWords()
  const { board, source, length, setLength, setTemplate } = useBoard()
  const { open, error, writes } = useOpenReport(board.template)
  const finding = useFinding(board)
  const hasTemplate = board.template !== null
  return (
    <ViewFrame
      title={finding}
      controls={
        hasTemplate ? <Controls board={board} length={length} onLength={setLength} onTemplate={setTemplate} /> : null
      }
      table={useBoardWords(board)}
      source={source}
    >
      {hasTemplate ? (
        <>
          <Legend />
          {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
          <BoardTable key={`${board.template} ${length}`} board={board} label={finding} onOpen={open} />
          <GridHint>{t(writes ? 'reportBoard.hint' : 'reportBoard.hint.reading')}</GridHint>
        </>
      ) : (
        <NoTemplate />
      )}
    </ViewFrame>
  )
}
