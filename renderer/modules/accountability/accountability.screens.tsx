const course = async () => (await import('./case-course.tsx')).CaseCourse

/** On the page of a case its stations, from the report to its end. */
export const accountabilityScreens = {
  accountabilityCase: { tabs: { course } },
}
