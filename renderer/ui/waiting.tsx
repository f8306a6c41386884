import classes from './waiting.module.css'

/** Stands where a part of the page is on its way; what comes at once is never announced, or every visit would flicker. */
export function Waiting() {
  return <div className={classes.waiting} aria-busy="true" />
}
