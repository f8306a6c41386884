import { ActionIcon, Button } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs'
import { useWords } from '../../../app/words.tsx'
import classes from './paper.module.css'

type Place = {
  readonly at: number
  readonly total: number
  readonly onMove: (step: 1 | -1) => void
  readonly onKeys: () => void
}

/** Which row of how many is shown, with the ways to the ones before and after. */
export function PlaceInChecklist({ at, total, onMove, onKeys }: Place) {
  const t = useWords()
  return (
    <span className={classes.place}>
      <ActionIcon size={22} aria-label={t('workspace.key.up')} onClick={() => onMove(-1)} data-not-printed>
        <IconChevronUp size={14} />
      </ActionIcon>
      <ActionIcon size={22} aria-label={t('workspace.key.down')} onClick={() => onMove(1)} data-not-printed>
        <IconChevronDown size={14} />
      </ActionIcon>
      {t('workspace.place', { at, total })}
      <Button variant="subtle" size="compact-xs" onClick={onKeys} data-not-printed>
        {t('workspace.keys')} <kbd className={classes.key}>?</kbd>
      </Button>
    </span>
  )
}
