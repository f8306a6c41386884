import { Input, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { LanguageSwitch } from '../language-switch.tsx'
import classes from '../pages/page.module.css'
import { setPreferences, usePreferences, weekStarts } from '../preferences.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { IdleChoice } from './idle-choice.tsx'

const schemes = ['auto', 'light', 'dark'] as const
const densities = ['compact', 'comfortable'] as const
const zones = ['organisation', 'machine'] as const

/** Language, theme, density, zone and week of this window; kept on this machine. */
export function WindowSection() {
  const t = useWords()
  const { density, zone, weekStart } = usePreferences()
  const session = useSession()
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
      <Input.Wrapper label={t('preferences.zone')} description={t('preferences.zone.help')} labelElement="div">
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('preferences.zone')}
            value={zone}
            onChange={(value) => setPreferences({ zone: value === 'machine' ? 'machine' : 'organisation' })}
            data={zones.map((value) => ({ value, label: t(`preferences.zone.${value}`, { zone: session.zone }) }))}
          />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('preferences.week')} description={t('preferences.week.help')} labelElement="div">
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('preferences.week')}
            value={String(weekStart)}
            onChange={(value) => setPreferences({ weekStart: weekStarts.find((day) => String(day) === value) ?? 1 })}
            data={weekStarts.map((day) => ({ value: String(day), label: t(`preferences.week.${day}`) }))}
          />
        </div>
      </Input.Wrapper>
      <IdleChoice />
    </div>
  )
}
