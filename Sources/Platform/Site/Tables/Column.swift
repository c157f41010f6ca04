import Basics

/// One column of a table: its heading in both languages, what stands in its cells, and how it is sorted.
///
///     .name("name", Bilingual(en: "Name", fr: "Nom"), at: { "/people/\($0.id)" }) { $0.name }
///     .number("days", Bilingual(en: "Days", fr: "Jours")) { $0.daysWaiting }
package struct Column<Row>: Sendable {
  /// What cells hold decides how they stand and how they are sorted.
  enum Kind: String, Sendable {
    case text, number, date, other

    /// Figures and days stand otherwise than words.
    var attributes: Attributes { Attributes(self == .number || self == .date ? .style(rawValue) : nil) }
  }

  /// Where a cell stands among others of its column.
  enum Order: Comparable {
    case text(OrderKey)
    case number(Int64)
    /// Nothing known: last, however the column is sorted.
    case none
  }

  /// In addresses: letters, digits and strokes.
  package let name: String
  package let heading: Bilingual
  let kind: Kind
  let cell: @Sendable (Row, Voice) -> HTML
  /// Nil where a column cannot be sorted.
  let order: (@Sendable (Row, Language) -> Order)?
  /// What a search looks through; empty where it looks past the column.
  let words: @Sendable (Row, Voice) -> String

  /// The name that the row goes by, and where it leads. One a table, the first.
  package static func name(
    _ name: StaticString, _ heading: Bilingual, at address: (@Sendable (Row) -> Address)? = nil,
    _ value: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .text,
      cell: { row, _ in
        address.map { "<a\(href: $0(row))><bdi>\(value(row))</bdi></a>" } ?? "<bdi>\(value(row))</bdi>"
      },
      order: { row, language in textOrder(value(row), language) }, words: { row, _ in value(row) })
  }

  /// A text as somebody wrote it.
  package static func text(
    _ name: StaticString, _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .text, cell: { row, _ in "<bdi>\(value(row))</bdi>" },
      order: { row, language in textOrder(value(row), language) }, words: { row, _ in value(row) })
  }

  /// Words of ours, sorted by what is read.
  package static func words(
    _ name: StaticString, _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Bilingual
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .text, cell: { row, voice in "\(voice(value(row)))" },
      order: { row, language in textOrder(value(row)[language], language) },
      words: { row, voice in voice(value(row)) })
  }

  package static func number(
    _ name: StaticString, _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Int?
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .number,
      cell: { row, voice in value(row).map { "\(voice.number($0))" } ?? unknown },
      order: { row, _ in value(row).map { .number(Int64($0)) } ?? .none }, words: { _, _ in "" })
  }

  package static func money(
    _ name: StaticString, _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Money?
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .number,
      cell: { row, voice in value(row).map { "\(voice.money($0))" } ?? unknown },
      order: { row, _ in value(row).map { .number($0.cents) } ?? .none }, words: { _, _ in "" })
  }

  package static func date(
    _ name: StaticString, _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> LocalDate?
  ) -> Column {
    Column(
      name: name.description, heading: heading, kind: .date,
      cell: { row, voice in
        value(row).map { "\(voice.date($0))" } ?? unknown
      },
      order: { row, _ in value(row).map { .number(Int64($0.daysSince1970)) } ?? .none },
      words: { row, voice in value(row).map { voice.date($0) } ?? "" })
  }

  /// Anything else, such as a badge; sorted by a number if there is one.
  package static func other(
    _ name: StaticString, _ heading: Bilingual, order: (@Sendable (Row) -> Int)? = nil,
    _ cell: @escaping @Sendable (Row, Voice) -> HTML
  ) -> Column {
    var place: (@Sendable (Row, Language) -> Order)?
    if let order { place = { row, _ in .number(Int64(order(row))) } }
    return Column(
      name: name.description, heading: heading, kind: .other, cell: cell, order: place, words: { _, _ in "" })
  }

  private static func textOrder(_ text: String, _ language: Language) -> Order {
    text.isEmpty ? .none : .text(OrderKey(text, in: language))
  }

  private static var unknown: HTML { "<span class=\"unknown\">–</span>" }
}
