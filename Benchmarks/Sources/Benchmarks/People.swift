import Measuring

/// Lists like those councils keep: untidy titles, dates in two forms, quoted lists.
enum People {
  static func newcomers(_ count: Int, seed: UInt64) -> String {
    var random = Seeded(seed: seed)
    var text =
      "Client #,First name,Last name,E-mail,Occupation,Years of experience,Highest education,Country of education,Languages,CLB,Arrived,Registered on,City,Prefers,Availability,Goals,Target employers,Notes\r\n"
    for number in 0..<count {
      let (first, last) = (random.pick(firstNames), random.pick(lastNames))
      let cells = [
        "N\(number)", first, last, "\(first).\(last)\(number)@example.org".lowercased(), title(&random),
        String(random.next() % 20 + 2), random.pick(["Bachelor", "Master", "PhD", "Diploma"]),
        random.pick(["India", "Algeria", "Nigeria", "Colombia", "Viet Nam", "Ukraine"]),
        list(&random, languages),
        random.pick(["5", "6", "7", "8", "7/7/6/7", ""]), date(&random, years: [2023, 2024, 2025]),
        date(&random, years: [2026]),
        random.pick(cities), random.pick(["in person", "online", "either"]), random.pick(times),
        list(&random, goals),
        random.pick(["", "", "Harbour Bank"]), random.pick(["", "\"mornings only\nif possible\""]),
      ]
      text += cells.joined(separator: ",") + "\r\n"
    }
    return text
  }

  static func professionals(_ count: Int, seed: UInt64) -> String {
    var random = Seeded(seed: seed)
    var text =
      "ID,First name,Last name,E-mail,Job title,Employer,Years in field,Languages,City,Can meet,When,Can help with,How many people?\r\n"
    for number in 0..<count {
      let (first, last) = (random.pick(firstNames), random.pick(lastNames))
      let cells = [
        "P\(number)", first, last, "\(first).\(last)\(number)@example.com".lowercased(), title(&random),
        random.pick(["Harbour Bank", "Citadel Software", "Bluenose Health"]), String(random.next() % 30 + 3),
        list(&random, languages),
        random.pick(cities), random.pick(["in person", "online", "either"]), random.pick(times),
        list(&random, goals),
        random.pick(["1", "1", "2", "3", ""]),
      ]
      text += cells.joined(separator: ",") + "\r\n"
    }
    return text
  }

  private static let firstNames = [
    "Amina", "Bao", "Chidi", "Daniela", "Elaine", "François", "Gurpreet", "Hélène", "Imani", "Joëlle",
    "Karim",
  ]
  private static let lastNames = [
    "Haddad", "Nguyen", "Okafor", "Rojas", "Murphy", "Tremblay", "Singh", "Gagnon", "Mensah", "Comeau",
  ]
  private static let languages = ["Arabic", "French", "Spanish", "Punjabi", "Mandarin", "Igbo", "Ukrainian"]
  private static let goals = [
    "licence", "first Canadian job", "network", "interview practice", "workplace culture",
  ]
  private static let cities = ["Halifax", "Dartmouth", "Bedford", "Truro"]
  private static let times = ["weekday mornings", "weekday evenings", "weekends", "lunch hour", "any"]
  private static let fields = [
    "civil", "software", "mechanical", "electrical", "marine", "mining", "data", "quality", "process",
    "environmental",
  ]
  private static let heads = [
    "engineer", "technologist", "analyst", "project manager", "designer", "inspector",
  ]
  private static let whole = [
    "accountant", "registered nurse", "early childhood educator", "pharmacist", "welder", "bookkeeper",
    "auditor", "chemist",
  ]

  private static func title(_ random: inout Seeded) -> String {
    let title = random.next() % 3 == 0 ? random.pick(whole) : random.pick(fields) + " " + random.pick(heads)
    switch random.next() % 8 {
    case 0: return title.uppercased()
    case 1: return "Sr. " + title
    case 2: return title + " (10+ yrs)"
    default: return title
    }
  }

  private static func list(_ random: inout Seeded, _ choices: [String]) -> String {
    let first = random.pick(choices)
    let second = random.pick(choices)
    return first == second ? first : "\"\(first), \(second)\""
  }

  private static func date(_ random: inout Seeded, years: [Int]) -> String {
    let (year, month, day) = (random.pick(years), Int(random.next() % 10), Int(random.next() % 28 + 1))
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]
    if random.next() % 10 < 3 { return "\"\(names[month]) \(day), \(year)\"" }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
    return "\(year)-\(two(month + 1))-\(two(day))"
  }
}
