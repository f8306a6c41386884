const calendar = async () => (await import('./calendar-view.tsx')).ReviewCalendar
const difference = async () => (await import('./difference/version-difference.tsx')).VersionDifference
const approval = async () => (await import('./approval/approval-tab.tsx')).ApprovalTab
const clauses = async () => (await import('./clauses/clause-comments-tab.tsx')).ClauseComments

/** The calendars of reviews and of the policies that wait for them, and what differs between versions. */
export const policiesScreens = {
  policy: { views: { calendar }, tabs: { difference } },
  policyVersion: { tabs: { approval, clauses, difference } },
  policyReview: { views: { calendar } },
}
