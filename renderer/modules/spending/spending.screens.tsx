const plan = async () => (await import('./spending-plan.tsx')).SpendingPlan

/** What was planned against what was spent. */
export const spendingScreens = {
  spendingItem: { views: { plan } },
}
