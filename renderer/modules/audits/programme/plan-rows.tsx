import { Checkbox, NativeSelect } from '@mantine/core'
import { type PlannedAudit, type RankedUnit, type Rhythm, rhythms } from '#shared/modules/audits/audits.planning.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './plan-year.module.css'
import { partOf } from './use-plan.ts'

const counted = ['criticalRisks', 'highRisks', 'graveFindings', 'lateFindings'] as const

function Parts({ audits }: { readonly audits: readonly PlannedAudit[] }) {
  const t = useWords()
  return (
    <ul className={classes.parts}>
      {audits.map((audit) => (
        <li key={`${audit.kind} ${audit.period.start}`} data-there={audit.isThere}>
          {partOf(t, audit)}
          {audit.isThere ? ` (${t('planning.there')})` : null}
        </li>
      ))}
    </ul>
  )
}

function Grounds({ unit }: { readonly unit: RankedUnit }) {
  const t = useWords()
  const formats = useFormats()
  const said = counted.flatMap((name) => (unit[name] === 0 ? [] : [t(`planning.${name}`, { count: unit[name] })]))
  const last = unit.lastOn === null ? t('planning.never') : t('planning.lastOn', { day: formats.day(unit.lastOn) })
  return [...said, last].join(' · ')
}

/** The audits of all departments together: any of the rhythms, each by itself. */
export function HouseRow({
  chosen,
  audits,
  onChosen,
}: {
  readonly chosen: readonly Rhythm[]
  readonly audits: readonly PlannedAudit[]
  readonly onChosen: (chosen: readonly Rhythm[]) => void
}) {
  const t = useWords()
  const toggle = (rhythm: Rhythm, isOn: boolean) =>
    onChosen(isOn ? [...chosen, rhythm] : chosen.filter((one) => one !== rhythm))
  return (
    <tr>
      <th scope="row">
        {t('planning.house')}
        <small>{t('planning.house.help')}</small>
      </th>
      <td />
      <td>
        <fieldset className={classes.rhythms} aria-label={t('planning.rhythmOf', { unit: t('planning.house') })}>
          {rhythms
            .filter((rhythm) => rhythm !== 'none')
            .map((rhythm) => (
              <Checkbox
                key={rhythm}
                size="xs"
                label={t(`planning.rhythm.${rhythm}`)}
                checked={chosen.includes(rhythm)}
                onChange={(event) => toggle(rhythm, event.currentTarget.checked)}
              />
            ))}
        </fieldset>
      </td>
      <td>
        <Parts audits={audits} />
      </td>
    </tr>
  )
}

/** A department, what speaks for auditing it, how often it will be, and the audits that this makes. */
export function UnitRow({
  unit,
  name,
  rhythm,
  audits,
  onRhythm,
}: {
  readonly unit: RankedUnit
  readonly name: string
  readonly rhythm: Rhythm
  readonly audits: readonly PlannedAudit[]
  readonly onRhythm: (rhythm: Rhythm) => void
}) {
  const t = useWords()
  const options = rhythms.map((one) => {
    const word = t(`planning.rhythm.${one}`)
    return { value: one, label: one === unit.proposed ? t('planning.proposed', { rhythm: word }) : word }
  })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Grounds unit={unit} />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('planning.rhythmOf', { unit: name })}
          data={options}
          value={rhythm}
          onChange={({ currentTarget: { value } }) => onRhythm(rhythms.find((one) => one === value) ?? 'none')}
        />
      </td>
      <td>
        <Parts audits={audits} />
      </td>
    </tr>
  )
}
