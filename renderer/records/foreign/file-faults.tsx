import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './foreign-file.module.css'

type Fault = {
  readonly where: string
  readonly message: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

type Props = {
  readonly title: string
  /** The message that says one of them, of `where` and `what`. */
  readonly one: string
  readonly faults: readonly Fault[]
}

/** What is wrong with a file, place by place, for which nothing of it is taken. */
export function FileFaults({ title, one, faults }: Props) {
  const t = useWords()
  if (faults.length === 0) return null
  return (
    <Notice tone="critical" title={title}>
      <ul className={classes.list}>
        {faults.map(({ where, message, parameters }) => (
          <li key={`${where} ${message}`}>{t(one, { where, what: t(message, parameters) })}</li>
        ))}
      </ul>
    </Notice>
  )
}
