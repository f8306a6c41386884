import { ActionIcon, Select } from '@mantine/core'
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './difference.module.css'

export type Chosen = { readonly older: string; readonly newer: string }

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The two versions that are compared; any may stand on either side. */
export function VersionChoice({
  versions,
  chosen,
  onChoose,
}: {
  readonly versions: readonly AnyEntity[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}) {
  const t = useWords()
  const data = versions.map(({ id, version, state }) => ({
    value: id,
    label: t('difference.version', { version: text(version), state: t(`policyVersion.state.${state}`) }),
  }))
  const pick = (side: keyof Chosen) => (
    <Select
      size="xs"
      label={t(`difference.${side}`)}
      data={data}
      value={chosen[side]}
      onChange={(value) => onChoose({ ...chosen, [side]: value ?? chosen[side] })}
      allowDeselect={false}
      searchable
      w={210}
    />
  )
  return (
    <div className={classes.choice}>
      {pick('older')}
      <ActionIcon
        size={30}
        aria-label={t('difference.swap')}
        title={t('difference.swap')}
        onClick={() => onChoose({ older: chosen.newer, newer: chosen.older })}
      >
        <IconArrowsExchange size={16} />
      </ActionIcon>
      {pick('newer')}
    </div>
  )
}
