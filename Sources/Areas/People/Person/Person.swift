import Basics

/// Somebody whom a council or an agency knows.
package struct Person: Sendable, Hashable {
  package let id: ID<Person>
  /// Whoever keeps the record.
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package var givenName: String
  package var familyName: String
  package var email: String?
  package var telephone: String?
  package var city: String
  /// In which they like to be written to.
  package var language: Language
  package let added: Moment

  package init(
    id: ID<Person>, keeper: ID<Keeper>, council: ID<Keeper>, givenName: String, familyName: String,
    email: String? = nil, telephone: String? = nil, city: String = "", language: Language, added: Moment
  ) {
    self.id = id
    self.keeper = keeper
    self.council = council
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
    self.telephone = telephone
    self.city = city
    self.language = language
    self.added = added
  }

  /// As one says it.
  package var name: String {
    switch (givenName.isEmpty, familyName.isEmpty) {
    case (false, false): givenName + " " + familyName
    case (false, true): givenName
    case (true, _): familyName
    }
  }
}
