import Basics
import Tables

/// A list of people that is taken up: first tried, then carried out, and undone if it was the wrong one.
package struct ListImport: Sendable, Hashable {
  package let id: ID<ListImport>
  package let file: String
  package let side: Side
  package let dateOrder: DateOrder?
  /// Nil once the record of whoever did it was erased.
  package let by: ID<Person>?
  package let tried: Moment
  package var done: Moment?
  package var undone: Moment?

  /// Long enough to see that a list was the wrong one.
  package static let undoDays = 30
  /// A list that was tried and not carried out is not kept longer.
  package static let trialHours = 24
  /// More are two lists.
  package static let mostRows = 10_000

  package func canBeUndone(at now: Moment) -> Bool {
    guard let done, undone == nil else { return false }
    return now < done + .seconds(Self.undoDays * 86_400)
  }

  package var role: Role { side == .newcomers ? .newcomer : .professional }
}

/// What becomes of one row.
package struct ImportedRow: Sendable, Hashable {
  package enum Outcome: String, Sendable, CaseIterable {
    case added, known, refused
    /// After the import was undone.
    case removed, stayed

    package var title: Bilingual {
      switch self {
      case .added: Bilingual(en: "taken up", fr: "dossier ouvert")
      case .known: Bilingual(en: "left out: here already", fr: "laissée de côté : déjà ici")
      case .refused: Bilingual(en: "to be corrected", fr: "à corriger")
      case .removed: Bilingual(en: "removed again", fr: "retirée de nouveau")
      case .stayed: Bilingual(en: "stays: worked with since", fr: "reste : suivie depuis")
      }
    }
  }

  /// As the spreadsheet program numbers it.
  package let number: Int
  package var outcome: Outcome
  package var person: ID<Person>?
  package var words: Bilingual?
}

/// A person as a row of a list gives them, with what it says in its own words.
package struct ListedPerson: Sendable {
  package let row: Int
  package let person: Person
  package let entries: [ProfileEntry]
}

extension ListedPerson {
  /// Everybody in a list that was read.
  ///
  /// - Parameters:
  ///   - sheet: the list itself, for the words of each cell.
  ///   - access: who will keep the records.
  package static func all(
    in list: IntakeList, _ sheet: Sheet, _ access: Access, language: Language
  ) -> [ListedPerson] {
    var places: [Int: Int] = [:]
    for place in 0..<sheet.rowCount { places[sheet[place].number] = place }
    let columns = list.columns.columns
    // Which language a level is of, its heading says.
    let benchmark = columns.first { $0.meaning == .field(.benchmark) || $0.meaning == .field(.listening) }
    let isFrench = benchmark.map {
      folded($0.heading).contains("nclc") && !folded($0.heading).contains("clb nclc")
    }
    return list.profiles.map { profile in
      var words: [IntakeField: String] = [:]
      if let place = places[profile.row] {
        let row = sheet[place]
        for column in columns where column.index < row.cellCount {
          if case .field(let field) = column.meaning { words[field] = oneLine(row[column.index]) }
        }
      }
      return ListedPerson(
        row: profile.row, person: person(profile, access, language),
        entries: entries(profile, words, isFrench: isFrench ?? (language == .french)))
    }
  }

  private static func person(_ profile: Profile, _ access: Access, _ language: Language) -> Person {
    Person(
      id: ID(at: access.now), keeper: access.keeper, council: access.council, givenName: profile.firstName,
      familyName: profile.lastName.isEmpty && profile.firstName.isEmpty ? profile.name : profile.lastName,
      email: profile.email.isEmpty ? nil : profile.email,
      telephone: profile.telephone.isEmpty ? nil : String(profile.telephone.prefix(40)),
      city: profile.city.first?.label.en ?? "",
      language: language, added: access.now)
  }

  private static func entries(
    _ profile: Profile, _ words: [IntakeField: String], isFrench: Bool
  ) -> [ProfileEntry] {
    var entries = ProfileField.allCases.compactMap { field -> ProfileEntry? in
      guard field != .english, field != .french, let written = field.intake.flatMap({ words[$0] }) else {
        return nil
      }
      let coded: String?
      switch field {
      // The column as a whole settled which number is the day.
      case .arrived: coded = profile.arrived?.description
      case .registered: coded = profile.registered?.description
      case .occupation: coded = OccupationCoding.proposal(for: written)
      default: coded = (try? field.read(written, today: LocalDate(daysSince1970: 0)))?.coded
      }
      let isSaid = field == .occupation ? !profile.occupation.isEmpty : coded != nil
      return isSaid ? ProfileEntry(field, ReadAnswer(written: written, coded: coded)) : nil
    }
    if let level = profile.benchmark {
      let coded = CellValue.benchmark(level).coded ?? ""
      entries.append(
        ProfileEntry(
          isFrench ? .french : .english, ReadAnswer(written: words[.benchmark] ?? coded, coded: coded)))
    }
    return entries
  }
}
