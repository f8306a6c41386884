import { Button } from '@mantine/core'
import { useWords } from '../app/words.tsx'
import { type SaveDrawing, saveDrawing, savePicture } from './save-drawing.ts'

/** Keeps what is drawn as a file: as a drawing whose text stays text, or as a picture. */
export function SaveButtons({ onSave }: { readonly onSave: (as: SaveDrawing) => void }) {
  const t = useWords()
  const button = (label: string, as: SaveDrawing) => (
    <Button variant="default" size="compact-sm" onClick={() => onSave(as)}>
      {t(label)}
    </Button>
  )
  return (
    <>
      {button('chart.save', saveDrawing)}
      {button('chart.savePicture', savePicture)}
    </>
  )
}
