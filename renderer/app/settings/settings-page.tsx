import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageFrame } from '../pages/page-frame.tsx'
import { useWords } from '../words.tsx'
import { AboutSection } from './about-section.tsx'
import { KeyFileSection } from './key-file-section.tsx'
import { MembersSection } from './members-section.tsx'
import { OrganisationSection } from './organisation-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { TimeStampSection } from './time-stamp-section.tsx'
import { WindowSection } from './window-section.tsx'

const sections = {
  window: WindowSection,
  organisation: OrganisationSection,
  members: MembersSection,
  password: PasswordSection,
  keyFile: KeyFileSection,
  timeStamps: TimeStampSection,
  about: AboutSection,
} as const
const names = Object.keys(sections)

/** What can be set: for this window, for oneself, for the organisation. */
export function SettingsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { section } = useSearch({ strict: false }) as { readonly section?: unknown }
  const shown = names.find((name) => name === section) ?? 'window'
  return (
    <PageFrame title={t('desk.settings')}>
      <Tabs
        value={shown}
        onChange={(value) => void navigate({ to: '/settings', search: { section: value ?? 'window' } })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t('desk.settings')}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.entries(sections).map(([name, Section]) => (
          <Tabs.Panel key={name} value={name}>
            <Section />
          </Tabs.Panel>
        ))}
      </Tabs>
    </PageFrame>
  )
}
