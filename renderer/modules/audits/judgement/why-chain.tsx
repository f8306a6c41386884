import { whysOf } from '#shared/modules/audits/audits.cause.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import classes from './judgement.module.css'

/** The chain of whys from what was found to its root, each answer with what shows it. */
export function WhyChain({ whys }: { readonly whys: AnyValue | undefined }) {
  const t = useWords()
  return (
    <ol className={classes.chain} aria-label={t('finding.whys')}>
      {whysOf(whys).map(({ question, answer, proof, isRoot }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link of the chain is known by its place alone
        <li key={place} className={classes.why} data-root={isRoot}>
          <span className={classes.question}>{question}</span>
          <MarkdownText text={answer} />
          {proof === '' ? null : <span className={classes.proof}>{t('finding.whys.shownBy', { proof })}</span>}
          {isRoot ? <span className={classes.root}>{t('finding.whys.root')}</span> : null}
        </li>
      ))}
    </ol>
  )
}

/** The chain behind its name, where room is scarce. */
export function FoldedWhys({ whys }: { readonly whys: AnyValue | undefined }) {
  const t = useWords()
  return (
    <details className={classes.folded}>
      <summary>{t('finding.whys')}</summary>
      <WhyChain whys={whys} />
    </details>
  )
}
