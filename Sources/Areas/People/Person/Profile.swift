import Basics

/// The two lists that every council keeps.
package enum Side: String, Sendable, CaseIterable, Codable {
  case newcomers
  case professionals

  package var title: Bilingual {
    switch self {
    case .newcomers: Bilingual(en: "newcomers", fr: "nouveaux arrivants")
    case .professionals: Bilingual(en: "professionals", fr: "professionnels")
    }
  }
}

/// What is known of one person from one row of a list. Everything but the identifier may be missing.
package struct Profile: Sendable, Identifiable {
  /// As the list gives it; where it gives none, the e-mail address, or else the row ("row 12").
  package var id: String
  /// The row of the list, as the spreadsheet program numbers it.
  package var row: Int
  package var firstName = ""
  package var lastName = ""
  package var email = ""
  package var telephone = ""
  /// In the person's own words.
  package var occupation = ""
  /// What it is in the classification, once a person has chosen it.
  package var occupationCode: String?
  package var years: Int?
  package var education: [Term] = []
  /// How far on the way to the licence of the occupation.
  package var licence: [Term] = []
  package var languages: [Term] = []
  package var benchmark: LanguageBenchmark?
  package var arrived: LocalDate?
  package var registered: LocalDate?
  package var city: [Term] = []
  package var modes: [Term] = []
  package var availability: [Term] = []
  /// What a newcomer hopes for; what a professional offers to help with.
  package var goals: [Term] = []
  package var targetEmployers: [Term] = []
  package var employer: [Term] = []
  /// How many people a professional can meet in this round; nil where the list does not say.
  package var capacity: Int?
  /// Identifiers, e-mail addresses or names of people never to be matched with.
  package var exclusions: [String] = []
  /// Values of the policy's own fields, in the policy's order; empty where the list has no such column.
  package var own: [String] = []

  package init(id: String, row: Int) {
    self.id = id
    self.row = row
  }

  /// The name as one says it; the identifier where the list has no names.
  package var name: String {
    switch (firstName.isEmpty, lastName.isEmpty) {
    case (false, false): "\(firstName) \(lastName)"
    case (false, true): firstName
    case (true, false): lastName
    case (true, true): id
    }
  }

  /// What is compared of their work: a code that a person has chosen says more than the words it was chosen for.
  package var comparedOccupation: String { occupationCode ?? occupation }

  /// Whole days since registration; nil where the list does not say.
  package func daysWaiting(on today: LocalDate) -> Int? {
    registered.map { max(0, $0.days(until: today)) }
  }
}

/// Language level by skill, on the Canadian Language Benchmarks or their French twin, the NCLC: 1 to 12.
package struct LanguageBenchmark: Sendable, Hashable {
  package var listening: Int8
  package var speaking: Int8
  package var reading: Int8
  package var writing: Int8

  package init(listening: Int8, speaking: Int8, reading: Int8, writing: Int8) {
    self.listening = listening
    self.speaking = speaking
    self.reading = reading
    self.writing = writing
  }

  /// The weakest skill: what a programme's minimum is compared with.
  package var lowest: Int8 { min(min(listening, speaking), min(reading, writing)) }
}
