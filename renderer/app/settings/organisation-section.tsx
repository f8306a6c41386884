import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { detailOf, listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import classes from '../../records/detail-page.module.css'
import { DetailSections } from '../../records/detail-sections.tsx'
import { RecordReports } from '../../records/record-reports.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'

/** The organisation that the vault belongs to: there is exactly one. */
export function OrganisationSection() {
  const t = useWords()
  const list = useQuery(listOf('organisation', { limit: 1 }))
  const id = list.data?.rows[0]?.id ?? ''
  const found = useQuery({ ...detailOf('organisation', id), enabled: id !== '' })
  if (list.error) return <RefusalNotice refusal={refusalOf(list.error)} />
  if (list.data && id === '')
    return (
      <Link to="/records/$record/new" params={{ record: 'organisation' }}>
        {t('settings.organisation.create')}
      </Link>
    )
  if (!found.data) return null
  const { name } = found.data.entity
  return (
    <>
      <h2 style={{ margin: 0 }}>{typeof name === 'string' ? name : t('organisation')}</h2>
      {found.data.mayEdit ? (
        <p>
          <Link to="/records/$record/$id/edit" params={{ record: 'organisation', id }} search={{ wide: true }}>
            {t('settings.organisation.edit')}
          </Link>
        </p>
      ) : null}
      <DetailSections record={organisationRecord} detail={found.data} />
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('record.tab.reports')}</h3>
        <RecordReports record="organisation" id={id} />
      </section>
    </>
  )
}
