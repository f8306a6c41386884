import type { HomeFigure } from '#shared/modules/home/home.contract.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './home.module.css'
import { ListLink } from './record-links.tsx'

const three = [['mine'], ['due'], ['wrong']] as const
/** A home that tells signals of risk sets what is its own above what is due, so that no column is far longer. */
const withSignals = [['mine', 'due'], ['wrong'], ['signal']] as const

/** Nothing wrong is good; nothing due is neither good nor bad. */
function toneOf({ group, tone, count }: HomeFigure) {
  if (count > 0) return tone
  return group === 'wrong' || group === 'signal' ? 'good' : 'neutral'
}

/** A number on a list's link, quiet where it is zero. */
export function Count({ value }: { readonly value: number }) {
  const formats = useFormats()
  return (
    <span className={classes.count} data-zero={value === 0 || undefined}>
      {formats.integer(value)}
    </span>
  )
}

function Group({ group, figures }: { readonly group: HomeFigure['group']; readonly figures: readonly HomeFigure[] }) {
  const t = useWords()
  return (
    <section className={classes.section} aria-label={t(`home.group.${group}`)}>
      <h2>{t(`home.group.${group}`)}</h2>
      <ul className={classes.rows}>
        {figures
          .filter((figure) => figure.group === group)
          .map((figure) => (
            <li key={figure.key}>
              <ListLink record={figure.record} filters={figure.filters} className={classes.figure}>
                <span className={classes.label} title={t(`home.figure.${figure.key}`)}>
                  <ToneBadge tone={toneOf(figure)}>{t(`home.figure.${figure.key}`)}</ToneBadge>
                </span>
                <Count value={figure.count} />
              </ListLink>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** What waits, what comes and what went wrong: each number leads to its records. */
export function Figures({ figures }: { readonly figures: readonly HomeFigure[] }) {
  const columns = figures.some(({ group }) => group === 'signal') ? withSignals : three
  return (
    <div className={classes.figures}>
      {columns.map((groups) => (
        <div key={groups.join(' ')}>
          {groups.map((group) => (
            <Group key={group} group={group} figures={figures} />
          ))}
        </div>
      ))}
    </div>
  )
}
