import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { SampleItemRow } from './sample-item-row.tsx'
import classes from './sampling.module.css'

type Props = {
  readonly sample: AnyEntity
  readonly items: readonly AnyEntity[]
  readonly isFrozen: boolean
  readonly onlyWaiting: boolean
  readonly onOnlyWaiting: (only: boolean) => void
}

/** The rows in which the focus moves up and down with the arrow keys, wherever in a row it stands. */
function moved(event: KeyboardEvent, table: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const target = event.target
  if (!(target instanceof HTMLElement) || target.dataset.cell === undefined) return
  const cells = [...(table?.querySelectorAll<HTMLElement>(`[data-cell="${target.dataset.cell}"]`) ?? [])]
  const next = cells[cells.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The drawn items in the order of the draw, each with its result: numbers set it, arrows go on to the next. */
export function SampleItems({ sample, items, isFrozen, onlyWaiting, onOnlyWaiting }: Props) {
  const t = useWords()
  const { member } = useSession()
  const table = useRef<HTMLTableElement>(null)
  const mayEdit = !isFrozen && member.roles.some((role) => sampleItemRecord.writers.some((writer) => writer === role))
  const shown = onlyWaiting ? items.filter(({ result }) => result === null) : items
  const isMoney = sample.method === 'monetaryUnit'
  const columns = ['position', 'identifier', ...(isMoney ? ['amount'] : []), 'result', 'note']
  return (
    <section aria-label={t('sampleItem.plural')}>
      <div className={classes.itemsHead}>
        <h3 className={classes.heading}>{t('sampleItem.plural')}</h3>
        <Checkbox
          size="xs"
          label={t('results.onlyWaiting')}
          checked={onlyWaiting}
          onChange={(event) => onOnlyWaiting(event.currentTarget.checked)}
        />
        {mayEdit ? <span className="quiet">{t('results.keys')}</span> : null}
      </div>
      <div className={classes.scroll}>
        <table ref={table} className={classes.table} onKeyDown={(event) => moved(event, table.current)}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col" data-column={name} data-align={name === 'amount' ? 'end' : undefined}>
                  {t(`sampleItem.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <SampleItemRow key={item.id} item={item} isMoney={isMoney} mayEdit={mayEdit} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 ? <p className="quiet">{t('results.nothingWaiting')}</p> : null}
    </section>
  )
}
