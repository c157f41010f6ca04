import Basics
import Tables

/// A list of people that is taken up: first tried, then carried out, and undone if it was the wrong one.
package struct ListImport: Sendable, Hashable {
  package let id: ID<ListImport>
  package let file: String
  package let side: Side
  package let dateOrder: DateOrder?
  /// Where it is tried and carried out, when it is taken up for more than records: a folder of pages of an area above this one.
  package let pages: String?
  /// Nil once the record of whoever did it was erased.
  package let by: ID<Person>?
  package let tried: Moment
  package var done: Moment?
  package var undone: Moment?

  package init(
    id: ID<ListImport>, file: String, side: Side, dateOrder: DateOrder?, pages: String? = nil,
    by: ID<Person>?, tried: Moment, done: Moment? = nil, undone: Moment? = nil
  ) {
    self.id = id
    self.file = file
    self.side = side
    self.dateOrder = dateOrder
    self.pages = pages
    self.by = by
    self.tried = tried
    self.done = done
    self.undone = undone
  }

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
    case added
    /// Here already, and taken up for what the list is for.
    case joined
    /// Perhaps here already: a person has to look.
    case unclear
    case known, refused
    /// After the import was undone.
    case removed, left, stayed

    package var title: Bilingual {
      switch self {
      case .added: Bilingual(en: "taken up", fr: "dossier ouvert")
      case .joined: Bilingual(en: "here already, and takes part", fr: "déjà ici, et participe")
      case .unclear: Bilingual(en: "left out: unclear", fr: "laissée de côté : à vérifier")
      case .known: Bilingual(en: "left out: here already", fr: "laissée de côté : déjà ici")
      case .refused: Bilingual(en: "to be corrected", fr: "à corriger")
      case .removed: Bilingual(en: "removed again", fr: "retirée de nouveau")
      case .left: Bilingual(en: "takes part no more", fr: "ne participe plus")
      case .stayed: Bilingual(en: "stays: worked with since", fr: "reste : suivie depuis")
      }
    }
  }

  /// As the spreadsheet program numbers it.
  package let number: Int
  package var outcome: Outcome
  package var person: ID<Person>?
  package var words: Bilingual?
  /// The number of what else came of it, where the list was taken up for more than records.
  package var about: Int64?

  package init(
    number: Int, outcome: Outcome, person: ID<Person>? = nil, words: Bilingual? = nil, about: Int64? = nil
  ) {
    self.number = number
    self.outcome = outcome
    self.person = person
    self.words = words
    self.about = about
  }
}

/// What is to become of one row.
package struct PlannedRow: Sendable {
  package enum Step: Sendable {
    /// A record is opened.
    case takeUp(ListedPerson)
    /// Somebody who is here already is taken up for what the list is for.
    case join(ID<Person>, Bilingual)
    case leave(ImportedRow.Outcome, ID<Person>?, Bilingual)
  }

  package let number: Int
  package let step: Step

  package init(_ number: Int, _ step: Step) {
    self.number = number
    self.step = step
  }

  /// As a trial shows it.
  package var row: ImportedRow {
    switch step {
    case .takeUp: ImportedRow(number: number, outcome: .added)
    case .join(let person, let words):
      ImportedRow(number: number, outcome: .joined, person: person, words: words)
    case .leave(let outcome, let person, let words):
      ImportedRow(number: number, outcome: outcome, person: person, words: words)
    }
  }
}

/// By what somebody of a list is known here already.
package enum ListedMatch: Sendable, Hashable {
  /// One record has their address.
  case address(ID<Person>)
  case severalAddresses
  /// A record has exactly their name, and none has their address.
  case name(ID<Person>)

  package var words: Bilingual {
    switch self {
    case .address, .severalAddresses: Duplicate.Reason.email.title
    case .name: Bilingual(en: "the same name", fr: "le même nom")
    }
  }
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
