import { Link } from '@tanstack/react-router'
import { SigningRoom } from '../../modules/reports/signing-room.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useWords } from '../words.tsx'
import { PageFrame } from './page-frame.tsx'

/** Every sealed report and who is to sign it next. Sealing itself stands on the page of the record. */
export function ReportsPage() {
  const t = useWords()
  return (
    <PageFrame
      title={t('desk.reports')}
      lead={t('reports.lead')}
      actions={<Link to="/verify">{t('reports.verify')}</Link>}
    >
      <SigningRoom
        empty={
          <EmptyState title={t('reports.none')} text={t('reports.none.help')}>
            <Link to="/records/$record" params={{ record: 'audit' }}>
              {t('reports.toAudits')}
            </Link>
          </EmptyState>
        }
      />
    </PageFrame>
  )
}
