import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import { RoleChoice, rolesIn } from './role-choice.tsx'

export function RolesDialog({ member, onClose }: { readonly member: AnyEntity; readonly onClose: () => void }) {
  const t = useWords()
  const [roles, setRoles] = useState(rolesIn(typeof member.roles === 'string' ? member.roles : ''))
  const [reason, setReason] = useState('')
  const change = useChange(api.member.setRoles)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const stated = reason.trim() === '' ? {} : { reason }
    change.mutate({ id: member.id, revision: member.revision, roles: [...roles], ...stated }, { onSuccess: onClose })
  }
  const login = typeof member.login === 'string' ? member.login : ''
  return (
    <Modal opened onClose={onClose} title={t('members.rolesOf', { login })}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <RoleChoice value={roles} onChange={setRoles} />
          <Textarea
            label={t('members.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1000}
            autosize
          />
          {change.error ? <RefusalNotice refusal={refusalOf(change.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={roles.length === 0} loading={change.isPending}>
              {t('members.changeRoles')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
