import { useQuery } from '@tanstack/react-query'
import { desksFor } from '../desks.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { Count } from './figures.tsx'
import classes from './home.module.css'
import { totals } from './home-queries.ts'
import { Panel } from './panel.tsx'
import { ListLink } from './record-links.tsx'

/** How many records lie on each desk. */
export function AllRecords() {
  const t = useWords()
  const { member } = useSession()
  const { data } = useQuery(totals)
  return (
    <Panel title={t('home.counts')}>
      <div className={classes.flow}>
        {desksFor(member.roles).map((desk) => (
          <ul key={desk.name} className={classes.rows} aria-label={t(`desk.${desk.name}`)}>
            {desk.records.map((record) => (
              <li key={record.name}>
                <ListLink record={record.name} filters={[]} className={classes.figure}>
                  <span>{t(`${record.name}.plural`)}</span>
                  <Count value={data?.[record.name] ?? 0} />
                </ListLink>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </Panel>
  )
}
