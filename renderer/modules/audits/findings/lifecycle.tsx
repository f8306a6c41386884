import { projectLifecycle, type Stage } from '#shared/modules/audits/audits.lifecycle.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './follow-up.module.css'

const signs: Readonly<Record<Stage['when'], string>> = { past: '✓', now: '●', ahead: '○' }

/** The life of a finding from left to right, with who stood for each stage and when. */
export function Lifecycle({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  return (
    <ol className={classes.life} aria-label={t('finding.life')}>
      {projectLifecycle(detail.entity).map(({ state, when, by, on, isDue }) => (
        <li key={state} className={classes.stage} data-when={when} aria-current={when === 'now' ? 'step' : undefined}>
          <span className={classes.stageHead}>
            <span aria-hidden="true">{signs[when]}</span>
            {t(`finding.state.${state}`)}
          </span>
          {by === null ? null : <span className={classes.by}>{detail.titles[by] ?? t('record.somebody')}</span>}
          {on === null ? null : (
            <span className={classes.on}>
              {isDue ? t('finding.life.until', { day: formats.day(on) }) : formats.day(on)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
