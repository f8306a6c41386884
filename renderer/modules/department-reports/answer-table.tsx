import { ActionIcon, Button, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useWords } from '../../app/words.tsx'
import type { Typed } from './answer-word.ts'
import classes from './answers-input.module.css'

type Props = {
  readonly columns: readonly string[]
  readonly words: string
  readonly label: string
  readonly onChange: (typed: Typed) => void
}

/** The cells of a line as typed: unlike what is read, a cell may end with a blank while it is being typed. */
const cellsOf = (line: string) => line.split('|').map((cell) => cell.replace(/^ /, '').replace(/ $/, ''))

/** The rows of a table, each a line of cells; a bar within a cell would part it and is taken for a slash. */
export function AnswerTable({ columns, words, label, onChange }: Props) {
  const t = useWords()
  const lines = words === '' ? [] : words.split('\n')
  const write = (next: readonly string[]) => onChange({ words: next.length === 0 ? null : next.join('\n') })
  const type = (row: number, column: number, text: string) => {
    const cells = columns.map((_, place) => cellsOf(lines[row] ?? '')[place] ?? '')
    cells[column] = text.replaceAll('|', '/')
    write(lines.map((line, place) => (place === row ? cells.join(' | ') : line)))
  }
  const add = () => write([...lines, columns.map(() => '').join(' | ')])
  return (
    <div className={classes.table}>
      {lines.length === 0 ? null : (
        <table aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th>
                <span className="only-spoken">{t('reportEntry.removeRow.head')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
              <tr key={row}>
                {columns.map((column, place) => (
                  <td key={column}>
                    <TextInput
                      size="xs"
                      aria-label={t('reportEntry.cell', { column, row: row + 1 })}
                      value={cellsOf(line)[place] ?? ''}
                      onChange={(event) => type(row, place, event.currentTarget.value)}
                    />
                  </td>
                ))}
                <td>
                  <ActionIcon
                    aria-label={t('parts.removeRow', { row: row + 1 })}
                    onClick={() => write(lines.filter((_, other) => other !== row))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button variant="default" size="compact-xs" onClick={add}>
        {t('reportEntry.addRow')}
      </Button>
    </div>
  )
}
