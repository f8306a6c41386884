import { Link } from '@tanstack/react-router'
import type { ServingControl } from '#shared/modules/frameworks/frameworks.coverage.ts'
import classes from './coverage.module.css'

/** The controls that serve a requirement, by their numbers. */
export function ControlLinks({ controls }: { readonly controls: readonly ServingControl[] }) {
  return controls.map(({ id, number, title }, place) => (
    <span key={id} className={classes.link}>
      <Link to="/records/$record/$id" params={{ record: 'control', id }} search={{ tab: 'mapping' }} title={title}>
        {number}
      </Link>
      {place < controls.length - 1 ? ', ' : ''}
    </span>
  ))
}
