import Basics
import Site

extension HappeningKind {
  package static let consentGiven = HappeningKind(
    "consent-given", en: "Gave a consent", fr: "Consentement donné")
  package static let consentWithdrawn = HappeningKind(
    "consent-withdrawn", en: "Withdrew a consent", fr: "Consentement retiré")
}

/// What is said of consents, on every page and in every refusal alike.
enum ConsentWords {
  /// A purpose at the beginning of a line.
  static func heading(_ purpose: Consent.Purpose) -> Bilingual {
    func raised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return Bilingual(en: raised(purpose.title.en), fr: raised(purpose.title.fr))
  }

  /// Who may read what, for what, until when.
  static func sentence(
    _ consent: Consent, _ names: [ID<Keeper>: Bilingual], _ clock: DayClock
  ) -> Bilingual {
    let reader = recipient(
      ConsentRecipient(consent.recipient, isWholeCouncil: consent.isForWholeCouncil), names)
    let day = clock.lastDay(before: consent.expires).words
    let may = consent.isForWholeCouncil ? "peuvent" : "peut"
    return Bilingual(
      en: "\(reader.en) may read this record until \(day.en), for one purpose: \(consent.purpose.title.en).",
      fr:
        "\(reader.fr) \(may) lire ce dossier jusqu’au \(day.fr), à une seule fin : \(consent.purpose.title.fr)."
    )
  }

  /// The same, said to the person themselves.
  static func sentenceToThem(
    _ consent: Consent, _ names: [ID<Keeper>: Bilingual], _ clock: DayClock
  ) -> Bilingual {
    let reader = recipient(
      ConsentRecipient(consent.recipient, isWholeCouncil: consent.isForWholeCouncil), names)
    let day = clock.lastDay(before: consent.expires).words
    let may = consent.isForWholeCouncil ? "peuvent" : "peut"
    return Bilingual(
      en: "\(reader.en) may read your record until \(day.en), for one purpose: \(consent.purpose.title.en).",
      fr:
        "\(reader.fr) \(may) lire votre dossier jusqu’au \(day.fr), à une seule fin : \(consent.purpose.title.fr)."
    )
  }

  /// How it was given, and on which wording.
  static func origin(_ consent: Consent, _ clock: DayClock) -> Bilingual {
    let day = clock.day(consent.given).words
    let manner = consent.manner.words
    let language = consent.language.inWords
    return Bilingual(
      en: "Agreed \(manner.en) on \(day.en), on wording \(consent.wording) in \(language.en).",
      fr: "Accord donné \(manner.fr) le \(day.fr), sur le texte \(consent.wording), en \(language.fr).")
  }

  static func recipient(_ recipient: ConsentRecipient, _ names: [ID<Keeper>: Bilingual]) -> Bilingual {
    recipient.title(names[recipient.keeper] ?? Bilingual(en: "a former agency", fr: "un ancien organisme"))
  }

  /// What a withdrawal does.
  static func after(_ consent: Consent, _ names: [ID<Keeper>: Bilingual]) -> Bilingual {
    let reader = recipient(
      ConsentRecipient(consent.recipient, isWholeCouncil: consent.isForWholeCouncil), names)
    return Bilingual(
      en:
        "From this moment \(reader.en) cannot read this record any more for this purpose, not even in the middle of a proposal. "
        + "What was written down before stays written down. Meetings that are already arranged are not cancelled by this: if "
        + "they should be, say so to those concerned.",
      fr:
        "À partir de ce moment, \(reader.fr) ne \(consent.isForWholeCouncil ? "peuvent" : "peut") plus lire ce dossier à cette "
        + "fin, pas même au milieu d’une proposition. Ce qui a été noté auparavant reste noté. Les rencontres déjà prévues ne "
        + "sont pas annulées pour autant : s’il le faut, dites-le aux personnes concernées.")
  }

  /// Why something cannot be done without a consent, and what to do.
  ///
  /// - Parameters:
  ///   - last: the latest that reached whoever asks, and is in force no more.
  ///   - isTheirs: whether whoever asks keeps the record, and can ask the person themselves.
  static func refusal(
    _ purpose: Consent.Purpose, last: Consent?, isTheirs: Bool, at now: Moment,
    _ clock: DayClock
  ) -> Refusal {
    let what = purpose.title
    let (ask, again) =
      isTheirs
      ? (
        Bilingual(
          en: "Ask the person first: on their page, under “Consents and referrals”.",
          fr:
            "Demandez-le d’abord à la personne\u{A0}: sur sa page, sous «\u{A0}Consentements et orientations\u{A0}»."
        ),
        Bilingual(en: "ask the person again", fr: "redemandez-le à la personne")
      )
      : (
        Bilingual(
          en: "Ask whoever keeps the record to ask the person.",
          fr: "Priez le détenteur du dossier de le demander à la personne."),
        Bilingual(
          en: "ask whoever keeps the record to ask the person again",
          fr: "priez le détenteur du dossier de redemander à la personne")
      )
    guard let last, last.state(at: now) != .inForce else {
      return Refusal(
        .conflict,
        en:
          "Nothing was changed: there is no consent for \(what.en). \(ask.en)",
        fr:
          "Rien n’a été modifié : il n’y a pas de consentement pour \(what.fr). \(ask.fr)"
      )
    }
    if let withdrawn = last.withdrawn {
      let day = clock.day(withdrawn).words
      return Refusal(
        .conflict,
        en:
          "Nothing was changed: the consent for \(what.en) was withdrawn on \(day.en). Do not go on; if there is a good reason, \(again.en).",
        fr:
          "Rien n’a été modifié : le consentement pour \(what.fr) a été retiré le \(day.fr). N’allez pas plus loin ; s’il y a une bonne raison, \(again.fr)."
      )
    }
    let day = clock.lastDay(before: last.expires).words
    return Refusal(
      .conflict,
      en:
        "Nothing was changed: the consent for \(what.en) ended on \(day.en); \(again.en).",
      fr:
        "Rien n’a été modifié : le consentement pour \(what.fr) a pris fin le \(day.fr)\u{202F}; \(again.fr)."
    )
  }
}

extension Consent.Manner {
  var words: Bilingual {
    switch self {
    case .online: Bilingual(en: "on our page, by their own link", fr: "sur notre page, par son propre lien")
    case .paper: Bilingual(en: "on paper", fr: "sur papier")
    case .spoken: Bilingual(en: "by word of mouth", fr: "de vive voix")
    }
  }
}

extension Consent.State {
  var badge: Badge {
    switch self {
    case .inForce: Badge(Bilingual(en: "In force", fr: "En vigueur"), .good, icon: .check)
    case .withdrawn: Badge(Bilingual(en: "Withdrawn", fr: "Retiré"), .quiet, icon: .undo)
    case .over: Badge(Bilingual(en: "Over", fr: "Terminé"), .quiet, icon: .clock)
    }
  }
}

extension Language {
  /// Its name within a sentence.
  var inWords: Bilingual {
    switch self {
    case .english: Bilingual(en: "English", fr: "anglais")
    case .french: Bilingual(en: "French", fr: "français")
    }
  }
}
