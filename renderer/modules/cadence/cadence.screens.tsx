const dates = async () => (await import('./schedule-dates.tsx')).ScheduleDates

/** On the page of a schedule: its rule in words, what it planned, and what it will. */
export const cadenceScreens = {
  schedule: { tabs: { dates } },
}
