import { ActionIcon, Button, TextInput } from '@mantine/core'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useWords } from '../../app/words.tsx'
import { SaveButtons } from '../../charts/save-buttons.tsx'
import type { SaveDrawing } from '../../charts/save-drawing.ts'
import { DayBox } from '../../records/inputs/day-box.tsx'
import classes from './org-chart.module.css'
import type { useDays } from './use-days.ts'

type Props = {
  readonly days: ReturnType<typeof useDays>
  readonly sought: string
  /** How many boxes fit; null while nothing is sought. */
  readonly found: number | null
  readonly onSought: (text: string) => void
  /** To the next box that fits. */
  readonly onNext: () => void
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  /** Null where no box has another below it. */
  readonly onFoldAll: (() => void) | null
  readonly isFolded: boolean
  readonly onSave: (as: SaveDrawing) => void
}

/** What changes the drawing, and what keeps it. */
export function ChartControls(props: Props) {
  const { days, sought, found, onSought, onNext, onZoom, onFit, onFoldAll, isFolded, onSave } = props
  const t = useWords()
  const button = (label: string, onClick: () => void, isPressed?: boolean) => (
    <Button variant="default" size="compact-sm" onClick={onClick} aria-pressed={isPressed}>
      {t(label)}
    </Button>
  )
  return (
    <>
      <TextInput
        className={classes.find}
        aria-label={t('orgChart.find')}
        placeholder={t('orgChart.find')}
        value={sought}
        onChange={(event) => onSought(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onNext()
        }}
      />
      <span className="quiet" aria-live="polite">
        {found === null ? '' : t('orgChart.found', { count: found })}
      </span>
      <span className="quiet">{t('orgChart.day')}</span>
      <DayBox className={classes.day} aria-label={t('orgChart.day')} value={days.typed} onChange={days.setTyped} />
      {button('orgChart.changes', () => days.setIsListed(!days.isListed), days.isListed)}
      {onFoldAll ? button(isFolded ? 'orgChart.unfoldAll' : 'orgChart.foldAll', onFoldAll) : null}
      <ActionIcon aria-label={t('orgChart.far')} onClick={() => onZoom(0.8)}>
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('orgChart.near')} onClick={() => onZoom(1.25)}>
        <IconPlus size={16} />
      </ActionIcon>
      {button('orgChart.fit', onFit)}
      <SaveButtons onSave={onSave} />
    </>
  )
}
