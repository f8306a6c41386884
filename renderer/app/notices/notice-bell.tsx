import { Button } from '@mantine/core'
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { RailPanel } from '../rail-panel.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import tray from '../tray.module.css'
import { useWords } from '../words.tsx'
import { NoticeRow } from './notice-row.tsx'
import classes from './notices.module.css'
import { type NoticeGroup, useNotices } from './use-notices.ts'

/** Of each group so many stand in the panel; the home page and the lists show all. */
const most = 20

/** The arrows, j and k go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll('a')]
  const at = rows.findIndex((row) => row === document.activeElement)
  event.preventDefault()
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
}

function Group({
  group,
  isFirst,
  onFollow,
}: {
  readonly group: NoticeGroup
  readonly isFirst: boolean
  readonly onFollow: (key: string) => void
}) {
  const t = useWords()
  const { data } = useQuery(listOf('person', { limit: 500 }))
  const people = useMemo(() => new Map(data?.rows.map((row) => [row.id, String(row.name ?? '')])), [data])
  const rest = group.notices.length - most
  return (
    <section className={classes.group} aria-label={t(`notices.group.${group.name}`)}>
      <h3>{t(`notices.group.${group.name}`)}</h3>
      {group.notices.slice(0, most).map((notice, index) => (
        <NoticeRow
          key={notice.key}
          notice={notice}
          people={people}
          isFirst={isFirst && index === 0}
          onFollow={() => onFollow(notice.key)}
        />
      ))}
      {rest > 0 ? <p className={classes.more}>{t('notices.more', { count: rest })}</p> : null}
    </section>
  )
}

/** What waits for the member, in the rail: `b` opens it, the arrows move, Enter follows. */
export function NoticeBell() {
  const t = useWords()
  const { groups, unread, isReady, error, see, seeAll } = useNotices()
  const [opened, setOpened] = useState(false)
  usePageKeys([['b', () => setOpened(true)]])
  const follow = (key: string) => {
    see([key])
    setOpened(false)
  }
  const label = t('notices.title')
  return (
    <RailPanel
      label={label}
      spoken={t('notices.unread', { count: unread })}
      count={unread}
      icon={IconBell}
      opened={opened}
      onChange={setOpened}
      position="right-start"
      head={
        unread > 0 ? (
          <Button variant="subtle" size="compact-xs" onClick={seeAll}>
            {t('notices.seeAll')}
          </Button>
        ) : null
      }
    >
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {isReady && groups.length === 0 ? (
        <div className={tray.none}>
          <p style={{ margin: 0 }}>{t('notices.none')}</p>
          <p style={{ margin: '4px 0 0' }}>{t('notices.none.help')}</p>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move the focus between the links within */}
      <div onKeyDown={moveFocus}>
        {groups.map((group, index) => (
          <Group key={group.name} group={group} isFirst={index === 0} onFollow={follow} />
        ))}
      </div>
    </RailPanel>
  )
}
