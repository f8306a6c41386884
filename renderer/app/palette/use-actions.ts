import { useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { mayWrite } from '../../records/known-records.ts'
import { recordWord } from '../../records/record-word.ts'
import { desksFor } from '../desks.ts'
import { draftName, useDrafts } from '../drafts/use-drafts.ts'
import type { Chapter } from '../help/chapter.ts'
import { handbookIn } from '../help/handbook.ts'
import { useDutiesCalendar } from '../home/use-duties-calendar.ts'
import { setPreferences } from '../preferences.ts'
import { viewsOf } from '../record-views.ts'
import { lockVault, useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import type { PaletteAction } from './palette-action.ts'

const pages = ['/', '/calendar', '/reports', '/verify', '/journal', '/search', '/settings', '/help'] as const
const sections = ['window', 'organisation', 'members', 'password', 'keyFile', 'about'] as const
const schemes = ['light', 'dark', 'auto'] as const
const densities = ['compact', 'comfortable'] as const
const ownNames = { en: 'English', 'zh-CN': '简体中文' } as const

const pageName = (t: Translator, to: string) =>
  to === '/search' ? t('search.title') : t(`desk.${to === '/' ? 'home' : to.slice(1)}`)

type Navigate = ReturnType<typeof useNavigate>

function places(records: readonly AnyRecord[], navigate: Navigate): readonly PaletteAction[] {
  const toList = (record: AnyRecord, view?: string) =>
    void navigate({ to: '/records/$record', params: { record: record.name }, search: view ? { view } : {} })
  return [
    ...pages.map((to): PaletteAction => {
      return { id: to, group: 'go', name: (t) => pageName(t, to), run: () => void navigate({ to }) }
    }),
    ...records.map((record): PaletteAction => {
      const name = (t: Translator) => t(`${record.name}.plural`)
      return { id: `list ${record.name}`, group: 'go', name, run: () => toList(record) }
    }),
    ...records.flatMap((record) =>
      viewsOf(record).map((view): PaletteAction => {
        const name = (t: Translator) =>
          t('palette.view', { records: t(`${record.name}.plural`), view: t(`${record.name}.view.${view}`) })
        return { id: `view ${record.name} ${view}`, group: 'go', name, run: () => toList(record, view) }
      }),
    ),
  ]
}

function settings(
  navigate: Navigate,
  setColorScheme: (scheme: (typeof schemes)[number]) => void,
  onKeys: () => void,
): readonly PaletteAction[] {
  const setting = (id: string, name: PaletteAction['name'], run: () => void): PaletteAction => {
    return { id, group: 'settings', name, run }
  }
  return [
    ...schemes.map((scheme) =>
      setting(
        `theme ${scheme}`,
        (t) => t(`palette.theme.${scheme}`),
        () => setColorScheme(scheme),
      ),
    ),
    ...(['en', 'zh-CN'] as const).map((language) => {
      const name = (t: Translator) => t('palette.language', { language: ownNames[language] })
      return setting(`language ${language}`, name, () => setPreferences({ language }))
    }),
    ...densities.map((density) => {
      const name = (t: Translator) => t('palette.density', { density: t(`preferences.density.${density}`) })
      return setting(`density ${density}`, name, () => setPreferences({ density }))
    }),
    ...sections.map((section) => {
      const name = (t: Translator) => t('palette.section', { section: t(`settings.${section}`) })
      return setting(`section ${section}`, name, () => void navigate({ to: '/settings', search: { section } }))
    }),
    setting('keys', (t) => t('shell.keys'), onKeys),
    setting(
      'lock',
      (t) => t('shell.lock'),
      () => void lockVault(),
    ),
  ]
}

/** The chapters of the handbook, fetched when the palette is first opened. */
function useChapters(opened: boolean): readonly PaletteAction[] {
  const { language } = useWords()
  const navigate = useNavigate()
  const [chapters, setChapters] = useState<readonly Chapter[]>([])
  useEffect(() => {
    if (!opened) return
    // The palette does without a handbook that did not arrive; its page says what is wrong.
    handbookIn(language).then(setChapters, () => undefined)
  }, [opened, language])
  return chapters.map(({ name, title }): PaletteAction => {
    const run = () => void navigate({ to: '/help/$chapter', params: { chapter: name } })
    return { id: `help ${name}`, group: 'help', name: () => title, run }
  })
}

/** What the member began and did not save, to go on with. */
function useDraftActions(): readonly PaletteAction[] {
  const { drafts, open } = useDrafts()
  return useMemo(
    () =>
      drafts.map((draft): PaletteAction => {
        return { id: `draft ${draft.key}`, group: 'draft', name: (t) => draftName(t, draft), run: () => open(draft) }
      }),
    [drafts, open],
  )
}

/** Everything that can be done from anywhere: go to a list or page, make a record, set the window up, read on. */
export function useActions(opened: boolean, onKeys: () => void): readonly PaletteAction[] {
  const navigate = useNavigate()
  const { member } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const chapters = useChapters(opened)
  const drafts = useDraftActions()
  const { write } = useDutiesCalendar()
  return useMemo(() => {
    const records = desksFor(member.roles).flatMap((desk) => desk.records)
    const creations = records
      .filter((record) => mayWrite(record, member.roles))
      .map((record): PaletteAction => {
        const name = (t: Translator) => t('list.new', { record: recordWord(t, record.name) })
        const run = () => void navigate({ to: '/records/$record/new', params: { record: record.name } })
        return { id: `new ${record.name}`, group: 'create', name, run }
      })
    const calendar: PaletteAction = { id: 'calendar', group: 'go', name: (t) => t('home.calendar'), run: write }
    return [
      ...drafts,
      ...places(records, navigate),
      calendar,
      ...creations,
      ...settings(navigate, setColorScheme, onKeys),
      ...chapters,
    ]
  }, [member.roles, navigate, setColorScheme, onKeys, chapters, drafts, write])
}
