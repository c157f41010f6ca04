import Basics

/// One column of an export: its heading, and what stands in it. Nil leaves a cell empty.
package struct ExportColumn<Row>: Sendable {
  package let heading: Bilingual
  /// What its cells usually take, in figures of the usual font.
  private let usualWidth: Int
  let cell: @Sendable (Row, Language) -> WrittenCell

  /// Wide enough for its heading, which is bold, and never wider than half a screen.
  func width(in language: Language) -> Int {
    min(60, max(usualWidth, heading[language].count + 3))
  }

  /// A text as somebody wrote it.
  package static func text(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> String?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 28) { row, _ in
      value(row).map { $0.isEmpty ? .empty : .text($0) } ?? .empty
    }
  }

  /// Words of ours.
  package static func words(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Bilingual?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 28) { row, language in
      value(row).map { .text($0[language]) } ?? .empty
    }
  }

  package static func number(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Int?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 10) { row, _ in value(row).map { .number($0) } ?? .empty }
  }

  /// Exact: the value counts units of the last of so many decimals.
  package static func decimal(
    _ heading: Bilingual, places: Int, _ value: @escaping @Sendable (Row) -> Int?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 12) { row, _ in
      value(row).map { .decimal($0, places: places) } ?? .empty
    }
  }

  /// In dollars, with the cents behind the decimal mark.
  package static func money(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Money?
  ) -> ExportColumn {
    decimal(heading, places: 2) { row in value(row).map { Int($0.cents) } }
  }

  package static func day(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> LocalDate?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 12) { row, _ in value(row).map { .day($0) } ?? .empty }
  }

  /// A moment, as clocks of the zone show it.
  package static func moment(
    _ heading: Bilingual, in zone: Zone, _ value: @escaping @Sendable (Row) -> Moment?
  ) -> ExportColumn {
    ExportColumn(heading: heading, usualWidth: 20) { row, _ in
      value(row).map { .moment(zone.reading(at: $0)) } ?? .empty
    }
  }

  /// In words of the language, which is what people filter by.
  package static func yesNo(
    _ heading: Bilingual, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> ExportColumn {
    words(heading) { row in
      value(row).map { $0 ? Bilingual(en: "yes", fr: "oui") : Bilingual(en: "no", fr: "non") }
    }
  }
}
