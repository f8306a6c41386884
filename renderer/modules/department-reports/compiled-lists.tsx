import type { BranchReportProjection } from '#shared/modules/department-reports/department-reports.projection.ts'
import { useWords } from '../../app/words.tsx'
import { ChartTable } from '../../charts/chart-table.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './compiled-report.module.css'

type ListProps = {
  readonly title: string
  readonly none: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function List({ title, none, heads, rows }: ListProps) {
  const t = useWords()
  const table = { columns: heads.map((key) => ({ key, label: t(key) })), rows }
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <div className={classes.scroll}>
          <ChartTable label={title} table={table} />
        </div>
      )}
    </section>
  )
}

/** Self-inspections, deviations, new assets and attachments of all departments. */
export function CompiledLists({ projection }: { readonly projection: BranchReportProjection }) {
  const t = useWords()
  const formats = useFormats()
  const { inspections, deviations, assets, attachments } = projection
  const department = 'departmentReport.department'
  return (
    <>
      <List
        title={t('departmentReport.section.inspection')}
        none={t('compiled.none')}
        heads={[department, 'departmentReport.selfInspection', 'departmentReport.deviations']}
        rows={inspections.map((row) => [
          row.department,
          t(`departmentReport.selfInspection.${row.result}`),
          String(row.deviations),
        ])}
      />
      <List
        title={t('departmentReport.deviations')}
        none={t('compiled.none')}
        heads={[
          department,
          'departmentReport.deviations.description',
          'departmentReport.deviations.measure',
          'departmentReport.deviations.settleBy',
          'departmentReport.deviations.settled',
        ]}
        rows={deviations.map((row) => [
          row.department,
          row.description,
          row.measure,
          row.settleBy === null ? '' : formats.day(row.settleBy),
          t(row.settled ? 'reportEntry.yes' : 'reportEntry.no'),
        ])}
      />
      <List
        title={t('departmentReport.section.assets')}
        none={t('compiled.none')}
        heads={[department, 'compiled.asset', 'compiled.assetKind']}
        rows={assets.map((row) => [row.department, row.asset, t(`departmentReport.${row.kind}`)])}
      />
      <List
        title={t('compiled.attachments')}
        none={t('compiled.none')}
        heads={[department, 'compiled.file', 'compiled.digest']}
        rows={attachments.map((row) => [row.department, row.name, row.sha256.slice(0, 16)])}
      />
    </>
  )
}
