import type { Piece } from '#shared/base/text-difference.ts'
import { textDifference } from '#shared/base/text-difference.ts'
import { useWords } from '../../app/words.tsx'
import classes from './history.module.css'

/** So many unchanged characters stay on either side of a change; the rest between is left out. */
const context = 80

function Same({ text, first, last }: { readonly text: string; readonly first: boolean; readonly last: boolean }) {
  const t = useWords()
  const head = first ? 0 : context
  const tail = last ? 0 : context
  const count = text.length - head - tail
  if (count < context) return text
  return (
    <>
      {text.slice(0, head)} <span className={classes.omitted}>{t('history.omitted', { count })}</span>{' '}
      {tail > 0 ? text.slice(-tail) : null}
    </>
  )
}

/** A text with what was taken out struck through and what was put in marked, word by word. */
export function TextChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const pieces = textDifference(before, after)
  let at = 0
  return (
    <p className={classes.text}>
      {pieces.map(({ kind, text }: Piece, index) => {
        at += text.length
        if (kind === 'removed') return <del key={`${kind} ${at}`}>{text}</del>
        if (kind === 'added') return <ins key={`${kind} ${at}`}>{text}</ins>
        return <Same key={`${kind} ${at}`} text={text} first={index === 0} last={index === pieces.length - 1} />
      })}
    </p>
  )
}
