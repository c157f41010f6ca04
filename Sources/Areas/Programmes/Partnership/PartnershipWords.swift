import Basics
import People
import Site

/// What is said of partnerships, in both languages.
enum PartnershipWords {
  static let title = Bilingual(en: "Partnerships", fr: "Partenariats")

  // MARK: States and acts

  static func state(_ state: Partnership.State) -> Bilingual {
    switch state {
    case .asked: Bilingual(en: "professional asked", fr: "personne établie sollicitée")
    case .confirmed: Bilingual(en: "newcomer asked", fr: "personne nouvellement arrivée sollicitée")
    case .accepted: Bilingual(en: "both said yes", fr: "les deux ont dit oui")
    case .introduced: Bilingual(en: "introduced", fr: "mis en relation")
    case .active: Bilingual(en: "under way", fr: "en cours")
    case .paused: Bilingual(en: "paused", fr: "en pause")
    case .closed: Bilingual(en: "over", fr: "terminé")
    }
  }

  static func badge(_ partnership: Partnership) -> Badge {
    let words = state(partnership.state)
    return switch partnership.state {
    case .asked, .confirmed: Badge(words, .warm, tie: .proposed)
    case .accepted: Badge(words, .alarm, tie: .proposed)
    case .introduced, .active: Badge(words, .cool, tie: .joined)
    case .paused: Badge(words, .quiet, tie: .joined)
    case .closed:
      partnership.closing == .completed || partnership.closing == .employed
        ? Badge(partnership.closing.map(closing) ?? words, .good, tie: .complete)
        : Badge(partnership.closing.map(closing) ?? words, .quiet, tie: .apart)
    }
  }

  /// - Parameter who: which of the two it came from, where it came from one.
  static func act(_ act: PartnershipMove.Act, by who: Partnership.Party?) -> Bilingual {
    switch act {
    case .request: Bilingual(en: "The professional was asked", fr: "La personne établie a été sollicitée")
    case .confirmation: Bilingual(en: "The professional said yes", fr: "La personne établie a dit oui")
    case .acceptance: Bilingual(en: "The newcomer said yes", fr: "La personne nouvellement arrivée a dit oui")
    case .refusal:
      who == .newcomer
        ? Bilingual(en: "The newcomer said no", fr: "La personne nouvellement arrivée a dit non")
        : Bilingual(en: "The professional said no", fr: "La personne établie a dit non")
    case .introduction: Bilingual(en: "They were introduced to each other", fr: "Mise en relation")
    case .signature:
      who == .newcomer
        ? Bilingual(
          en: "The newcomer signed the agreement", fr: "La personne nouvellement arrivée a signé l’entente")
        : Bilingual(en: "The professional signed the agreement", fr: "La personne établie a signé l’entente")
    case .agreement: Bilingual(en: "Both have signed the agreement", fr: "Les deux ont signé l’entente")
    case .arrangement: Bilingual(en: "A day was found", fr: "Un rendez-vous a été pris")
    case .meeting:
      who == .newcomer
        ? Bilingual(
          en: "The newcomer told of a meeting", fr: "La personne nouvellement arrivée a signalé une rencontre"
        )
        : Bilingual(
          en: "The professional told of a meeting", fr: "La personne établie a signalé une rencontre")
    case .recommendation:
      Bilingual(en: "Somebody else to meet was named", fr: "Une autre personne à rencontrer a été nommée")
    case .settlement:
      Bilingual(en: "Differing reports were settled", fr: "Un écart entre deux comptes rendus a été réglé")
    case .midpoint: Bilingual(en: "Somebody asked how it goes", fr: "On a demandé comment cela se passe")
    case .pause: Bilingual(en: "Paused", fr: "Mise en pause")
    case .resumption: Bilingual(en: "Goes on", fr: "Reprise")
    case .release: Bilingual(en: "Released: its time was over", fr: "Libération : le délai était écoulé")
    case .closure: Bilingual(en: "Closed", fr: "Clôture")
    case .lateAnswer:
      Bilingual(en: "An answer came when it was over", fr: "Une réponse est arrivée après la fin")
    }
  }

  static func party(_ party: Partnership.Party) -> Bilingual {
    party == .newcomer
      ? Bilingual(en: "the newcomer", fr: "la personne nouvellement arrivée")
      : Bilingual(en: "the professional", fr: "la personne établie")
  }

