import Basics
import Tables

@testable import People

/// Small lists, written out in the test that reads them. Today is a Sunday in November 2026.
enum Lists {
  static let today = LocalDate(iso: "2026-11-22") ?? .today()

  /// Reads a list as `allies match` does.
  static func read(
    _ csv: String, as side: Side = .newcomers, file: String = "list.csv", maps: [String] = [],
    dates: DateOrder? = nil,
    own: [OwnField] = []
  ) throws -> IntakeList {
    var settings = IntakeSettings(today: today)
    settings.own = own
    settings.dateOrder = dates
    settings.mappings = try maps.map { try ColumnMapping($0, ownFields: own.map(\.name)) }
    return try IntakeList(Sheet.read(Array(csv.utf8), file: file), side: side, settings: settings)
  }

  /// The one person of a list: a heading and a cell beside Amina's name and occupation.
  static func person(_ heading: String, _ cell: String, side: Side = .newcomers, dates: DateOrder? = nil)
    throws -> IntakeList
  {
    try read("First name\tOccupation\t\(heading)\nAmina\tCivil engineer\t\(cell)\n", as: side, dates: dates)
  }

  /// What is wrong with the one person of such a list, in English.
  static func objection(_ heading: String, _ cell: String, side: Side = .newcomers) throws -> String? {
    try person(heading, cell, side: side).refused.first?.messages.map(\.sentence.en).joined(separator: "\n")
  }

  /// What a list is refused for, in English; nil if it is read.
  static func refusal(of csv: String, as side: Side = .newcomers, maps: [String] = []) -> String? {
    do {
      _ = try read(csv, as: side, maps: maps)
      return nil
    } catch let refusal as Refusal {
      return refusal.sentence.en
    } catch {
      return "not a refusal: \(error)"
    }
  }
}

extension IntakeList {
  /// Everything that must be corrected, one line a message.
  var objections: [String] {
    refused.flatMap { $0.messages.map(\.sentence.en) }
  }
}
