import type { Filter } from '#shared/contract/list.ts'
import type { RiskRegister } from '#shared/modules/risks/risks.projection.ts'
import { riskLevels } from '#shared/modules/risks/risks.scale.ts'
import { ListLink } from '../../app/home/record-links.tsx'
import { useWords } from '../../app/words.tsx'
import classes from './risk-standing.module.css'

const living: Filter = { field: 'state', comparison: 'isNot', value: 'closed' }
const columns = [...riskLevels, 'unrated'] as const

function Count({ count, filters }: { readonly count: number; readonly filters: readonly Filter[] }) {
  if (count === 0) return <span className="quiet">0</span>
  return (
    <ListLink record="risk" filters={[...filters]}>
      {count}
    </ListLink>
  )
}

/** How many risks of each category stand at each level; every number opens exactly those. */
export function RiskCategories({
  register,
  filters,
}: {
  readonly register: RiskRegister
  readonly filters: readonly Filter[]
}) {
  const t = useWords()
  const at = (column: (typeof columns)[number]): Filter =>
    column === 'unrated' ? { field: 'level', comparison: 'empty' } : { field: 'level', comparison: 'is', value: column }
  return (
    <section>
      <h2 className={classes.heading}>{t('riskStanding.categories')}</h2>
      <table className={classes.table} data-even>
        <thead>
          <tr>
            <th scope="col">{t('risk.category')}</th>
            {riskLevels.map((level) => (
              <th key={level} scope="col" data-align="end">
                {t(`risk.level.${level}`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('riskStanding.unrated')}
            </th>
            <th scope="col" data-align="end">
              {t('risk.aboveAppetite')}
            </th>
          </tr>
        </thead>
        <tbody>
          {register.categories.map(({ category, above, levels }) => {
            const own: readonly Filter[] = [
              ...filters,
              living,
              { field: 'category', comparison: 'is', value: category },
            ]
            return (
              <tr key={category}>
                <th scope="row">{t(`risk.category.${category}`)}</th>
                {columns.map((column) => (
                  <td key={column} data-align="end">
                    <Count count={levels[column]} filters={[...own, at(column)]} />
                  </td>
                ))}
                <td data-align="end">
                  <Count count={above} filters={[...own, { field: 'aboveAppetite', comparison: 'is', value: true }]} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
