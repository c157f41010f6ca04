import Basics

/// A part of what somebody may do, which a program may be given without the rest: to read there, or to read and write.
package struct Scope: Sendable, Hashable {
  package let name: String
  package let words: Bilingual

  package init(_ name: String, _ words: Bilingual) {
    self.name = name
    self.words = words
  }

  /// What a token must hold for a request: `records:read`, `records:write`.
  package func needed(for method: Method) -> String { method.isSafe ? reading : writing }

  package var reading: String { name + ":read" }
  package var writing: String { name + ":write" }
}

/// What a program shows in place of a session: `Authorization: Bearer …`.
package struct Bearer: Sendable {
  /// Nil for what can be no token of ours.
  package let secret: String?

  init?(_ headers: Headers) {
    let all = headers.all("authorization")
    guard let field = all.first else { return nil }
    let words = field.split(separator: " ")
    let isBearer = all.count == 1 && words.count == 2 && words.first?.lowercased() == "bearer"
    secret = isBearer ? words.last.flatMap { $0.utf8.count <= 200 ? String($0) : nil } : nil
  }
}
