import { PasswordInput } from '@mantine/core'
import { useWords } from '../app/words.tsx'

/** Asks for the password that opens a person's signing key for one signature; first in its dialog. */
export function SigningPassword({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useWords()
  return (
    <PasswordInput
      label={t('seal.password')}
      description={t('seal.password.help')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      required
      data-autofocus
    />
  )
}
