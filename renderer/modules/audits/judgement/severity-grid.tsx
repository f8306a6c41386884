import type { ReactNode } from 'react'
import { levelsOf, type Severity, severityAt } from '#shared/modules/audits/audits.scale.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './judgement.module.css'

type Cell = { readonly impact: number; readonly likelihood: number }
type Props = {
  /** The values of a matrix, as stored or as typed so far. */
  readonly scale: Readonly<Record<string, AnyValue | undefined>>
  readonly marked?: Cell
  /** What stands in a cell in place of its severity. */
  readonly drawCell?: (cell: Cell, severity: Severity | null) => ReactNode
}

/** A matrix of the house: impact upwards, likelihood to the right, and in each cell how grave that is. */
export function SeverityGrid({ scale, marked, drawCell }: Props) {
  const t = useWords()
  const impacts = levelsOf(scale, 'impacts').toReversed()
  const likelihoods = levelsOf(scale, 'likelihoods')
  return (
    <div className={classes.scroll}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col" className={classes.side}>
              {t('findingScale.axes')}
            </th>
            {likelihoods.map(({ level, word, meaning }) => (
              <th key={level} scope="col" title={meaning}>
                {level} {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impacts.map(({ level: impact, word, meaning }) => (
            <tr key={impact}>
              <th scope="row" title={meaning}>
                {impact} {word}
              </th>
              {likelihoods.map(({ level: likelihood }) => {
                const severity = severityAt(scale, impact, likelihood)
                const isMarked = marked?.impact === impact && marked.likelihood === likelihood
                return (
                  <td
                    key={likelihood}
                    className={classes.cell}
                    data-severity={severity ?? undefined}
                    data-marked={isMarked || undefined}
                  >
                    {drawCell
                      ? drawCell({ impact, likelihood }, severity)
                      : severity && <SeverityBadge severity={severity} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
