import Basics
import Site

extension HappeningKind {
  package static let referralSent = HappeningKind(
    "referral-sent", en: "Referred to another agency", fr: "Orientation envoyée")
  package static let referralWithdrawn = HappeningKind(
    "referral-withdrawn", en: "Referral withdrawn", fr: "Orientation retirée")
  package static let referralAccepted = HappeningKind(
    "referral-accepted", en: "Referral accepted", fr: "Orientation acceptée")
  package static let referralDeclined = HappeningKind(
    "referral-declined", en: "Referral declined", fr: "Orientation refusée")
  package static let referralReturned = HappeningKind(
    "referral-returned", en: "Came back from a referral", fr: "Retour d’une orientation")
  package static let recordMoved = HappeningKind(
    "record-moved", en: "Record transferred", fr: "Dossier transféré")
}

/// What is said of referrals.
enum ReferralWords {
  static func title(_ kind: Referral.Kind) -> Bilingual {
    switch kind {
    case .referral: Bilingual(en: "Referral", fr: "Orientation")
    case .transfer: Bilingual(en: "Transfer of the record", fr: "Transfert du dossier")
    }
  }

  static func title(_ result: Referral.Result) -> Bilingual {
    switch result {
    case .helped: Bilingual(en: "They were helped", fr: "La personne a été aidée")
    case .notReached: Bilingual(en: "They could not be reached", fr: "La personne n’a pas pu être jointe")
    case .elsewhere: Bilingual(en: "They went elsewhere", fr: "La personne est allée ailleurs")
    case .other: Bilingual(en: "Something else", fr: "Autre chose")
    }
  }

  static func badge(_ state: Referral.State) -> Badge {
    switch state {
    case .sent: Badge(Bilingual(en: "Sent", fr: "Envoyée"), .quiet, icon: .send)
    case .accepted: Badge(Bilingual(en: "Accepted", fr: "Acceptée"), .cool, icon: .check)
    case .declined: Badge(Bilingual(en: "Declined", fr: "Refusée"), .quiet, icon: .cross)
    case .withdrawn: Badge(Bilingual(en: "Withdrawn", fr: "Retirée"), .quiet, icon: .undo)
    case .returned: Badge(Bilingual(en: "Came back", fr: "De retour"), .good, icon: .done)
    case .moved: Badge(Bilingual(en: "Transferred", fr: "Transféré"), .good, icon: .done)
    }
  }

  /// The clock in words; its colour says the same.
  static func badge(_ clock: ReferralClock) -> Badge? {
    switch clock {
    case .inTime(let days):
      Badge(
        .inBoth { $0(en: "Answer within \($0.days(days))", fr: "Répondre d’ici \($0.days(days))") }, .quiet,
        icon: .clock)
    case .soon(0): Badge(Bilingual(en: "Answer today", fr: "Répondre aujourd’hui"), .warm, icon: .clock)
    case .soon(let days):
      Badge(
        .inBoth { $0(en: "Answer within \($0.days(days))", fr: "Répondre d’ici \($0.days(days))") }, .warm,
        icon: .clock)
    case .overdue(let days):
      Badge(
        .inBoth { $0(en: "Overdue by \($0.days(days))", fr: "En retard de \($0.days(days))") }, .alarm,
        icon: .warning)
    case .stopped: nil
    }
  }

  /// Why nothing can be done with it any more: somebody else was quicker.
  static func refusal(_ state: Referral.State) -> Refusal {
    switch state {
    case .withdrawn:
      Refusal(
        .conflict, en: "The other agency has withdrawn this a moment ago. There is nothing left to answer.",
        fr: "L’autre organisme vient de retirer cette demande. Il n’y a plus rien à répondre.")
    case .declined:
      Refusal(
        .conflict, en: "This has been declined meanwhile. Read the reason, and refer elsewhere if need be.",
        fr:
          "Cette demande a été refusée entre-temps. Lisez la raison et, au besoin, orientez la personne ailleurs."
      )
    case .accepted, .moved:
      Refusal(
        .conflict, en: "This has been accepted meanwhile. Call the other agency if it should not go on.",
        fr: "Cette demande a été acceptée entre-temps. Appelez l’autre organisme s’il ne faut pas poursuivre."
      )
    case .returned, .sent:
      Refusal(
        .conflict, en: "This has been answered meanwhile. Look at it again.",
        fr: "Cette demande a changé entre-temps. Consultez-la de nouveau.")
    }
  }

  static let isOnTheWay = Refusal(
    .conflict,
    en:
      "This person is on the way there already. Look at your referrals; withdraw that one before you send another.",
    fr:
      "Cette personne est déjà orientée vers cet organisme. Voyez vos orientations ; retirez celle-là avant d’en envoyer une autre."
  )

  static let isElsewhere = Refusal(
    .conflict, en: "The sender does not keep this record any more. Ask them where it went.",
    fr: "L’expéditeur ne tient plus ce dossier. Demandez-lui où il se trouve.")
}
