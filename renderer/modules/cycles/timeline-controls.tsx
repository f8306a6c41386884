import { ActionIcon } from '@mantine/core'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { SaveButtons } from '../../charts/save-buttons.tsx'
import type { SaveDrawing } from '../../charts/save-drawing.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'

/** From far to near: the divisions, the pixels a day, and the days that a key moves a bar. */
const zooms = [
  { unit: 'year', scale: 0.7, step: 7 },
  { unit: 'quarter', scale: 1.6, step: 7 },
  { unit: 'month', scale: 3, step: 1 },
  { unit: 'week', scale: 9, step: 1 },
] as const
const usual = 2

/** How near the timeline is looked at, by keys too. */
export function useZooms() {
  const [zoom, setZoom] = useState(usual)
  const last = zooms.length - 1
  const near = () => setZoom(Math.min(last, zoom + 1))
  const far = () => setZoom(Math.max(0, zoom - 1))
  usePageKeys([
    ['+', near],
    ['=', near],
    ['-', far],
  ])
  return { level: zooms[zoom] ?? zooms[usual], near, far, isFarthest: zoom === 0, isNearest: zoom === last }
}

type Props = {
  readonly zooming: ReturnType<typeof useZooms>
  /** Null where nothing is drawn. */
  readonly onSave: ((as: SaveDrawing) => void) | null
}

/** What changes the scale of the timeline, and what keeps the whole of it as a file. */
export function TimelineControls({ zooming, onSave }: Props) {
  const t = useWords()
  return (
    <>
      <span className="quiet">{t(`timeline.unit.${zooming.level.unit}`)}</span>
      <ActionIcon aria-label={t('timeline.far')} onClick={zooming.far} disabled={zooming.isFarthest}>
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('timeline.near')} onClick={zooming.near} disabled={zooming.isNearest}>
        <IconPlus size={16} />
      </ActionIcon>
      {onSave ? <SaveButtons onSave={onSave} /> : null}
    </>
  )
}
