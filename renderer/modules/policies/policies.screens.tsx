const calendar = async () => (await import('./calendar-view.tsx')).ReviewCalendar
const difference = async () => (await import('./difference/version-difference.tsx')).VersionDifference

/** The calendars of reviews and of the policies that wait for them, and what differs between versions. */
export const policiesScreens = {
  policy: { views: { calendar }, tabs: { difference } },
  policyVersion: { tabs: { difference } },
  policyReview: { views: { calendar } },
}
