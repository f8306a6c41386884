import { Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Role } from '#shared/record/roles.ts'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'
import { ReferenceSelect } from '../../records/inputs/reference-select.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { RoleChoice } from './role-choice.tsx'

/** The code of an invitation, shown this once. */
function Code({
  code,
  login,
  onClose,
}: {
  readonly code: string
  readonly login: string
  readonly onClose: () => void
}) {
  const t = useWords()
  return (
    <Stack gap="sm">
      <Notice tone="attention" title={t('invite.once')}>
        <p>{t('invite.explained', { login })}</p>
      </Notice>
      <output className="code" style={{ fontSize: '1rem', userSelect: 'all' }} aria-label={t('join.code')}>
        {code}
      </output>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'copy.done' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('dialog.close')}</Button>
      </Group>
    </Stack>
  )
}

/** Invites a person of the people list to open the vault. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const [person, setPerson] = useState<string | null>(null)
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(['viewer'])
  const [code, setCode] = useState<string | null>(null)
  const task = useTask(api.member.invite)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!person || roles.length === 0) return
    const invited = await task.run({ person, login, roles: [...roles] })
    if (invited) setCode(invited.code)
  }
  return (
    <Modal opened onClose={onClose} title={t('members.invite')} closeOnClickOutside={false}>
      {code ? (
        <Code code={code} login={login} onClose={onClose} />
      ) : (
        <form onSubmit={(event) => void submit(event)} autoComplete="off">
          <Stack gap="sm">
            <ReferenceSelect
              to="person"
              label={t('person')}
              description={t('invite.person.help')}
              value={person}
              onChange={setPerson}
              knownTitle={null}
              data-autofocus
            />
            <TextInput
              label={t('unlock.login')}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              maxLength={120}
              autoComplete="off"
              required
            />
            <RoleChoice value={roles} onChange={setRoles} />
            <RefusalNotice refusal={task.refusal} />
            <TaskProgress task={task} label={t('invite.running')} cancellable={false} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('dialog.cancel')}
              </Button>
              <Button type="submit" disabled={!person || roles.length === 0} loading={task.running}>
                {t('invite.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
