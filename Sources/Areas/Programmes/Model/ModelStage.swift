import Basics

/// One step of a programme.
package struct ModelStage: Sendable, Equatable {
  /// Who goes through it.
  package enum Those: String, Sendable, CaseIterable {
    case newcomers, professionals, both
  }

  package let name: String
  package let step: ModelStep
  package let title: Bilingual
  package let those: Those
  /// Names of the stages that come before it.
  package let after: [String]
  package let isOptional: Bool
}

/// What is done in a stage. Steps are what code knows of a programme; models put them together.
package enum ModelStep: String, Sendable, CaseIterable {
  /// Somebody asks to take part.
  case application
  /// The staff hears them.
  case interview
  /// They are made ready: a course, a coach.
  case preparation
  case orientation
  /// They can be matched from here on: the desk shows them, or a roster.
  case ready
  case proposal
  case introduction
  case agreement
  case meeting
  /// In the middle: somebody asks how it goes.
  case midpoint
  case referrals
  /// An organisation chooses from the roster.
  case shortlist
  /// The organisation hears somebody.
  case hearing
  case appointment
  case closing
  case followUp = "follow-up"

  /// What happens in it that a clock can start or stop at.
  package var events: [ModelEvent] {
    switch self {
    case .application: [.applied]
    case .interview: [.interviewed]
    case .preparation: [.prepared]
    case .orientation: [.oriented]
    case .ready: [.ready]
    case .proposal: [.proposed, .confirmed, .accepted, .declined]
    case .introduction: [.introduced]
    case .agreement: [.agreed]
    case .meeting: [.arranged, .met]
    case .midpoint: [.midpoint]
    case .referrals: [.referred]
    case .shortlist: [.requested, .shortlisted]
    case .hearing: [.heard]
    case .appointment: [.appointed]
    case .closing: [.closed]
    case .followUp: [.followedUp]
    }
  }
}

/// What can happen in a programme.
package enum ModelEvent: String, Sendable, CaseIterable {
  case applied, interviewed, prepared, oriented, ready
  /// A coach or a coordinator proposed a pair; the professional said yes; both did; one of them said no.
  case proposed, confirmed, accepted, declined
  case introduced, agreed
  /// A day was found; two people met.
  case arranged, met
  case midpoint, referred
  /// An organisation asked for candidates; it was given some.
  case requested, shortlisted
  case heard, appointed, closed
  case followedUp = "followed-up"

  /// The step that makes it.
  package var step: ModelStep? { ModelStep.allCases.first { $0.events.contains(self) } }

  /// Whether it can happen again between the same people, so that a clock may run from one to the next.
  package var repeats: Bool { self == .met || self == .referred }

  package var title: Bilingual {
    switch self {
    case .applied: Bilingual(en: "the application", fr: "la candidature")
    case .interviewed: Bilingual(en: "the interview", fr: "l’entretien")
    case .prepared: Bilingual(en: "the preparation", fr: "la préparation")
    case .oriented: Bilingual(en: "the orientation", fr: "la séance d’orientation")
    case .ready: Bilingual(en: "being ready to be matched", fr: "le feu vert au jumelage")
    case .proposed: Bilingual(en: "the proposal", fr: "la proposition")
    case .confirmed: Bilingual(en: "the professional’s answer", fr: "la réponse du professionnel")
    case .accepted: Bilingual(en: "both having accepted", fr: "l’acceptation des deux")
    case .declined: Bilingual(en: "a refusal", fr: "un refus")
    case .introduced: Bilingual(en: "the introduction", fr: "la présentation")
    case .agreed: Bilingual(en: "the agreement", fr: "l’entente")
    case .arranged: Bilingual(en: "a day for the meeting", fr: "la prise de rendez-vous")
    case .met: Bilingual(en: "a meeting", fr: "une rencontre")
    case .midpoint: Bilingual(en: "the mid-point", fr: "le point à mi-parcours")
    case .referred: Bilingual(en: "a referral", fr: "une recommandation")
    case .requested: Bilingual(en: "an organisation’s request", fr: "la demande d’un organisme")
    case .shortlisted: Bilingual(en: "the short list", fr: "la liste courte")
    case .heard: Bilingual(en: "the organisation’s interview", fr: "l’entrevue avec l’organisme")
    case .appointed: Bilingual(en: "the appointment", fr: "la nomination")
    case .closed: Bilingual(en: "the closing", fr: "la clôture")
    case .followedUp: Bilingual(en: "a follow-up", fr: "un suivi")
    }
  }
}
