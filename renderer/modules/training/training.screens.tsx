/** The screens of training beyond the derived ones. */
export const trainingScreens = {
  assessment: {
    tabs: {
      table: async () => (await import('./assessment-table.tsx')).AssessmentTable,
      spread: async () => (await import('./assessment-spread.tsx')).AssessmentSpread,
    },
  },
  awarenessCampaign: {
    views: { trend: async () => (await import('./drill-trend.tsx')).DrillTrend },
    apart: ['trend'],
    tabs: { drill: async () => (await import('./drill-tab.tsx')).DrillTab },
  },
  certificate: { tabs: { badge: async () => (await import('./certificate-badge.tsx')).CertificateBadge } },
  quiz: {
    tabs: {
      sitting: async () => (await import('./quiz/quiz-sitting.tsx')).QuizSitting,
      standing: async () => (await import('./quiz/quiz-standing.tsx')).QuizStanding,
    },
  },
  score: { tabs: { workings: async () => (await import('./score-workings.tsx')).ScoreWorkings } },
  trainingSession: {
    views: {
      calendar: async () => (await import('./session-calendar.tsx')).SessionCalendar,
      hours: async () => (await import('./hours-view.tsx')).HoursView,
    },
    apart: ['hours'],
    tabs: { roll: async () => (await import('./roll-call.tsx')).RollCall },
  },
  competition: {
    tabs: {
      standings: async () => (await import('./competition/competition-standings.tsx')).CompetitionStandings,
      table: async () => (await import('./competition-table.tsx')).CompetitionTable,
      exchange: async () => (await import('./competition/competition-exchange.tsx')).CompetitionExchange,
    },
  },
}
