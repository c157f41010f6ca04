import Basics

/// What somebody of the staff wrote down about a person, and who may read it.
package struct Note: Sendable, Hashable {
  package enum Visibility: String, Sendable, CaseIterable {
    /// Whoever wrote it.
    case author = "mine"
    /// Everybody who works with records at the same council or agency.
    case keeper
    /// They, and whoever may read the record by the person's consent.
    case everybody = "consented"

    package var title: Bilingual {
      switch self {
      case .author: Bilingual(en: "only me", fr: "moi seulement")
      case .keeper: Bilingual(en: "my council or agency", fr: "mon conseil ou organisme")
      case .everybody:
        Bilingual(
          en: "everyone who may read the record by consent",
          fr: "toute personne qui peut lire le dossier par consentement")
      }
    }
  }

  package let id: ID<Note>
  package let person: ID<Person>
  package let text: String
  package let visibility: Visibility
  /// Nil once the author's own record was erased.
  package let author: ID<Person>?
  package let at: Moment
}
