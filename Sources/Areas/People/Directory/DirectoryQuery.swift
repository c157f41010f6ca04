import Basics

/// Whom a directory shows: what was typed, and what it is narrowed down to.
package struct DirectoryQuery: Sendable, Hashable {
  /// Words that begin names, addresses, numbers, cities or occupations.
  package var find = ""
  package var role: Role?
  package var tag: ID<Tag>?
  package var city: String?

  package init(find: String = "", role: Role? = nil, tag: ID<Tag>? = nil, city: String? = nil) {
    self.find = find
    self.role = role
    self.tag = tag
    self.city = city
  }

  package var isEverybody: Bool { self == DirectoryQuery() }

  /// Names and values as an address has them; what is not asked is left out. A saved filter keeps the same.
  package var fields: [(name: String, value: String)] {
    let all: [(String, String?)] = [
      ("find", find.isEmpty ? nil : find), ("role", role?.rawValue), ("tag", tag?.description),
      ("city", city),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// What makes no sense is passed over: addresses are passed on and grow old.
  package init(_ value: (String) -> String?) {
    let find = value("find") ?? ""
    self.init(
      find: String(find.prefix(100)), role: value("role").flatMap(Role.init(rawValue:)),
      tag: value("tag").flatMap(ID<Tag>.init),
      city: value("city").flatMap { $0.isEmpty || $0.count > 100 ? nil : $0 })
  }
}

/// One line of the directory.
package struct DirectoryEntry: Sendable, Hashable {
  package let person: Person
  package var roles: [Role] = []
  package var occupation: String?
  package var tags: [Tag] = []
}

/// What of the directory a page shows.
package struct DirectorySlice: Sendable {
  package let entries: [DirectoryEntry]
  /// How many were found, counted up to `mostCounted`.
  package let found: Int
  /// After whom the next page begins; nil on the last.
  package let next: ID<Person>?

  package static let pageSize = 50
  /// Nobody reads more lines than these; counting all of them would take longer than finding them.
  package static let mostCounted = 1_000
}

/// A question to the directory that somebody asks often, by the name that they gave it.
package struct SavedFilter: Sendable, Hashable {
  package let id: ID<SavedFilter>
  package let name: String
  package let query: DirectoryQuery
}
