import type { ReactNode } from 'react'
import classes from './key-values.module.css'

export type KeyValue = {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
  readonly wide?: boolean
}

/** Facts in two columns; wide ones take the whole line, below their label. */
export function KeyValues({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <dl className={classes.list}>
      {items.map((item) => (
        <div key={item.key} className={item.wide ? classes.wide : classes.item}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
