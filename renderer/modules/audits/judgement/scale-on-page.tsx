import type { DetailProps } from '../../../records/detail-props.ts'
import classes from './judgement.module.css'
import { SeverityGrid } from './severity-grid.tsx'

/** A matrix as it is read, above its fields. */
export function ScaleOnPage({ detail }: DetailProps) {
  return (
    <div className={classes.panel}>
      <SeverityGrid scale={detail.entity} />
    </div>
  )
}
