const calendar = async () => (await import('./calendar-view.tsx')).ReviewCalendar

/** The calendars of reviews and of the policies that wait for them. */
export const policiesScreens = {
  policy: { views: { calendar } },
  policyReview: { views: { calendar } },
}
