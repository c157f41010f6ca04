import Basics

/// Somebody's permission: that one council or agency may read what another keeps of them, for one purpose, until a day, unless they
/// take it back before.
///
/// It is the rule of sharing. A read across the border between two keepers names the consent it relies on, and looks whether
/// it is in force in the same statement, so that a withdrawal is in effect with the transaction that writes it.
package struct Consent: Sendable, Hashable {
  /// What for.
  package enum Purpose: String, Sendable, CaseIterable {
    /// To find somebody for them to meet, and to arrange it.
    case matching
    /// To be referred to another agency, and received there.
    case referral
    /// To be asked later what came of it.
    case followUp = "follow-up"
    /// To be counted, with what is known of them, in a report to whoever pays.
    case reporting

    package var title: Bilingual {
      switch self {
      case .matching: Bilingual(en: "finding somebody to meet", fr: "trouver une personne à rencontrer")
      case .referral:
        Bilingual(en: "being referred to another agency", fr: "une orientation vers un autre organisme")
      case .followUp:
        Bilingual(en: "asking later what came of it", fr: "demander plus tard ce qui en est venu")
      case .reporting: Bilingual(en: "reporting to funders", fr: "rendre compte aux bailleurs de fonds")
      }
    }
  }

  /// How it was given.
  package enum Manner: String, Sendable, CaseIterable {
    /// On a page of ours that they opened by their own link.
    case online
    /// On paper, signed; whoever wrote it down has seen it.
    case paper
    /// Said, and written down by whoever heard it.
    case spoken
  }

  package let id: ID<Consent>
  package let person: ID<Person>
  package let purpose: Purpose
  /// Who may read.
  package let recipient: ID<Keeper>
  /// Whether all agencies of the recipient, which is a council, may read too.
  package let isForWholeCouncil: Bool
  /// Which wording they were shown, and in which language.
  package let wording: Int
  package let language: Language
  package let given: Moment
  package let manner: Manner
  package let expires: Moment
  package var withdrawn: Moment?
  /// What they agreed to, to the letter, as they were shown it.
  package let words: String

  package init(
    id: ID<Consent>, person: ID<Person>, purpose: Purpose, recipient: ID<Keeper>,
    isForWholeCouncil: Bool = false, wording: Int, language: Language, given: Moment, manner: Manner,
    expires: Moment, withdrawn: Moment? = nil, words: String = ""
  ) {
    self.id = id
    self.person = person
    self.purpose = purpose
    self.recipient = recipient
    self.isForWholeCouncil = isForWholeCouncil
    self.wording = wording
    self.language = language
    self.given = given
    self.manner = manner
    self.expires = expires
    self.withdrawn = withdrawn
    self.words = words
  }

  /// Once it is taken back, it never was in force for whoever asks, whatever their clock says.
  package func isInForce(at now: Moment) -> Bool {
    given <= now && now < expires && withdrawn == nil
  }

  /// Whether somebody may rely on it.
  package func covers(_ access: Access, for purpose: Purpose) -> Bool {
    self.purpose == purpose && isInForce(at: access.now)
      && (recipient == access.keeper || (isForWholeCouncil && recipient == access.council))
  }
}
