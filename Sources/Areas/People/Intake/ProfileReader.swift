import Basics
import Tables

/// From a row to a profile, or to everything that has to be corrected in it.
struct ProfileReader {
  private let file: String
  private let side: Side
  private let columns: ColumnMap
  private let settings: IntakeSettings
  private let cells: CellReader
  /// Where names are, if the list has any.
  private let nameColumns: [ColumnMap.Column]
  private let occupationColumn: ColumnMap.Column?
  private let used: [UsedColumn]
  private var seen: [TypedColumn]
  private var ids: Claims
  private var addresses: Claims
  /// The first row of each address that stands in more than one.
  private var rowsWithSharedAddress: Set<Int> = []
  private var assumptions: Assumptions

  init(
    file: String, side: Side, columns: ColumnMap, orders: [Int: DateOrder], settings: IntakeSettings,
    rowCount: Int
  ) {
    self.file = file
    self.side = side
    self.columns = columns
    self.settings = settings
    cells = CellReader(orders: orders, today: settings.today)
    nameColumns = [.name, .firstName, .lastName].compactMap { columns.column(of: .field($0)) }
    used = columns.columns.filter { $0.meaning != .unused }.map(UsedColumn.init)
    occupationColumn = columns.column(of: .field(.occupation))
    seen = columns.columns.map { _ in TypedColumn() }
    ids = Claims(to: \.id, capacity: rowCount)
    addresses = Claims(to: \.email, capacity: rowCount)
    assumptions = Assumptions(headings: columns.columns.map(\.heading))
  }

  /// Adds the person to the others, or tells everything that has to be corrected first.
  mutating func read(_ row: Sheet.Row, addingTo profiles: inout [Profile]) -> [Message] {
    if let problem = shapeProblem(of: row) { return [message(row, nil, problem)] }
    // Built in its place: a profile is large, and a list may have a hundred thousand.
    profiles.append(Profile(id: "", row: row.number))
    let place = profiles.count - 1
    if !settings.own.isEmpty { profiles[place].own = Array(repeating: "", count: settings.own.count) }
    var fullName = ""
    var skills: [Int] = []
    var problems: [Message] = []
    let cells = cells
    let buffer = row.buffer
    let bytes = buffer.span.bytes
    for used in used {
      let column = used.column
      let cell = row.range(of: column)
      if cell.isEmpty { continue }
      if used.isToken, let token = plainToken(bytes.extracting(cell), isAddress: used.isAddress) {
        if used.isAddress {
          addresses.expect(token)
          profiles[place].email = token
        } else {
          ids.expect(token)
          profiles[place].id = token
        }
        continue
      }
      let number = seen[column].number(of: cell, in: bytes) {
        cells.read(buffer[$0], as: used.meaning, column: column)
      }
      switch seen[column].outcomes[number] {
      case .blank: continue
      case .problem:
        if let problem = seen[column].problems[number] {
          problems.append(message(row, columns.columns[column], problem))
        }
        continue
      case .assumption:
        if let assumption = seen[column].assumptions[number] {
          assumptions.note(assumption, column: column, example: oneLine(buffer[cell]))
        }
      case .value: break
      }
      if used.isWholeName {
        fullName = seen[column].texts[number]
      } else {
        set(used.meaning, in: &profiles[place], to: number, of: column)
      }
      if used.isOneSkill { skills.append(column) }
    }
    if let first = skills.first, skills.count < 4 {
      assumptions.note(.someSkills, column: first, example: oneLine(row[first]))
    }
    // A list may give the name both whole and in parts: the parts count, if the first name is among them.
    if !fullName.isEmpty, profiles[place].firstName.isEmpty {
      (profiles[place].firstName, profiles[place].lastName) = (fullName, "")
    }
    if let column = nameColumns.first, profiles[place].firstName.isEmpty, profiles[place].lastName.isEmpty,
      !nameColumns.contains(where: { isProblem(row, $0) })
    {
      problems.append(message(row, column, .noName))
    }
    if let column = occupationColumn, profiles[place].occupation.isEmpty, !isProblem(row, column) {
      problems.append(message(row, column, .noOccupation))
    }
    if problems.isEmpty, let problem = claimID(for: place, among: &profiles, row: row) {
      problems.append(problem)
    }
    if !problems.isEmpty { profiles.removeLast() }
    return problems
  }

  /// What was assumed, and what the reader should know of the whole list.
  var notices: [Bilingual] {
    assumptions.notices + sharedAddresses
  }

  private func shapeProblem(of row: Sheet.Row) -> CellProblem? {
    switch row.damage {
    case .strayQuotationMark: return .strayQuotationMark
    case .unreadableLetter: return .unreadableLetter
    case nil: break
    }
    if row.cellCount < columns.width { return .tooFewCells(row.cellCount, of: columns.width) }
    for column in columns.width..<max(columns.width, row.cellCount) where !trimmed(row[column]).isEmpty {
      return .strayCell(oneLine(row[column]), width: columns.width)
    }
    return nil
  }

