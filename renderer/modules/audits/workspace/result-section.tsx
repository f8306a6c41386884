import { rowResults } from '#shared/modules/audits/audits.workspace.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { useWorkspaceKeys, type WorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'
import { resultTone } from './result-tone.ts'

type Props = {
  readonly result: string | null
  readonly mayEdit: boolean
  readonly onResult: (result: string | null) => void
}

/** The declared results as buttons, each with the number that sets it; a row that is handed in shows its own alone. */
export function ResultSection({ result, mayEdit, onResult }: Props) {
  const t = useWords()
  const word = (one: string) => t(`checklistRow.result.${one}`)
  const keys: WorkspaceKeys = {
    ...Object.fromEntries(rowResults.map((one, index) => [String(index + 1), () => onResult(one)])),
    '0': () => onResult(null),
  }
  useWorkspaceKeys(mayEdit ? keys : {})
  return (
    <section className={classes.section} aria-label={t('checklistRow.result')}>
      <h4 className={classes.heading}>{t('checklistRow.result')}</h4>
      {mayEdit ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend beside the heading
        <div role="group" aria-label={t('checklistRow.result')} className={classes.results}>
          {rowResults.map((one, index) => (
            <button
              key={one}
              type="button"
              className={classes.result}
              aria-pressed={result === one}
              onClick={() => onResult(result === one ? null : one)}
            >
              <ToneBadge tone={resultTone(one)}>{word(one)}</ToneBadge>
              <kbd className={classes.key}>{index + 1}</kbd>
            </button>
          ))}
        </div>
      ) : result === null ? (
        <span className="quiet">{t('workspace.untested')}</span>
      ) : (
        <ToneBadge tone={resultTone(result)}>{word(result)}</ToneBadge>
      )}
    </section>
  )
}
