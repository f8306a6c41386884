import { TextInput } from '@mantine/core'
import { useWords } from '../words.tsx'
import { useFolder } from './use-open-vault.ts'

/** The folder of a vault, with a word about what stands there now. */
export function FolderField({
  value,
  onChange,
  expected,
  autoFocus = false,
}: {
  readonly value: string
  readonly onChange: (path: string) => void
  /** Whether a vault should stand there, or room for one. */
  readonly expected: 'vault' | 'room'
  readonly autoFocus?: boolean
}) {
  const t = useWords()
  const folder = useFolder()
  const fits = expected === 'vault' ? folder.kind === 'vault' : folder.kind === 'missing' || folder.kind === 'empty'
  const error = folder.refusal
    ? t(folder.refusal.key)
    : folder.kind !== null && !fits
      ? t(`folder.${expected}.${folder.kind}`)
      : undefined
  return (
    <TextInput
      label={t('folder.label')}
      description={t(`folder.${expected}.help`)}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => void folder.inspect(event.currentTarget.value)}
      spellCheck={false}
      autoComplete="off"
      autoFocus={autoFocus}
      required
    />
  )
}
