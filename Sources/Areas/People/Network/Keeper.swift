import Basics

/// A council, or one of the agencies that work with it: whoever keeps records of people, and answers for them.
///
/// A council is its own keeper too: it keeps the professionals whom its agencies share. Whose a record is, is one number, and
/// every row about a person carries it.
package struct Keeper: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case council, agency
  }

  package let id: ID<Keeper>
  /// The council it belongs to; its own number if it is one.
  package let council: ID<Keeper>
  package let kind: Kind
  package var name: Bilingual
  package var city: String

  /// Whether this is how somebody calls it, whatever the accents and capitals, in either language.
  func isNamed(_ text: String) -> Bool { [folded(name.en), folded(name.fr)].contains(folded(text)) }

  package init(council id: ID<Keeper>, name: Bilingual, city: String) {
    self.init(id: id, council: id, kind: .council, name: name, city: city)
  }

  package init(agency id: ID<Keeper>, of council: ID<Keeper>, name: Bilingual, city: String) {
    self.init(id: id, council: council, kind: .agency, name: name, city: city)
  }

  init(id: ID<Keeper>, council: ID<Keeper>, kind: Kind, name: Bilingual, city: String) {
    self.id = id
    self.council = council
    self.kind = kind
    self.name = name
    self.city = city
  }
}