  static func badge(_ colour: Promise.Colour) -> Badge {
    switch colour {
    case .inTime: Badge(Bilingual(en: "in time", fr: "dans les délais"), .cool, icon: .clock)
    case .due: Badge(Bilingual(en: "due", fr: "à échéance"), .warm, icon: .clock)
    case .late: Badge(Bilingual(en: "late", fr: "en retard"), .alarm, icon: .warning)
    }
  }

  // MARK: Reasons

  static func closing(_ closing: Partnership.Closing) -> Bilingual {
    switch closing {
    case .completed: Bilingual(en: "completed", fr: "mené à terme")
    case .employed: Bilingual(en: "the newcomer found work", fr: "emploi trouvé")
    case .professionalDeclined: Bilingual(en: "the professional said no", fr: "refus de la personne établie")
    case .newcomerDeclined:
      Bilingual(en: "the newcomer said no", fr: "refus de la personne nouvellement arrivée")
    case .unanswered: Bilingual(en: "no answer came", fr: "sans réponse")
    case .neverMet: Bilingual(en: "they never met", fr: "aucune rencontre n’a eu lieu")
    case .noFit: Bilingual(en: "it did not fit", fr: "cela ne convenait pas")
    case .noTime: Bilingual(en: "no time for it", fr: "manque de temps")
    case .movedAway: Bilingual(en: "somebody moved away", fr: "déménagement")
    case .personal: Bilingual(en: "for personal reasons", fr: "raisons personnelles")
    case .concern: Bilingual(en: "something was not right", fr: "quelque chose n’allait pas")
    case .takenBack: Bilingual(en: "taken back", fr: "retiré")
    case .other: Bilingual(en: "for another reason", fr: "autre raison")
    }
  }

  static func refusal(_ refusal: Partnership.Refusal) -> Bilingual {
    switch refusal {
    case .noTime: Bilingual(en: "I have no time", fr: "Je n’ai pas le temps")
    case .otherField: Bilingual(en: "It is not my field", fr: "Ce n’est pas mon domaine")
    case .tooClose:
      Bilingual(
        en: "We know each other, or work for competitors",
        fr: "Nous nous connaissons, ou nos employeurs sont concurrents")
    case .later: Bilingual(en: "Not now, but gladly later", fr: "Pas maintenant, mais volontiers plus tard")
    case .other: Bilingual(en: "For another reason", fr: "Pour une autre raison")
    }
  }

  /// Whether two are not to be proposed to each other again, unless somebody lifts that: whoever has no time today may have some
  /// tomorrow, and for all else there was a reason.
  static func isNotAgain(_ closing: Partnership.Closing, _ refusal: Partnership.Refusal?) -> Bool {
    switch closing {
    case .professionalDeclined: refusal != .noTime && refusal != .later
    case .noTime, .takenBack, .personal, .movedAway: false
    case .completed, .employed, .newcomerDeclined, .unanswered, .neverMet, .noFit, .concern, .other: true
    }
  }

  // MARK: Refusals

  static let nothing = Basics.Refusal(
    .missing, en: "There is no such partnership of yours.", fr: "Vous n’avez pas de tel partenariat.")

  static let proposalIsOver = Basics.Refusal(
    .conflict, en: "This proposal is over already, or somebody has asked the professional meanwhile.",
    fr: "Cette proposition a déjà pris fin, ou quelqu’un a entre-temps sollicité la personne établie.")

  static let isInOne = Basics.Refusal(
    .conflict,
    en: "This newcomer is in a partnership of this programme already. Look at that one first.",
    fr: "Cette personne participe déjà à un partenariat de ce programme. Consultez-le d’abord.")

  static let placeIsGone = Basics.Refusal(
    .conflict,
    en:
      "Meanwhile all places of this professional are taken. The answer is heard, and the coordinator will write.",
    fr:
      "Entre-temps, toutes les places de cette personne ont été prises. La réponse est entendue, et la coordination écrira."
  )

  static let isSettled = Basics.Refusal(
    .conflict, en: "Somebody has settled this meeting meanwhile.",
    fr: "Quelqu’un a déjà réglé cette rencontre.")

  static func cannot(_ partnership: Partnership) -> Basics.Refusal {
    let words = partnership.closing.map(closing) ?? state(partnership.state)
    return Basics.Refusal(
      .conflict,
      en: "Somebody was quicker: this partnership has moved on (\(words.en)). Look at what happened.",
      fr:
        "Quelqu’un vous a devancé : ce partenariat a changé d’état (\(words.fr)). Regardez ce qui s’est passé."
    )
  }
}
