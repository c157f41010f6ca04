import Basics

/// A word of a council's or an agency's own, by which it finds people together: "ready for interviews".
package struct Tag: Sendable, Hashable {
  package let id: ID<Tag>
  /// As it was first written.
  package let name: String

  /// Two words that differ in accents or capitals only are one tag.
  package static func key(of name: String) -> String { folded(name) }
}
