const calendar = async () => (await import('./calendar-view.tsx')).ReviewCalendar
const difference = async () => (await import('./difference/version-difference.tsx')).VersionDifference
const approval = async () => (await import('./approval/approval-tab.tsx')).ApprovalTab
const clauses = async () => (await import('./clauses/clause-comments-tab.tsx')).ClauseComments
const reviewComments = async () => (await import('./clauses/clause-comments-tab.tsx')).ReviewComments
const reviewGate = async () => (await import('./review-gate.tsx')).ReviewGatePanel
const exceptions = async () => (await import('./exceptions/exceptions-tab.tsx')).PolicyExceptions
const reading = async () => (await import('./reading/reading-tab.tsx')).ReadingTab
const attestedText = async () => (await import('./reading/reading-tab.tsx')).AttestedText
const attestation = async () => (await import('./attestation/attestation-tabs.tsx')).PolicyAttestations
const progress = async () => (await import('./attestation/attestation-tabs.tsx')).CampaignProgress

/** The screens that policies and what belongs to them have beside the derived ones. */
export const policiesScreens = {
  policy: { views: { calendar }, tabs: { reading, difference, attestation, exceptions } },
  policyVersion: { tabs: { approval, clauses, difference } },
  policyReview: { views: { calendar }, tabs: { clauses: reviewComments }, beside: reviewGate },
  attestationCampaign: { tabs: { progress } },
  attestation: { tabs: { reading: attestedText } },
}
