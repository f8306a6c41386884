import { SegmentedControl } from '@mantine/core'
import { type FrameworkName, frameworkNames } from '#shared/modules/frameworks/frameworks.names.ts'
import { useWords } from '../../../app/words.tsx'

/** Which framework a view shows. */
export function FrameworkChoice({
  value,
  onChange,
}: {
  readonly value: FrameworkName
  readonly onChange: (name: string) => void
}) {
  const t = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('requirement.framework')}
      data={frameworkNames.map((name) => ({ value: name, label: t(`requirement.framework.${name}`) }))}
      value={value}
      onChange={onChange}
    />
  )
}
