import { isText } from '#shared/record/rule-values.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../detail-props.ts'
import { useAwaited } from '../with-beside.tsx'
import { RetestList, RunLine } from './retest-list.tsx'
import classes from './retests.module.css'
import { useStepRuns } from './use-step-runs.ts'

/** The attack step that a finding came of, and whether the defence came further when it was tried again. */
export function RetestsOfFinding({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const { attackStep } = detail.entity
  const id = isText(attackStep) ? attackStep : null
  const { data, isLoading } = useStepRuns(id)
  useAwaited(isLoading)
  if (!data) return null
  const { own, retests } = data
  return (
    <div className={classes.panel}>
      <div className={classes.line}>
        <span className={classes.label}>{t('finding.attackStep')}</span>
        <RunLine of={own} />
      </div>
      {retests.length > 0 ? (
        <div className={classes.line}>
          <span className={classes.label}>{t('stepFinding.retests')}</span>
          <RetestList own={own} retests={retests} />
        </div>
      ) : null}
    </div>
  )
}
