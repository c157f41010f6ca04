import Basics
import People

/// What the two sides of a programme are called in its own words: mentees and mentors, connectees and connectors.
struct DeskRoles: Sendable {
  private let newcomers: Role
  private let professionals: Role

  struct Role: Sendable, Hashable {
    let one: Bilingual
    let many: Bilingual

    /// At the head of a column, and of a list.
    var title: Bilingual { Self.capitalised(one) }
    var heading: Bilingual { Self.capitalised(many) }

    /// For counting them.
    var counted: (en: (String, String), fr: (String, String)) { ((one.en, many.en), (one.fr, many.fr)) }

    private static func capitalised(_ words: Bilingual) -> Bilingual {
      let first = { (text: String) in text.prefix(1).uppercased() + text.dropFirst() }
      return Bilingual(en: first(words.en), fr: first(words.fr))
    }
  }

  /// - Parameter model: nil where the document of the programme cannot be read; they are then called as everywhere.
  init(_ model: ProgrammeModel?) {
    newcomers =
      model.map { Role(one: $0.newcomers.one, many: $0.newcomers.many) }
      ?? Role(
        one: Bilingual(en: "newcomer", fr: "personne"), many: Bilingual(en: "newcomers", fr: "personnes"))
    professionals =
      model.map { Role(one: $0.professionals.one, many: $0.professionals.many) }
      ?? Role(
        one: Bilingual(en: "professional", fr: "personne établie"),
        many: Bilingual(en: "professionals", fr: "personnes établies"))
  }

  subscript(side: Side) -> Role { side == .newcomers ? newcomers : professionals }
}

extension DeskRoster {
  var roles: DeskRoles { DeskRoles(try? version.model) }
}
