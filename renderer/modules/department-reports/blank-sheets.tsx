import { Button } from '@mantine/core'
import { useWords } from '../../app/words.tsx'
import type { SheetOrder, useBlankSheet } from './use-report-sheet.ts'

type Props = {
  readonly order: SheetOrder
  /** Of which report the sheets are, said aloud beside the words of the buttons. */
  readonly of: { readonly department: string; readonly period: string }
  readonly blank: ReturnType<typeof useBlankSheet>
}

/** The blank sheet of a report in a row of many: as a workbook, or to be printed. */
export function BlankSheets({ order, of, blank }: Props) {
  const t = useWords()
  const sheet = (key: 'sheetEntry.make' | 'sheetEntry.paper', form: NonNullable<SheetOrder['form']>) => (
    <Button
      variant="default"
      size="compact-xs"
      disabled={blank.running}
      aria-label={t(`${key}.of`, of)}
      onClick={() => void blank.run({ ...order, form })}
    >
      {t(key)}
    </Button>
  )
  return (
    <>
      {sheet('sheetEntry.make', 'workbook')} {sheet('sheetEntry.paper', 'paper')}
    </>
  )
}
