import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useAwaited } from '../../../records/with-beside.tsx'
import { useTechniqueWords } from './technique-input.tsx'
import classes from './technique-on-page.module.css'
import { tacticName, useAttack } from './use-attack.ts'

/** What the identifiers of an attack step stand for, in words. */
export function TechniqueOnPage({ detail }: DetailProps) {
  const t = useWords()
  const { index, isPending } = useAttack()
  const wordsOf = useTechniqueWords(index)
  const { technique, tactic } = detail.entity
  useAwaited(isPending && (typeof technique === 'string' || typeof tactic === 'string'))
  const served = typeof tactic === 'string' ? (index?.tactic(tactic) ?? null) : null
  const name = typeof technique === 'string' ? wordsOf(technique) : null
  if (name === null && served === null) return null
  return (
    <p className={classes.line}>
      {typeof technique === 'string' && name !== null ? (
        <span>
          <span className={classes.id}>{technique}</span> {name}
        </span>
      ) : null}
      {served ? <span className="quiet">{tacticName(t, served)}</span> : null}
    </p>
  )
}
