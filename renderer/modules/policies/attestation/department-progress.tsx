import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { attestedShare } from '#shared/modules/policies/policies.attestation-state.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBar } from '../../../ui/tone-bar.tsx'
import classes from './attestation.module.css'

/** How many of each department have attested, the least advanced first, each leading to those who have not. */
export function DepartmentProgress({ campaign }: { readonly campaign: string }) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery({
    queryKey: ['campaign', 'progress', campaign],
    queryFn: () => api.campaign.progress({ id: campaign }),
  })
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  const rows = found.data?.rows ?? []
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  const attested = rows.reduce((sum, row) => sum + row.attested, 0)
  if (!found.data) return null
  if (rows.length === 0) return <p className="quiet">{t('attesting.notLaunched')}</p>
  return (
    <>
      <p className={classes.total} role="status">
        {t('attesting.total', { attested, asked, share: formats.percent(attestedShare(attested, asked)) })}
      </p>
      <table className={classes.table} aria-label={t('attesting.byDepartment')}>
        <thead>
          <tr>
            <th scope="col">{t('attestation.department')}</th>
            <th scope="col">{t('attesting.share')}</th>
            <th scope="col">{t('attesting.attested')}</th>
            <th scope="col">{t('attesting.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.department ?? ''}>
              <th scope="row">{row.department === null ? t('attesting.noDepartment') : row.name}</th>
              <td>
                <span className={classes.share}>
                  <ToneBar
                    className={classes.bar}
                    parts={[{ name: 'attested', tone: 'good', size: row.attested }]}
                    rest={row.asked - row.attested}
                  />
                  {formats.percent(attestedShare(row.attested, row.asked))}
                </span>
              </td>
              <td className={classes.number}>{t('attesting.of', { attested: row.attested, asked: row.asked })}</td>
              <td className={classes.number}>
                {row.asked > row.attested ? (
                  <Link
                    to="/records/$record"
                    params={{ record: 'attestation' }}
                    search={{
                      where: [
                        { field: 'campaign', comparison: 'is', value: campaign },
                        { field: 'state', comparison: 'in', value: ['pending', 'lapsed'] },
                        row.department === null
                          ? { field: 'department', comparison: 'empty' }
                          : { field: 'department', comparison: 'is', value: row.department },
                      ],
                      exact: true,
                    }}
                  >
                    {t('attesting.count', { count: row.asked - row.attested })}
                  </Link>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
