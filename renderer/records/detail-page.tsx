import { Button, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ComponentType, Suspense } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../api/queries.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { Waiting } from '../ui/waiting.tsx'
import { Accountability } from './accountability.tsx'
import { ArchiveButton } from './archive-button.tsx'
import { Comments } from './comments.tsx'
import { ReferredBy } from './cross-reference.tsx'
import classes from './detail-page.module.css'
import type { DetailProps } from './detail-props.ts'
import { DetailSections } from './detail-sections.tsx'
import { RecordHistory } from './history/history.tsx'
import { Links } from './links.tsx'
import { listSearch } from './list-search.ts'
import { PanelHead } from './panel-head.tsx'
import { RecordReports } from './record-reports.tsx'
import { Related } from './related.tsx'
import { StateBadge } from './state-badge.tsx'
import { Steps } from './steps.tsx'
import { useFormats } from './use-formats.ts'
import { WithBeside } from './with-beside.tsx'

/** Who made the record and who touched it last. */
function WhoAndWhen({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  const { createdAt, createdBy, updatedAt, updatedBy } = detail.entity
  const who = (id: string) => detail.titles[id] ?? t('record.somebody')
  return (
    <p className={classes.when}>
      {t('record.created', { who: who(createdBy), when: formats.instant(createdAt) })}
      {updatedAt === createdAt ? null : (
        <> · {t('record.updated', { who: who(updatedBy), when: formats.instant(updatedAt) })}</>
      )}
    </p>
  )
}

function numberOf(record: AnyRecord, entity: AnyEntity): string | null {
  const name = Object.keys(record.fields).find((field) => record.fields[field]?.kind === 'number')
  const number = name ? entity[name] : null
  return typeof number === 'string' ? number : null
}

function Head({ record, detail }: DetailProps) {
  const t = useWords()
  const navigate = useNavigate()
  const { entity, mayEdit, mayArchive } = detail
  const title = entity[record.title]
  const close = () => void navigate({ to: '/records/$record', params: { record: record.name }, search: (old) => old })
  const edit = () =>
    void navigate({
      to: '/records/$record/$id/edit',
      params: { record: record.name, id: entity.id },
      search: (old) => old,
    })
  usePageKeys(mayEdit ? [['e', edit]] : [])
  usePageKeys([['Escape', close]])
  return (
    <PanelHead
      title={typeof title === 'string' && title !== '' ? title : t('record.untitled')}
      kind={t(record.name)}
      number={numberOf(record, entity)}
      onClose={close}
    >
      {mayEdit ? (
        <Button variant="default" onClick={edit}>
          {t('record.edit')}
        </Button>
      ) : null}
      {mayArchive ? <ArchiveButton record={record} entity={entity} /> : null}
    </PanelHead>
  )
}

const first = 'fields'
const last = ['related', 'comments', 'history', 'reports'] as const

/** Scrolls the row of tabs to the one that is shown. */
function intoSight(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

type OwnTabs = Readonly<Record<string, ComponentType<DetailProps>>>

/** The parts of the page; which of them is shown stands in the address. */
function Views({ record, detail, tabs }: DetailProps & { readonly tabs: OwnTabs }) {
  const t = useWords()
  const navigate = useNavigate()
  const { id } = detail.entity
  const search = listSearch(useSearch({ strict: false }))
  const known = [first, ...Object.keys(tabs), ...last]
  const shown = known.find((tab) => tab === search.tab) ?? first
  const show = (tab: string | null) => {
    const { tab: _, ...rest } = search
    void navigate({ to: '.', search: () => (tab === null || tab === first ? rest : { ...rest, tab }), replace: true })
  }
  return (
    <Tabs value={shown} onChange={show} keepMounted={false} className={classes.tabs}>
      <Tabs.List className={classes.tabList} aria-label={t(record.name)}>
        {known.map((tab) => (
          <Tabs.Tab key={tab} value={tab} className={classes.tab} ref={tab === shown ? intoSight : null}>
            {t(Object.hasOwn(tabs, tab) ? `${record.name}.tab.${tab}` : `record.tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="fields">
        <DetailSections record={record} detail={detail} />
        <Accountability record={record} detail={detail} />
        <WhoAndWhen detail={detail} />
      </Tabs.Panel>
      {Object.entries(tabs).map(([name, Tab]) => (
        <Tabs.Panel key={name} value={name} className={classes.panel}>
          <Suspense fallback={<Waiting />}>
            <Tab record={record} detail={detail} />
          </Suspense>
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="related" className={classes.panel}>
        <Related record={record} detail={detail} />
        <Links record={record.name} id={id} />
        <ReferredBy record={record.name} id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="comments" className={classes.panel}>
        <Comments record={record.name} id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.panel}>
        <RecordHistory record={record} detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="reports" className={classes.panel}>
        <RecordReports record={record.name} id={id} />
      </Tabs.Panel>
    </Tabs>
  )
}

const noTabs: OwnTabs = {}

/** The derived page of one record, with what its module adds: tabs, and what stands beside the steps. */
export function DetailPage({
  record,
  tabs = noTabs,
  beside,
}: {
  readonly record: AnyRecord
  readonly tabs?: OwnTabs
  readonly beside?: ComponentType<DetailProps> | undefined
}) {
  const t = useWords()
  const { id = '' } = useParams({ strict: false })
  const { tab } = listSearch(useSearch({ strict: false }))
  const found = useQuery(detailOf(record.name, id))
  if (found.error)
    return (
      <div className={classes.panel}>
        <RefusalNotice refusal={refusalOf(found.error)} />
      </div>
    )
  const detail = found.data
  if (!detail) return tab !== undefined && Object.hasOwn(tabs, tab) ? <Waiting /> : null
  return (
    <article className={classes.page} key={id}>
      <Head record={record} detail={detail} />
      <div className={classes.status}>
        {/* A step is heard by where it has led. */}
        <span role="status">
          <StateBadge record={record} state={detail.entity.state} />
        </span>
        <Steps record={record} detail={detail} />
      </div>
      <WithBeside record={record} detail={detail} beside={beside}>
        {detail.entity.archived ? (
          <div className={classes.panel}>
            <Notice tone="attention" title={t('record.archived')} />
          </div>
        ) : null}
        {detail.selfApproved ? (
          <div className={classes.panel}>
            <Notice tone="attention" title={t('record.selfApproved')}>
              <p>{t('record.selfApproved.help')}</p>
            </Notice>
          </div>
        ) : null}
        <Views record={record} detail={detail} tabs={tabs} />
      </WithBeside>
    </article>
  )
}
