import TestSupport

/// Two lists of invented people, untidy the way intake lists are, the same for the same seed.
struct RandomLists {
  let newcomers: [String]
  let professionals: [String]

  static let newcomerHeadings =
    "ID,Name,E-mail,Occupation,Registered,City,Mode,Goals,Years,Target employers,Do not match with"
  static let professionalHeadings =
    "ID,Name,E-mail,Occupation,Employer,City,Mode,Goals,Years,Capacity,Do not match with"

  init(seed: UInt64, newcomers count: Int = 24, professionals other: Int = 16) {
    var numbers = SeededNumbers(seed: seed)
    func one(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }
    func few(_ words: [String]) -> String { "\"\(one(words)), \(one(words))\"" }
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    newcomers = (1...count).map { n in
      // One row in ten is refused.
      let email = number(0...9) == 0 ? "nowhere" : "n\(n)@example.org"
      return
        "N\(n),\(one(Self.names)) \(n),\(email),\(one(Self.titles)),2026-\(two(number(1...10)))-\(two(number(1...28))),\(one(Self.cities)),"
        + "\(one(Self.modes)),\(few(Self.goals)),\(number(0...20)),\(one(Self.employers)),\(number(0...5) == 0 ? "P\(number(1...other))" : "")"
    }
    professionals = (1...other).map { n in
      let capacity = number(0...9) == 0 ? "many" : "\(number(0...3))"
      return
        "P\(n),\(one(Self.names)) \(n),p\(n)@example.org,\(one(Self.titles)),\(one(Self.employers)),\(one(Self.cities)),\(one(Self.modes)),"
        + "\(few(Self.goals)),\(number(2...30)),\(capacity),\(number(0...5) == 0 ? "N\(number(1...count))" : "")"
    }
  }

  var newcomersCSV: String { Self.csv(Self.newcomerHeadings, newcomers) }
  var professionalsCSV: String { Self.csv(Self.professionalHeadings, professionals) }

  static func csv(_ headings: String, _ rows: [String]) -> String {
    headings + "\n" + rows.joined(separator: "\n") + "\n"
  }

  private static let names = ["Amina", "Bao", "Chidi", "Daniela", "Yusuf", "Priya", "Olena", "Théo"]
  private static let titles = [
    "Civil engineer", "Structural engineer", "Accountant", "Payroll accountant", "Nurse",
    "Software developer", "Web developer", "Welder",
  ]
  private static let cities = ["Halifax", "Halifax", "Dartmouth", ""]
  private static let modes = ["in person", "online", "either", ""]
  private static let goals = ["licence", "network", "first job", "interview", "culture"]
  private static let employers = ["Northgate", "Citadel", "Tidewater", ""]
}
