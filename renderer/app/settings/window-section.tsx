import { Input, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { LanguageSwitch } from '../language-switch.tsx'
import classes from '../pages/page.module.css'
import { setPreferences, usePreferences } from '../preferences.ts'
import { useWords } from '../words.tsx'
import { IdleChoice } from './idle-choice.tsx'

const schemes = ['auto', 'light', 'dark'] as const
const densities = ['compact', 'comfortable'] as const

/** Language, theme and density of this window; kept on this machine. */
export function WindowSection() {
  const t = useWords()
  const { density } = usePreferences()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={classes.form}>
      <Input.Wrapper label={t('preferences.language')} labelElement="div">
        <div>
          <LanguageSwitch />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('preferences.theme')} labelElement="div">
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('preferences.theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
            data={schemes.map((value) => ({ value, label: t(`preferences.theme.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('preferences.density')} description={t('preferences.density.help')} labelElement="div">
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('preferences.density')}
            value={density}
            onChange={(value) => setPreferences({ density: densities.find((known) => known === value) ?? 'compact' })}
            data={densities.map((value) => ({ value, label: t(`preferences.density.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <IdleChoice />
    </div>
  )
}