  /// True if the cell has content, so that its own problem was told already.
  private func isProblem(_ row: Sheet.Row, _ column: ColumnMap.Column) -> Bool {
    let text = oneLine(row[column.index])
    return !text.isEmpty && !isBlankWord(text)
  }

  private mutating func claimID(for place: Int, among profiles: inout [Profile], row: Sheet.Row) -> Message? {
    let column = columns.column(of: .field(.id))
    if profiles[place].id.isEmpty {
      profiles[place].id = profiles[place].email.isEmpty ? "row \(row.number)" : profiles[place].email
    }
    let address = columns.column(of: .field(.email))
    if let earlier = ids.claim(profiles[place].id, by: place, among: profiles) {
      let problem = CellProblem.sameIdentifier(profiles[place].id, asRow: profiles[earlier].row)
      return message(row, column ?? address, problem)
    }
    if column != nil, !profiles[place].email.isEmpty,
      let earlier = addresses.claim(profiles[place].email, by: place, among: profiles)
    {
      rowsWithSharedAddress.insert(profiles[earlier].row)
    }
    return nil
  }

  private func message(_ row: Sheet.Row, _ column: ColumnMap.Column?, _ problem: CellProblem) -> Message {
    let (wrong, remedy) = problem.words
    return Message(
      at: .init(file: file, row: row.number, column: column?.heading), wrong: wrong, remedy: remedy)
  }

  private var sharedAddresses: [Bilingual] {
    let shared = rowsWithSharedAddress.count
    guard shared > 0 else { return [] }
    return [
      Bilingual(
        en: shared == 1
          ? "one e-mail address stands in more than one row"
          : "\(shared) e-mail addresses stand in more than one row",
        fr: shared == 1
          ? "une adresse de courriel figure sur plus d’une ligne"
          : "\(shared) adresses de courriel figurent sur plus d’une ligne")
    ]
  }

  @inline(__always)
  private func set(_ meaning: ColumnMap.Meaning, in profile: inout Profile, to number: Int, of column: Int) {
    guard case .field(let field) = meaning else {
      if case .own(let index) = meaning { profile.own[index] = seen[column].texts[number] }
      return
    }
    switch field {
    case .id: profile.id = seen[column].texts[number]
    case .firstName: profile.firstName = seen[column].texts[number]
    case .lastName: profile.lastName = seen[column].texts[number]
    case .email: profile.email = seen[column].texts[number]
    case .telephone: profile.telephone = seen[column].texts[number]
    case .occupation: profile.occupation = seen[column].texts[number]
    case .years: profile.years = seen[column].numbers[number]
    case .capacity: profile.capacity = seen[column].numbers[number]
    case .benchmark: profile.benchmark = seen[column].benchmarks[number]
    case .listening: setSkill(\.listening, seen[column].numbers[number], in: &profile)
    case .speaking: setSkill(\.speaking, seen[column].numbers[number], in: &profile)
    case .reading: setSkill(\.reading, seen[column].numbers[number], in: &profile)
    case .writing: setSkill(\.writing, seen[column].numbers[number], in: &profile)
    case .arrived: profile.arrived = seen[column].dates[number]
    case .registered: profile.registered = seen[column].dates[number]
    case .education: profile.education = seen[column].terms[number]
    case .licence: profile.licence = seen[column].terms[number]
    case .languages: profile.languages = seen[column].terms[number]
    case .city: profile.city = seen[column].terms[number]
    case .mode: profile.modes = seen[column].terms[number]
    case .availability: profile.availability = seen[column].terms[number]
    case .goals: profile.goals = seen[column].terms[number]
    case .targetEmployers: profile.targetEmployers = seen[column].terms[number]
    case .employer: profile.employer = seen[column].terms[number]
    case .exclusions: profile.exclusions = seen[column].people[number]
    case .name: break
    }
  }

  /// A list that gives skills one by one: the first one read stands for the others until they are read.
  private func setSkill(
    _ skill: WritableKeyPath<LanguageBenchmark, Int8>, _ number: Int, in profile: inout Profile
  ) {
    let level = Int8(clamping: number)
    var benchmark =
      profile.benchmark
      ?? LanguageBenchmark(listening: level, speaking: level, reading: level, writing: level)
    benchmark[keyPath: skill] = level
    profile.benchmark = benchmark
  }
}

/// A column that is read, with what is asked of it at every cell.
private struct UsedColumn {
  let column: Int
  let meaning: ColumnMap.Meaning
  /// Identifiers and addresses, of which no two are the same.
  let isToken: Bool
  let isAddress: Bool
  let isWholeName: Bool
  let isOneSkill: Bool

  init(_ column: ColumnMap.Column) {
    self.column = column.index
    meaning = column.meaning
    isAddress = meaning == .field(.email)
    isToken = isAddress || meaning == .field(.id)
    isWholeName = meaning == .field(.name)
    isOneSkill = [.listening, .speaking, .reading, .writing].map(ColumnMap.Meaning.field).contains(meaning)
  }
}
