import type { Piece } from '#shared/base/text-difference.ts'
import { type ClauseDifference, runsOf } from '#shared/modules/policies/policies.difference.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './difference.module.css'

const tones = { same: 'neutral', changed: 'progress', added: 'good', removed: 'critical' } as const

/** Which of both texts is drawn: both in one, or the older or newer alone. */
type Side = 'both' | 'older' | 'newer'

/** The words of one side; each change can be gone to once. */
function Words({ pieces, side }: { readonly pieces: readonly Piece[]; readonly side: Side }) {
  let at = 0
  return runsOf(pieces).map((run) => {
    at += 1
    if (run.kind === 'same') return run.text
    const { removed, added } = run
    const old = side === 'newer' || removed === '' ? null : <del>{removed}</del>
    const fresh = side === 'older' || added === '' ? null : <ins>{added}</ins>
    if (!old && !fresh) return null
    const isPlace = side === 'both' || (side === 'newer' ? added !== '' : added === '')
    return (
      <span key={at} className={classes.change} {...(isPlace ? { 'data-change': true, tabIndex: -1 } : {})}>
        {old}
        {fresh}
      </span>
    )
  })
}

function Text({ clause, side }: { readonly clause: ClauseDifference; readonly side: Side }) {
  const isAbsent = (side === 'older' && clause.kind === 'added') || (side === 'newer' && clause.kind === 'removed')
  if (isAbsent) return <div className={classes.absent} />
  return (
    <div className={classes.text} dir="auto">
      <Words pieces={clause.pieces} side={side} />
    </div>
  )
}

/** One clause with what became of it: as one text, or the older beside the newer. */
export function ClauseChanges({
  clause,
  isBeside,
  isWhole,
}: {
  readonly clause: ClauseDifference
  readonly isBeside: boolean
  /** Unchanged clauses show their text too. */
  readonly isWhole: boolean
}) {
  const t = useWords()
  const isShown = clause.kind !== 'same' || isWhole
  const isNamed = clause.before !== '' || clause.after !== ''
  return (
    <section className={classes.clause} data-kind={clause.kind}>
      <h3 className={classes.name}>
        <span dir="auto">{isNamed ? <Words pieces={clause.title} side="both" /> : t('difference.preamble')}</span>
        <ToneBadge tone={tones[clause.kind]}>{t(`difference.kind.${clause.kind}`)}</ToneBadge>
      </h3>
      {isShown ? (
        <div className={isBeside ? classes.beside : undefined}>
          {isBeside ? (
            <>
              <Text clause={clause} side="older" />
              <Text clause={clause} side="newer" />
            </>
          ) : (
            <Text clause={clause} side="both" />
          )}
        </div>
      ) : null}
    </section>
  )
}
