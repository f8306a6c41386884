import { Checkbox, Stack } from '@mantine/core'
import { type Role, roles } from '#shared/record/roles.ts'
import { useWords } from '../words.tsx'

/** The roles that a member's record names. */
export function rolesIn(text: string): readonly Role[] {
  const named = text.split(' ')
  return roles.filter((role) => named.includes(role))
}

/** One or more roles, each with a word about what it allows. */
export function RoleChoice({
  value,
  onChange,
}: {
  readonly value: readonly Role[]
  readonly onChange: (value: readonly Role[]) => void
}) {
  const t = useWords()
  return (
    <Checkbox.Group
      label={t('members.roles')}
      value={[...value]}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
    >
      <Stack gap={6} mt={4}>
        {roles.map((role) => (
          <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`role.${role}.help`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
