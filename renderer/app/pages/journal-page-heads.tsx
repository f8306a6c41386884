import { useQuery } from '@tanstack/react-query'
import type { FeedHead } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useFormats } from '../../records/use-formats.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

function Feeds({ heads }: { readonly heads: readonly FeedHead[] }) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery(listOf('member', { limit: 500 }))
  // Names in the place of identifiers would move the columns.
  if (found.isPending) return null
  const members = found.data?.rows ?? []
  const nameOf = (id: string) => {
    const login = members.find((member) => member.id === id)?.login
    return typeof login === 'string' ? login : id
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('journal.member')}</th>
            <th scope="col">{t('journal.device')}</th>
            <th scope="col" className={classes.number}>
              {t('journal.entries')}
            </th>
            <th scope="col">{t('journal.lastAt')}</th>
            <th scope="col">{t('journal.root')}</th>
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={head.device}>
              <td>{nameOf(head.member)}</td>
              <td className="code">{head.device}</td>
              <td className={classes.number}>{formats.integer(head.entries)}</td>
              <td>{formats.instant(head.lastAt)}</td>
              <td className="code">{head.root.slice(0, 24)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How far each feed goes, and the one short number that stands for all of it. */
export function JournalHeads() {
  const t = useWords()
  const heads = useQuery({ queryKey: ['journal', 'heads'], queryFn: () => api.journal.heads({}) })
  if (heads.error) return <RefusalNotice refusal={refusalOf(heads.error)} />
  if (!heads.data) return null
  return (
    <>
      <section className={classes.section} aria-label={t('journal.short')}>
        <h2>{t('journal.short')}</h2>
        <p className="code" style={{ fontSize: '1rem' }}>
          {heads.data.shortHead}
        </p>
        <p className="quiet">{t('journal.short.help')}</p>
        <p className="code">{heads.data.vaultHead}</p>
      </section>
      <section className={classes.section} aria-label={t('journal.feeds')}>
        <h2>{t('journal.feeds')}</h2>
        <Feeds heads={heads.data.heads} />
      </section>
    </>
  )
}
