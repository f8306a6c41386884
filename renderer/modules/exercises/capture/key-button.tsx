import { Kbd } from '@mantine/core'
import classes from './capture.module.css'

type Props = {
  readonly name: string
  readonly label: string
  readonly onPress: () => void
  readonly isOff?: boolean
}

/** What a key of the capture does, with the key: for whoever does not know it yet, or has a mouse at hand. */
export function KeyButton({ name, label, onPress, isOff = false }: Props) {
  return (
    <button type="button" className={classes.stamp} aria-keyshortcuts={name} disabled={isOff} onClick={onPress}>
      <span>{label}</span>
      <Kbd>{name}</Kbd>
    </button>
  )
}
