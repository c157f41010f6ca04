import Basics
import Site

/// What staff fill in about somebody's rights, and about breaches.
enum RightsForm {
  static let hold = Form(
    "people/legal-hold",
    Field.longText(
      "reason",
      Bilingual(en: "Why must this record be kept?", fr: "Pourquoi ce dossier doit-il être conservé ?"),
      limit: 1_000,
      rows: 3)
  ) { $0 }

  static let erase = Form(
    "people/erasure",
    Field.tick(
      "sure", Bilingual(en: "This cannot be undone", fr: "C’est irréversible"),
      Bilingual(
        en: "The person asked for it, and knows that nothing can be brought back",
        fr: "La personne l’a demandé et sait que rien ne pourra être rétabli"), required: true
    ).ifMissing(Bilingual(en: "Tick this to go on", fr: "Cochez ceci pour continuer"))
  ) { $0 }

  struct Account: Sendable, RawRepresentable {
    let person: ID<Person>
    init(_ person: ID<Person>) { self.person = person }
    init?(rawValue: String) {
      guard let person = ID<Person>(rawValue) else { return nil }
      self.init(person)
    }
    var rawValue: String { person.description }
  }

  struct Incident: Sendable {
    let account: ID<Person>
    let first: LocalDate
    let last: LocalDate
    let words: String
  }

  static let incidentName = "people/breach"

  static func incident(_ accounts: [(person: ID<Person>, name: String)], today: LocalDate) -> Form<Incident> {
    let days = today.adding(days: -3_650)...today
    let account = Field<Account>.choice(
      "account", Bilingual(en: "Whose account was used?", fr: "Quel compte a servi ?"),
      accounts.map { (Account($0.person), Bilingual(same: $0.name)) })
    let first = Field<LocalDate>.date(
      "first", Bilingual(en: "From which day on?", fr: "À partir de quel jour ?"), days)
    let last = Field<LocalDate>.date("last", Bilingual(en: "To which day?", fr: "Jusqu’à quel jour ?"), days)
    let words = Field.longText(
      "words",
      Bilingual(
        en: "What happened, and what did you do about it?", fr: "Que s’est-il passé, et qu’avez-vous fait ?"),
      limit: 4_000, rows: 6
    ).hint(
      Bilingual(
        en: "Name no person whom it concerns: the list is made from the audit log.",
        fr: "Ne nommez aucune personne touchée : la liste vient du journal d’audit."))
    return Form("people/breach", account, first, last, words) {
      (account, first, last, words) throws(FormMessages) in
      guard first <= last else {
        throw FormMessages([
          .init(
            "last",
            Bilingual(
              en: "Choose a day that is not before the first",
              fr: "Choisissez un jour qui ne précède pas le premier"))
        ])
      }
      return Incident(account: account.person, first: first, last: last, words: words)
    }
  }
}
