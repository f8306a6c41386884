const calendar = async () => (await import('./briefing-calendar.tsx')).BriefingCalendar
const standing = async () => (await import('./briefing-standing.tsx')).BriefingStanding

/** What committees are told: the quarters of a year, and how grave risks and findings stand for one of them. */
export const briefingsScreens = {
  briefing: { views: { calendar }, apart: ['calendar'], tabs: { standing } },
}
