import { NativeSelect, SegmentedControl } from '@mantine/core'
import {
  type ProtectionLevel,
  type ProtectionPart,
  protectionLevels,
  protectionParts,
  scopeOf,
} from '#shared/modules/frameworks/frameworks.levels.ts'
import { frameworkNames, isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { defaultScope, scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './framework-choice.module.css'
import type { FrameworkScope } from './use-coverage.ts'

type Props = {
  readonly value: FrameworkScope
  readonly onChange: (chosen: FrameworkScope) => void
  /** What the choice is called where there are two of them. */
  readonly label?: string
}

const isHeld = (scope: string) => scoped('mlps', scope).requirements.length > 0

/** The level of MLPS and its general requirements or an extension; of a level without numbers of a part that part is greyed. */
function LevelChoice({ scope, onChoose }: { readonly scope: string; readonly onChoose: (scope: string) => void }) {
  const t = useWords()
  const [level, part] = protectionLevels
    .flatMap((one) => protectionParts.map((other): [ProtectionLevel, ProtectionPart] => [one, other]))
    .find(([one, other]) => scopeOf(one, other) === scope) ?? ['level3', 'general']
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('protectionAssessment.level')}
        data={protectionLevels.map((name) => ({ value: name, label: t(`protectionAssessment.level.${name}`) }))}
        value={level}
        onChange={(name) => {
          const chosen = protectionLevels.find((one) => one === name) ?? level
          const same = scopeOf(chosen, part)
          onChoose(isHeld(same) ? same : scopeOf(chosen, 'general'))
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('coverage.part')}
        data={protectionParts.map((name) => ({
          value: name,
          label: t(`coverage.part.${name}`),
          disabled: !isHeld(scopeOf(level, name)),
        }))}
        value={part}
        onChange={({ currentTarget }) =>
          onChoose(scopeOf(level, protectionParts.find((one) => one === currentTarget.value) ?? part))
        }
      />
    </>
  )
}

/** Which framework a view shows, and of MLPS which level and part. */
export function FrameworkChoice({ value, onChange, label }: Props) {
  const t = useWords()
  return (
    <div className={classes.choice}>
      <SegmentedControl
        size="xs"
        aria-label={label ?? t('requirement.framework')}
        data={frameworkNames.map((name) => ({ value: name, label: t(`requirement.framework.${name}`) }))}
        value={value.framework}
        onChange={(name) => {
          if (isFrameworkName(name)) onChange({ framework: name, scope: defaultScope(name) })
        }}
      />
      {value.scope === null ? null : (
        <LevelChoice scope={value.scope} onChoose={(scope) => onChange({ ...value, scope })} />
      )}
    </div>
  )
}
