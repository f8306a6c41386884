import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { EvidenceList } from '../../records/evidence-list.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function ExportRow({ row, titles }: { readonly row: AnyEntity; readonly titles: Readonly<Record<string, string>> }) {
  const formats = useFormats()
  const files = filesIn(row.file)
  return (
    <tr>
      <td>
        <RecordLink record="export" id={row.id} title={text(row.title)} />
      </td>
      <td>{titles[text(row.signer)]}</td>
      <td>{text(row.signedAt) ? formats.instant(text(row.signedAt)) : null}</td>
      <td>
        <EvidenceList record="export" id={row.id} files={files} />
      </td>
    </tr>
  )
}

/** Every signed report as it left, newest first. Sealing itself stands on the page of the record. */
export function ReportsPage() {
  const t = useWords()
  const found = useQuery(listOf('export', { sort: [{ field: 'signedAt', descending: true }], limit: 500 }))
  const rows = found.data?.rows ?? []
  return (
    <PageFrame
      title={t('desk.reports')}
      lead={t('reports.lead')}
      actions={<Link to="/verify">{t('reports.verify')}</Link>}
    >
      {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
      {found.data && rows.length === 0 ? (
        <EmptyState title={t('reports.none')} text={t('reports.none.help')}>
          <Link to="/records/$record" params={{ record: 'audit' }}>
            {t('reports.toAudits')}
          </Link>
        </EmptyState>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('export.title')}</th>
                <th scope="col">{t('export.signer')}</th>
                <th scope="col">{t('export.signedAt')}</th>
                <th scope="col">{t('export.file')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ExportRow key={row.id} row={row} titles={found.data?.titles ?? {}} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  )
}
