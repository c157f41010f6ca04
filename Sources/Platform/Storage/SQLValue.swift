import Basics

/// What a database holds in one place. Both engines hold exactly these, so that what is read does not depend on which
/// of them wrote it.
package enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  /// Finite, since a number that is not has no form that both engines keep; neither has the sign of a zero.
  case real(Double)
  /// Without the character NUL, which PostgreSQL cannot hold.
  case text(String)
  case bytes([UInt8])
}

/// The kinds of column. A value that may be absent has one too, so that PostgreSQL knows what is absent.
package enum SQLType: Sendable, Hashable {
  case integer, real, text, bytes
}

/// A value that can stand in a column and be read from one.
///
/// An `enum Stage: String, Storable {}` needs nothing more, and neither does an identifier with a raw value.
package protocol Storable: Sendable {
  static var sqlType: SQLType { get }
  var sqlValue: SQLValue { get }
  /// Nil when the stored value is not one of these: `2` is no `Bool`.
  init?(sqlValue: SQLValue)
}

extension Int64: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(self) }
  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self = number
  }
}

extension Int: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(Int64(self)) }
  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self.init(exactly: number)
  }
}

extension Int32: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(Int64(self)) }
  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self.init(exactly: number)
  }
}

/// Stored as 0 or 1.
extension Bool: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Double: Storable {
  package static var sqlType: SQLType { .real }
  package var sqlValue: SQLValue { .real(self) }
  /// A whole number is read too, as long as no digit is lost: the average of whole numbers may come back as one.
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .real(let number): self = number
    case .integer(let number): self.init(exactly: number)
    default: return nil
    }
  }
}

extension String: Storable {
  package static var sqlType: SQLType { .text }
  package var sqlValue: SQLValue { .text(self) }
  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self = text
  }
}

extension [UInt8]: Storable {
  package static var sqlType: SQLType { .bytes }
  package var sqlValue: SQLValue { .bytes(self) }
  package init?(sqlValue: SQLValue) {
    guard case .bytes(let bytes) = sqlValue else { return nil }
    self = bytes
  }
}

/// Stored as days since 1970-01-01, so that both engines count days by subtraction.
extension LocalDate: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(Int64(daysSince1970)) }
  package init?(sqlValue: SQLValue) {
    guard let days = Int32(sqlValue: sqlValue) else { return nil }
    self.init(daysSince1970: days)
  }
}

/// Stored as microseconds since 1970.
extension Moment: Storable {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(microsecondsSince1970) }
  package init?(sqlValue: SQLValue) {
    guard case .integer(let microseconds) = sqlValue else { return nil }
    self.init(microsecondsSince1970: microseconds)
  }
}

extension ID: Storable {}
extension Language: Storable {}

extension Optional: Storable where Wrapped: Storable {
  package static var sqlType: SQLType { Wrapped.sqlType }
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
  package init?(sqlValue: SQLValue) {
    if sqlValue == .null {
      self = nil
    } else {
      guard let wrapped = Wrapped(sqlValue: sqlValue) else { return nil }
      self = wrapped
    }
  }
}

extension RawRepresentable where Self: Storable, RawValue: Storable {
  package static var sqlType: SQLType { RawValue.sqlType }
  package var sqlValue: SQLValue { rawValue.sqlValue }
  package init?(sqlValue: SQLValue) {
    guard let rawValue = RawValue(sqlValue: sqlValue) else { return nil }
    self.init(rawValue: rawValue)
  }
}
