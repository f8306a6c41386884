import { Link } from '@tanstack/react-router'
import type { SkillCell, SkillColumn, SkillMatrix, SkillRow } from '#shared/modules/skills/skills.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Grid, GridCell, GridName } from '../../ui/grid.tsx'
import { ToneMark } from '../../ui/tone-badge.tsx'
import { gridPlace } from '../../ui/use-grid-places.ts'
import { SkillCellText, toneOfCell } from './skill-cell.tsx'
import classes from './skill-matrix.module.css'

/** What a cell says in whole: who, what, how well by whose word, and what is asked. */
function useCellWords() {
  const t = useWords()
  const formats = useFormats()
  return (row: SkillRow, column: SkillColumn, { standing, target, gap }: SkillCell) => {
    const reached = standing === null ? t('growth.unrated') : t(`skillRating.level.${standing.level}`)
    // As in the cell: somebody who speaks to the window says what can be read there.
    const level = target !== null && gap > 0 ? `${reached} ↑ ${t(`skillRating.level.${target}`)}` : reached
    const word =
      standing === null
        ? ''
        : t('skillMatrix.word', { kind: t(`skillRating.kind.${standing.kind}`), day: formats.day(standing.on) })
    const asked = target === null ? '' : t('skillMatrix.asked', { level: t(`skillRating.level.${target}`) })
    return [t('skillMatrix.cell', { person: row.name, skill: column.title, level }), word, asked]
      .filter((part) => part !== '')
      .join(' · ')
  }
}

function Head({ columns }: Pick<SkillMatrix, 'columns'>) {
  const t = useWords()
  const areas = columns.reduce<{ area: string; span: number; first: string }[]>((spans, { area, id }) => {
    const last = spans.at(-1)
    if (last?.area === area) last.span += 1
    else spans.push({ area, span: 1, first: id })
    return spans
  }, [])
  return (
    <thead>
      <tr>
        <GridName scope="col" rowSpan={2}>
          {t('person')}
        </GridName>
        {areas.map(({ area, span, first }) => (
          <th key={first} scope="colgroup" colSpan={span} className={classes.area}>
            {area || t('skillMatrix.noArea')}
          </th>
        ))}
      </tr>
      <tr>
        {columns.map(({ id, title }) => (
          <th key={id} scope="col" className={classes.skill}>
            <Link to="/records/$record/$id" params={{ record: 'skill', id }} search={(old) => old}>
              {title}
            </Link>
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Foot({ columns }: Pick<SkillMatrix, 'columns'>) {
  const t = useWords()
  return (
    <tfoot>
      <tr>
        <GridName scope="row">{t('skillMatrix.able')}</GridName>
        {columns.map(({ id, able, needed, isShort }) => (
          <td key={id} className={classes.able}>
            {isShort ? <ToneMark tone={able === 0 ? 'serious' : 'attention'} words={t('skillMatrix.short')} /> : null}
            {t('skillMatrix.of', { able, needed })}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

type Props = {
  readonly matrix: SkillMatrix
  readonly label: string
  readonly onOpen: (row: SkillRow, cell: SkillCell) => void
}

/** People by skills: the level in words, the ground by what their role asks, and below how many do it alone. */
export function SkillMatrixTable({ matrix, label, onOpen }: Props) {
  const wordsOf = useCellWords()
  const { columns, rows } = matrix
  return (
    <Grid
      label={label}
      size={{ rows: rows.length, columns: columns.length, heads: true }}
      onOpen={([at, column]) => {
        const row = rows[at]
        const cell = row?.cells[column]
        if (row && cell) onOpen(row, cell)
      }}
      className={classes.matrix}
    >
      {([currentRow, currentColumn]) => (
        <>
          <Head columns={columns} />
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.person}>
                <GridName scope="row">
                  <Link
                    to="/records/$record/$id"
                    params={{ record: 'person', id: row.person }}
                    {...gridPlace(at, -1, at === currentRow ? currentColumn : null)}
                  >
                    {row.name}
                  </Link>
                </GridName>
                {columns.map((column, index) => {
                  const cell = row.cells[index]
                  if (!cell) return null
                  return (
                    <GridCell key={column.id} tone={toneOfCell(cell)}>
                      <button
                        type="button"
                        {...gridPlace(at, index, at === currentRow ? currentColumn : null)}
                        aria-label={wordsOf(row, column, cell)}
                        title={wordsOf(row, column, cell)}
                      >
                        <SkillCellText cell={cell} />
                      </button>
                    </GridCell>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <Foot columns={columns} />
        </>
      )}
    </Grid>
  )
}
