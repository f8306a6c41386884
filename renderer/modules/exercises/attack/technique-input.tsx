import { Autocomplete, type OptionsFilter, Select } from '@mantine/core'
import { useMemo } from 'react'
import type { AttackIndex } from '#shared/modules/exercises/attack-catalogue.ts'
import { searchTechniques } from '#shared/modules/exercises/attack-search.ts'
import { useWords } from '../../../app/words.tsx'
import { frameOf, textOf } from '../../../records/inputs/input-props.ts'
import type { OwnInputProps } from '../../../records/own-inputs.ts'
import classes from './technique-input.module.css'
import { tacticName, useAttack } from './use-attack.ts'

/** So many techniques are offered at once. */
const most = 30
const everything: OptionsFilter = ({ options }) => options

/** What an id stands for, and what has taken its place where it was retired. */
export function useTechniqueWords(index: AttackIndex | null) {
  const t = useWords()
  return (id: string): string | null => {
    const found = index?.resolve(id) ?? null
    if (!found) return null
    if (!found.isRetired) return found.fullName
    const { current, fullName } = found
    if (current === null) return t('attack.retired', { name: fullName })
    return t('attack.replaced', { name: fullName, id: current.id, by: current.name })
  }
}

/** A technique found by its id or by words of its name, its parent's or its tactic's; an id of another version may be typed. */
export function TechniqueInput(props: OwnInputProps) {
  const t = useWords()
  const { index } = useAttack()
  const wordsOf = useTechniqueWords(index)
  const { value, onChange, help } = props
  const typed = textOf(value)
  const known = wordsOf(typed)
  const found = useMemo(() => {
    if (!index) return []
    const nameOf = (shortName: string) => tacticName(t, index.tactic(shortName) ?? { shortName, name: shortName })
    return searchTechniques(index.catalogue, typed, nameOf, most)
  }, [index, typed, t])
  const byId = new Map(found.map((technique) => [technique.id, technique]))
  return (
    <Autocomplete
      {...frameOf({ ...props, help: known ?? help })}
      value={typed}
      onChange={onChange}
      data={found.map(({ id }) => id)}
      filter={everything}
      maxDropdownHeight={320}
      renderOption={({ option }) => {
        const technique = byId.get(option.value)
        if (!technique) return option.value
        const { id, name, parentName } = technique
        return (
          <span className={classes.option}>
            <span className={classes.id}>{id}</span>
            <span>
              {name}
              {parentName === null ? null : <span className="quiet"> {parentName}</span>}
            </span>
          </span>
        )
      }}
    />
  )
}

/** The tactic that a step serves, of those of the catalogue in force. */
export function TacticInput(props: OwnInputProps) {
  const t = useWords()
  const { index } = useAttack()
  const { value, onChange } = props
  const chosen = textOf(value)
  const tactics = index?.catalogue.tactics ?? []
  const data = tactics.map((tactic) => ({ value: tactic.id, label: `${tactic.id} ${tacticName(t, tactic)}` }))
  const isKnown = chosen === '' || data.some((option) => option.value === chosen)
  return (
    <Select
      {...frameOf(props)}
      value={chosen === '' ? null : chosen}
      onChange={onChange}
      // What the catalogue does not know stays as it was written.
      data={isKnown ? data : [...data, { value: chosen, label: chosen }]}
      searchable
      clearable
    />
  )
}
