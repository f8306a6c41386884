import { useId, useMemo } from 'react'
import { type Clause, clauseName, clausesOf } from '#shared/modules/policies/policies.clauses.ts'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import classes from './reading.module.css'

const fewest = 3

function Contents({ clauses, prefix }: { readonly clauses: readonly Clause[]; readonly prefix: string }) {
  const t = useWords()
  return (
    <nav className={classes.contents} aria-label={t('reading.contents')} data-not-printed>
      <p className={classes.contentsHead}>{t('reading.contents')}</p>
      <ol>
        {clauses.map((clause) => (
          <li key={clause.anchor} data-level={Math.min(clause.level, 3)}>
            <button
              type="button"
              onClick={() => {
                const place = document.getElementById(`${prefix}${clause.anchor}`)
                place?.scrollIntoView({ block: 'start' })
                place?.focus({ preventScroll: true })
              }}
            >
              {clauseName(clause)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A policy's text set for reading, with its contents beside it where there is room. */
export function ClauseText({ text }: { readonly text: string }) {
  const prefix = useId()
  const clauses = useMemo(() => clausesOf(text), [text])
  const named = clauses.filter((clause) => clause.body !== clause.source && clauseName(clause) !== '')
  return (
    <div className={classes.frame}>
      <div className={classes.sheet} data-contents={named.length >= fewest || undefined}>
        {named.length >= fewest ? <Contents clauses={named} prefix={prefix} /> : null}
        <div className={classes.text} dir="auto">
          {clauses.map((clause) => (
            <section key={clause.anchor}>
              {clause.body !== clause.source ? (
                <h3 id={`${prefix}${clause.anchor}`} tabIndex={-1} data-level={Math.min(clause.level, 3)}>
                  {clauseName(clause)}
                </h3>
              ) : null}
              <MarkdownText text={clause.body} />
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}
