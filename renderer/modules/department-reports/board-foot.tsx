import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { periodCode, periodWords } from '#shared/base/calendar-words.ts'
import type { Board, BoardPeriod } from '#shared/modules/department-reports/department-reports.contract.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
import { GridName } from '../../ui/grid.tsx'
import { ToneMark } from '../../ui/tone-badge.tsx'
import classes from './report-board.module.css'
import { useMayWrite } from './use-board.ts'

/** Makes the branch report of a period and compiles it, as two signed changes. */
function useCompile({ template, templates, unit }: Board) {
  const navigate = useNavigate()
  const title = templates.find(({ id }) => id === template)?.title ?? ''
  return useChange(async ({ start, end, version }: { start: string; end: string; version: string }) => {
    const draft = { title: `${title} ${periodCode(start, unit)}`, template: version, period: { start, end } }
    const { id, revision } = await api.branchReport.create({ draft })
    await api.branchReport.move({ id, revision, step: 'compile' })
    await navigate({
      to: '/records/$record/$id',
      params: { record: 'branchReport', id },
      search: { tab: 'report', wide: true },
    })
  })
}

function Compiled({ period, id }: { readonly period: BoardPeriod; readonly id: string }) {
  const t = useWords()
  return (
    <Link
      to="/records/$record/$id"
      params={{ record: 'branchReport', id }}
      search={{ tab: 'report', wide: true }}
      className={classes.compiled}
    >
      {period.changedSince ? <ToneMark tone="attention" words={t('reportBoard.changedSince')} /> : null}
      {t(period.changedSince ? 'reportBoard.changed' : 'reportBoard.compiled')}
    </Link>
  )
}

/** Below each period: its branch report, or the button that compiles it; again where something changed since. */
export function BoardFoot({ board }: { readonly board: Board }) {
  const t = useWords()
  const writes = useMayWrite('branchReport')
  const compile = useCompile(board)
  return (
    <tfoot>
      <tr aria-rowindex={board.rows.length + 2}>
        <GridName scope="row">{t('branchReport')}</GridName>
        {board.periods.map((period) => {
          const { start, end, version, branchReport, changedSince, signed } = period
          const mayCompile = writes && version !== null && signed > 0 && (branchReport === null || changedSince)
          return (
            <td key={start} className={classes.foot}>
              {branchReport === null ? null : <Compiled period={period} id={branchReport} />}
              {mayCompile ? (
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={compile.isPending}
                  onClick={() => compile.mutate({ start, end, version })}
                  aria-label={t('reportBoard.compile.of', { period: periodWords(t.language, start, board.unit) })}
                >
                  {t('reportBoard.compile')}
                </Button>
              ) : null}
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}
