import { Button } from '@mantine/core'
import { periodWords } from '#shared/base/calendar-words.ts'
import { cellTones } from '#shared/modules/department-reports/department-reports.board.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { BlankSheets } from './blank-sheets.tsx'
import { NoTemplate } from './no-template.tsx'
import classes from './report-board.module.css'
import { SheetButton } from './sheet-dialog.tsx'
import { useBoard, useOpenReport } from './use-board.ts'
import { useBlankSheet } from './use-report-sheet.ts'

/** What should have come and has not, the longest overdue first; of the last twelve periods. */
export function OverdueReports() {
  const t = useWords()
  const { board, source } = useBoard()
  const { open, error, writes } = useOpenReport(board.template)
  const blank = useBlankSheet()
  const { overdue, unit, template } = board
  const heads = ['departmentReport.department', 'departmentReport.period', 'reportBoard.standing', 'reportBoard.delay']
  const words = overdue.map((row) => ({
    ...row,
    period: periodWords(t.language, row.start, unit),
    word: t(`reportBoard.state.${row.state}`),
    late: t('reportBoard.late', { count: row.daysLate }),
  }))
  const table = {
    columns: heads.map((key) => ({ key, label: t(key) })),
    rows: words.map(({ name, period, word, late }) => [name, period, word, late]),
  }
  const title = t('reportBoard.overdue', { count: overdue.length })
  return (
    <ViewFrame title={title} controls={<SheetButton />} table={table} source={source}>
      <RefusalNotice refusal={error ? refusalOf(error) : blank.refusal} />
      {board.template === null ? (
        <NoTemplate />
      ) : overdue.length === 0 ? (
        <EmptyState title={t('reportBoard.overdue.none')} text={t('reportBoard.overdue.none.text')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={title}>
          <table className={classes.overdue}>
            <thead>
              <tr>
                {heads.map((key) => (
                  <th key={key} scope="col">
                    {t(key)}
                  </th>
                ))}
                <th scope="col">
                  <span className="only-spoken">{t('reportBoard.open')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {words.map((row) => (
                <tr key={`${row.department} ${row.start}`}>
                  <td className={classes.department}>{row.name}</td>
                  <td>{row.period}</td>
                  <td>
                    <ToneBadge tone={cellTones[row.state]}>{row.word}</ToneBadge>
                  </td>
                  <td className={classes.late}>{row.late}</td>
                  <td>
                    {row.report !== null || writes ? (
                      <Button variant="default" size="compact-xs" onClick={() => open(row)}>
                        {t(row.report === null ? 'reportBoard.begin' : 'reportBoard.open')}
                      </Button>
                    ) : null}{' '}
                    {template !== null && (row.state === 'draft' || row.state === 'missing') ? (
                      <BlankSheets
                        order={{ template, department: row.department, start: row.start }}
                        of={{ department: row.name, period: row.period }}
                        blank={blank}
                      />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </ViewFrame>
  )
}
