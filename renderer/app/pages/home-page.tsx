import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { addDays } from '#shared/base/dates.ts'
import type { HomeView } from '#shared/modules/home/home.contract.ts'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import { dueField, dutyFields, openStates } from '#shared/record/duties.ts'
import { refusalOf } from '../../api/refusal.ts'
import { readableRecords } from '../../records/known-records.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { DraftsPanel } from '../drafts/drafts-panel.tsx'
import { AdministratorPanels } from '../home/administrator-panels.tsx'
import { AllRecords } from '../home/all-records.tsx'
import { AuditorPanels } from '../home/auditor-panels.tsx'
import { Figures } from '../home/figures.tsx'
import { GuidePanel } from '../home/guide-panel.tsx'
import classes from '../home/home.module.css'
import { homeOf } from '../home/home-queries.ts'
import { LeadPanels } from '../home/lead-panels.tsx'
import { QuizzesDue } from '../home/quizzes-due.tsx'
import { RecentChanges } from '../home/recent-changes.tsx'
import { TrainerPanels } from '../home/trainer-panels.tsx'
import { useDutiesCalendar } from '../home/use-duties-calendar.ts'
import { useFirstAnswers } from '../home/use-first-answers.ts'
import { useGuide } from '../home/use-guide.ts'
import { useHomeRole } from '../home/use-home-role.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { dueQuery, dutyQuery } from './home-work.ts'
import { PageFrame } from './page-frame.tsx'
import { WorkList } from './work-list.tsx'

const daysAhead = 30

/** The member's own duties as a file for their calendar. */
function CalendarButton() {
  const t = useWords()
  const { running, refusal, write } = useDutiesCalendar()
  return (
    <>
      <Button variant="subtle" size="compact-xs" loading={running} onClick={write} data-not-printed>
        {t('home.calendar')}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  )
}

/** What the member has to do and what comes due, over all records with a workflow. */
function OpenWork() {
  const t = useWords()
  const { member, today } = useSession()
  const working = readableRecords(member.roles).filter((record) => openStates(record).length > 0)
  const mine = working.flatMap((record) =>
    dutyFields(record).map((duty) => ({ record, query: dutyQuery(record, duty, member.person) })),
  )
  const soon = working.flatMap((record) => {
    const due = dueField(record)
    return due ? [{ record, query: dueQuery(record, due, addDays(today, daysAhead)) }] : []
  })
  return (
    <>
      <WorkList title={t('home.mine')} none={t('home.mine.none')} questions={mine} action={<CalendarButton />} />
      <WorkList title={t('home.due', { days: daysAhead })} none={t('home.due.none')} questions={soon} />
    </>
  )
}

function Panels({ view }: { readonly view: HomeView }) {
  switch (view.role) {
    case 'auditor':
      return <AuditorPanels view={view} />
    case 'lead':
      return <LeadPanels view={view} />
    case 'trainer':
      return <TrainerPanels view={view} />
    case 'administrator':
      return <AdministratorPanels view={view} />
  }
}

function RoleHome({ role }: { readonly role: HomeRole }) {
  const { data, error } = useQuery(homeOf(role))
  const guide = useGuide(role)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  // What came later above the figures would push them down.
  if (!data || !guide) return null
  return (
    <>
      <GuidePanel role={role} />
      <Figures figures={data.figures} />
      <Panels view={data} />
    </>
  )
}

/** Where the day begins: what waits, what is due, what is wrong and what changed, as one's role needs it. */
export function HomePage() {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const { roles, role, choose } = useHomeRole()
  const isThere = useFirstAnswers()
  const heading = (
    <>
      <span className="quiet">{formats.day(today)}</span>
      {roles.length > 1 && role ? (
        <SegmentedControl
          size="xs"
          aria-label={t('home.role')}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={choose}
          className={classes.roles ?? ''}
        />
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('home.title')} actions={heading} wide>
      {isThere ? null : <Waiting />}
      <div className={isThere ? undefined : classes.coming}>
        <div className={classes.columns}>
          <div>
            <DraftsPanel />
            <QuizzesDue />
            {role ? <RoleHome role={role} /> : null}
            <OpenWork />
          </div>
          <aside>
            <RecentChanges />
          </aside>
        </div>
        <AllRecords />
      </div>
    </PageFrame>
  )
}
