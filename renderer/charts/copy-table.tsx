import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../app/words.tsx'
import { tabSeparated } from '../records/tab-separated.ts'
import type { ChartTableData } from './chart-table.tsx'

/** Takes the figures of a drawing into a spreadsheet by the clipboard. */
export function CopyTable({ table }: { readonly table: ChartTableData }) {
  const t = useWords()
  const [isDone, setIsDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(tabSeparated([table.columns.map(({ label }) => label), ...table.rows]))
    setIsDone(true)
  }
  return (
    <Button variant="default" size="compact-sm" onClick={() => void copy()}>
      <span aria-live="polite">{t(isDone ? 'figures.copied' : 'figures.copy')}</span>
    </Button>
  )
}
