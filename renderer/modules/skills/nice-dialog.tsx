import { Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { niceLevels } from '#shared/modules/skills/nice-profile.ts'
import type { NiceReading } from '#shared/modules/skills/skills.contract.ts'
import { api } from '../../api/client.ts'
import page from '../../app/pages/page.module.css'
import { useWords } from '../../app/words.tsx'
import { ForeignFileDialog } from '../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../records/foreign/use-foreign-file.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './nice.module.css'

type Role = NiceReading['roles'][number]
const tones = { added: 'progress', changed: 'attention', same: 'neutral' } as const

function RoleRow({
  role,
  isChosen,
  onChoose,
}: {
  readonly role: Role
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const t = useWords()
  const { code, title, change, skills, statements } = role
  const { task = 0, knowledge = 0, skill = 0 } = statements
  return (
    <tr>
      <td>
        <Checkbox
          label={`${code} ${title}`}
          checked={isChosen}
          disabled={change === 'same'}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </td>
      <td>{t('nice.statements', { task, knowledge, skill })}</td>
      <td>{skills.length === 0 ? '—' : skills.join(' · ')}</td>
      <td>
        <ToneBadge tone={tones[change]}>{t(`nice.change.${change}`)}</ToneBadge>
      </td>
    </tr>
  )
}

/** Takes work roles as role profiles: what the file holds, which of them the team wants, and only then for good. */
export function NiceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const [level, setLevel] = useState<(typeof niceLevels)[number]>('independent')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const foreign = useForeignFile(
    (ticket, take, options) =>
      api.skills.readNice(
        { ticket, take, level, language: t.language, ...(take ? { roles: [...chosen] } : {}) },
        options,
      ),
    () => setChosen(new Set()),
  )
  const { reading } = foreign
  const isDone = (reading?.taken ?? 0) > 0
  const choose = (code: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, code] : [...before].filter((one) => one !== code)))
  const open = reading?.roles.filter(({ change }) => change !== 'same') ?? []
  const count = open.filter(({ code }) => chosen.has(code)).length
  return (
    <ForeignFileDialog
      title={t('nice.read')}
      about={t('nice.read.about')}
      accept=".json,application/json"
      foreign={foreign}
      submit={t('nice.take', { count })}
      mayTake={count > 0}
      isDone={isDone}
      onClose={onClose}
    >
      {reading && isDone ? <Notice isResult tone="good" title={t('nice.taken', { count: reading.taken })} /> : null}
      {reading ? (
        <>
          <p>
            {t('nice.found', {
              name: reading.name || '—',
              version: reading.version,
              count: reading.roles.length,
              open: open.length,
            })}
          </p>
          {isDone || open.length === 0 ? null : (
            <div className={classes.choices}>
              <Select
                label={t('nice.level')}
                description={t('nice.level.help')}
                data={niceLevels.map((value) => ({ value, label: t(`skillRating.level.${value}`) }))}
                value={level}
                onChange={(value) => setLevel(niceLevels.find((one) => one === value) ?? level)}
                allowDeselect={false}
                w={420}
              />
              <Checkbox
                label={t('nice.all')}
                checked={count === open.length}
                indeterminate={count > 0 && count < open.length}
                onChange={(event) =>
                  setChosen(new Set(event.currentTarget.checked ? open.map(({ code }) => code) : []))
                }
              />
            </div>
          )}
          <div className={classes.scroll}>
            <table className={page.table}>
              <thead>
                <tr>
                  <th>{t('nice.role')}</th>
                  <th>{t('nice.statements.head')}</th>
                  <th>{t('nice.skills')}</th>
                  <th>{t('nice.change')}</th>
                </tr>
              </thead>
              <tbody>
                {reading.roles.map((role) => (
                  <RoleRow
                    key={role.code}
                    role={role}
                    isChosen={!isDone && chosen.has(role.code)}
                    onChoose={(isChosen) => choose(role.code, isChosen)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </ForeignFileDialog>
  )
}
