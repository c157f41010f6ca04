import Basics
import People
import Site

/// How applications, rules and decisions are told.
enum ApplicationWords {
  static let section = Bilingual(en: "Applications", fr: "Candidatures")

  static func arrival(_ arrival: Application.Arrival?) -> Bilingual {
    switch arrival {
    case .form: Bilingual(en: "by the public form", fr: "par le formulaire public")
    case .referral: Bilingual(en: "sent by an agency", fr: "par un organisme")
    case nil: Bilingual(en: "taken up by the staff", fr: "enregistrée par l’équipe")
    }
  }

  static func badge(_ verdict: Eligibility.Verdict?) -> Badge {
    switch verdict {
    case .eligible: Badge(Bilingual(en: "every rule met", fr: "conditions remplies"), .good, icon: .check)
    case .open:
      Badge(Bilingual(en: "something not known yet", fr: "un point à vérifier"), .warm, icon: .clock)
    case .ineligible:
      Badge(Bilingual(en: "a rule not met", fr: "une condition non remplie"), .alarm, icon: .warning)
    case nil: Badge(Bilingual(en: "not looked at", fr: "pas encore examinée"), .quiet)
    }
  }

  static func badge(_ outcome: Eligibility.Outcome) -> Badge {
    switch outcome {
    case .met: Badge(Bilingual(en: "met", fr: "remplie"), .good, icon: .check)
    case .unmet: Badge(Bilingual(en: "not met", fr: "non remplie"), .alarm, icon: .warning)
    case .unknown: Badge(Bilingual(en: "not known", fr: "inconnue"), .warm, icon: .clock)
    case .waived: Badge(Bilingual(en: "waived", fr: "exception"), .cool, icon: .check)
    }
  }

  static func decision(_ kind: ApplicationDecision.Kind) -> Bilingual {
    switch kind {
    case .accepted: Bilingual(en: "Accepted", fr: "Acceptée")
    case .declined: Bilingual(en: "Declined", fr: "Refusée")
    case .asked: Bilingual(en: "Asked for more", fr: "Complément demandé")
    }
  }

  static func rule(_ kind: EligibilityDecision.Kind) -> Bilingual {
    switch kind {
    case .confirmed: Bilingual(en: "confirmed", fr: "confirmée")
    case .denied: Bilingual(en: "denied", fr: "niée")
    case .waived: Bilingual(en: "waived", fr: "dispensée")
    }
  }
}
