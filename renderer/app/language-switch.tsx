import { SegmentedControl } from '@mantine/core'
import { languages } from '#shared/base/translate.ts'
import { setPreferences, usePreferences } from './preferences.ts'
import { useWords } from './words.tsx'

/** A language's name in itself, for whoever cannot read the other one. */
const ownNames = { en: 'English', 'zh-CN': '简体中文' } as const

export function LanguageSwitch() {
  const t = useWords()
  const { language } = usePreferences()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('preferences.language')}
      value={language}
      onChange={(value) => {
        const chosen = languages.find((known) => known === value)
        if (chosen) setPreferences({ language: chosen })
      }}
      data={languages.map((value) => ({ value, label: ownNames[value] }))}
    />
  )
}
