import { PasswordInput, Progress } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { PasswordStrength } from '#shared/modules/session/session.contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../words.tsx'
import classes from './new-password.module.css'

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A whole number from 0 up, as an exponent is written. */
function raised(power: number): string {
  return [...String(Math.max(0, power))].map((digit) => digits[Number(digit)]).join('')
}

/** How well the password would resist; null while it is empty or being judged. The vault judges, the window shows. */
function useStrength(password: string): PasswordStrength | null {
  const [settled] = useDebouncedValue(password, 150)
  const [strength, setStrength] = useState<PasswordStrength | null>(null)
  useEffect(() => {
    let stale = false
    if (settled === '') setStrength(null)
    else
      api.session.strength({ password: settled }).then(
        (answer) => {
          if (!stale) setStrength(answer)
        },
        () => setStrength(null),
      )
    return () => {
      stale = true
    }
  }, [settled])
  return strength
}

export type NewPassword = { readonly password: string; readonly repeated: string }
export const noPassword: NewPassword = { password: '', repeated: '' }

/** A password typed twice, with an estimate of how long it would stand against guessing. */
export function NewPasswordFields({
  value,
  onChange,
  label,
}: {
  readonly value: NewPassword
  readonly onChange: (value: NewPassword) => void
  /** What the password is for, where it is not one's own. */
  readonly label?: string
}) {
  const t = useWords()
  const strength = useStrength(value.password)
  const differs = value.repeated !== '' && value.repeated !== value.password
  const toggle = { 'aria-label': t('password.show') }
  return (
    <>
      <div>
        <PasswordInput
          label={label ?? t('password.new')}
          description={t('password.help')}
          value={value.password}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          required
        />
        <div className={classes.meter} aria-live="polite">
          <Progress
            value={strength ? 20 + strength.score * 20 : 0}
            size={3}
            color={strength?.acceptable ? 'green' : 'orange'}
            aria-label={t('password.strength')}
          />
          <span className="quiet">
            {strength
              ? t(strength.acceptable ? 'password.strongEnough' : 'password.tooWeak', {
                  guesses: raised(Math.round(strength.guessesLog10)),
                })
              : ' '}
          </span>
        </div>
      </div>
      <PasswordInput
        label={t('password.repeat')}
        value={value.repeated}
        onChange={(event) => onChange({ ...value, repeated: event.currentTarget.value })}
        error={differs ? t('password.differs') : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        required
      />
    </>
  )
}
