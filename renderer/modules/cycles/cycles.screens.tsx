const board = async () => (await import('./board-view.tsx')).ListBoard
const timeline = async () => (await import('./timeline-view.tsx')).ListTimeline

/** The boards and timelines of cycles and their work items. */
export const cyclesScreens = {
  cycle: {
    views: { board, comparison: async () => (await import('./comparison-view.tsx')).CycleComparison },
    beside: async () => (await import('./gate-list.tsx')).GatePanel,
    tabs: {
      board: async () => (await import('./board-view.tsx')).CycleBoard,
      deviations: async () => (await import('./deviations-tab.tsx')).CycleDeviations,
      timeline: async () => (await import('./timeline-view.tsx')).CycleTimeline,
    },
  },
  workItem: { views: { board, timeline } },
}
