import { memo } from 'react'
import type { Workspace } from '#shared/modules/audits/audits.workspace.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { ToneBar } from '../../../ui/tone-bar.tsx'
import classes from './checklist.module.css'
import { resultTone } from './result-tone.ts'

/** How far the checklist is: a bar of its results, and the same in numbers. */
export const ProgressStrip = memo(function ProgressStrip({ workspace }: { readonly workspace: Workspace }) {
  const t = useWords()
  const { rows, tested, reviewed, results } = workspace
  return (
    <div className={classes.progress}>
      <p className={classes.far} role="status">
        <strong>{t('workspace.tested', { tested, total: rows.length })}</strong>
        <span className="quiet">{t('workspace.reviewed', { reviewed })}</span>
      </p>
      <ToneBar
        parts={results.map(({ result, count }) => ({ name: result, tone: resultTone(result), size: count }))}
        rest={rows.length - tested}
      />
      <ul className={classes.results}>
        {results.map(({ result, count }) => (
          <li key={result} data-none={count === 0}>
            <ToneBadge tone={resultTone(result)}>{t(`checklistRow.result.${result}`)}</ToneBadge> {count}
          </li>
        ))}
      </ul>
    </div>
  )
})
