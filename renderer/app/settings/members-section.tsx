import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listed } from '#shared/base/series.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { listOf, useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { FieldValue } from '../../records/field-value.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from '../pages/page.module.css'
import { ReasonDialog } from '../reason-dialog.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { rolesIn } from './role-choice.tsx'
import { RolesDialog } from './roles-dialog.tsx'

type Asking = { readonly what: 'roles' | 'revoke'; readonly member: AnyEntity } | { readonly what: 'invite' }

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function MemberRow({
  member,
  titles,
  onAsk,
}: {
  readonly member: AnyEntity
  readonly titles: Readonly<Record<string, string>>
  /** Null for whoever may not change members. */
  readonly onAsk: ((asking: Asking) => void) | null
}) {
  const t = useWords()
  const formats = useFormats()
  const login = text(member.login)
  return (
    <tr>
      <td>{login}</td>
      <td>{titles[text(member.person)]}</td>
      <td>
        {listed(
          t.language,
          rolesIn(text(member.roles)).map((role) => t(`role.${role}`)),
        )}
      </td>
      <td>
        <FieldValue field={memberRecord.fields.status} messages="member.status" value={member.status} titles={titles} />
      </td>
      <td>{text(member.since) ? formats.instant(text(member.since)) : null}</td>
      <td>
        {onAsk && member.status !== 'revoked' ? (
          <Group gap={4} wrap="nowrap">
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('members.rolesOf', { login })}
              onClick={() => onAsk({ what: 'roles', member })}
            >
              {t('members.changeRoles')}
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              color="red"
              aria-label={t('members.revokeOf', { login })}
              onClick={() => onAsk({ what: 'revoke', member })}
            >
              {t('members.revoke')}
            </Button>
          </Group>
        ) : null}
      </td>
    </tr>
  )
}

function RevokeDialog({ member, onClose }: { readonly member: AnyEntity; readonly onClose: () => void }) {
  const t = useWords()
  const revoke = useChange(api.member.revoke)
  return (
    <ReasonDialog
      title={t('members.revokeOf', { login: text(member.login) })}
      text={t('members.revoke.text')}
      submitLabel={t('members.revoke')}
      refusal={revoke.error ? refusalOf(revoke.error) : null}
      onClose={onClose}
      onSubmit={async (reason) => {
        await revoke.mutateAsync({ id: member.id, revision: member.revision, reason })
        onClose()
      }}
    />
  )
}

/** Who may open the vault and as what. */
export function MembersSection() {
  const t = useWords()
  const session = useSession()
  const [asking, setAsking] = useState<Asking | null>(null)
  const found = useQuery(listOf('member', { sort: [{ field: 'login' }], limit: 500 }))
  const isAdministrator = session.member.roles.includes('administrator')
  const close = () => setAsking(null)
  const columns = ['login', 'person', 'roles', 'status', 'since'] as const
  return (
    <>
      {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
      {isAdministrator ? (
        <p>
          <Button onClick={() => setAsking({ what: 'invite' })}>{t('members.invite')}</Button>
        </p>
      ) : null}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`member.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="only-spoken">{t('members.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.data?.rows.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                titles={found.data.titles}
                onAsk={isAdministrator ? setAsking : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asking?.what === 'invite' ? <InviteDialog onClose={close} /> : null}
      {asking?.what === 'roles' ? <RolesDialog member={asking.member} onClose={close} /> : null}
      {asking?.what === 'revoke' ? <RevokeDialog member={asking.member} onClose={close} /> : null}
    </>
  )
}
