import Basics
import Documents
import People
import Yams

/// Who takes part, who may, and how they come together.
extension ModelReader {
  mutating func readRoles(_ node: Node?) -> (newcomers: ModelRole, professionals: ModelRole)? {
    guard let node, let mapping = mapping(node, of: "roles", known: Side.allCases.map(\.rawValue)) else {
      return nil
    }
    require(Side.allCases.map(\.rawValue), in: mapping, at: node)
    let newcomers = readRole(mapping["newcomers"], .newcomers)
    let professionals = readRole(mapping["professionals"], .professionals)
    guard let newcomers, let professionals else { return nil }
    return (newcomers, professionals)
  }

  private mutating func readRole(_ node: Node?, _ side: Side) -> ModelRole? {
    guard let node,
      let mapping = mapping(node, of: side.rawValue, known: ["one", "many", "gives", "eligibility", "care"])
    else { return nil }
    require(["one", "many", "gives"], in: mapping, at: node)
    let one = document.bothLanguages(mapping["one"], key: "one", most: 60)
    let many = document.bothLanguages(mapping["many"], key: "many", most: 60)
    let gives = document.bothLanguages(mapping["gives"], key: "gives", most: 600)
    var names: Set<String> = []
    let rules = list(mapping["eligibility"], key: "eligibility", most: 30).compactMap {
      readRule($0, among: &names)
    }
    let care = readCare(mapping["care"])
    guard let one, let many, let gives else { return nil }
    return ModelRole(side: side, one: one, many: many, gives: gives, eligibility: rules, care: care)
  }

  private mutating func readCare(_ node: Node?) -> ModelCare? {
    guard let node, let mapping = mapping(node, of: "care", known: ["most_a_year", "rest_days"]) else {
      return nil
    }
    require(["most_a_year", "rest_days"], in: mapping, at: node)
    let most = document.number(mapping["most_a_year"], key: "most_a_year", in: 1...1_000)
    let rest = document.number(mapping["rest_days"], key: "rest_days", in: 0...365)
    guard let most, let rest else { return nil }
    return ModelCare(mostAYear: most, restDays: rest)
  }

  // MARK: Eligibility

  private static let testKeys = ["field", "at_least", "at_most", "within", "one_of", "stated"]

  private mutating func readRule(_ node: Node, among names: inout Set<String>) -> EligibilityRule? {
    let known = ["name", "title", "any", "confirmed", "evidence", "seen", "waiver"] + Self.testKeys
    guard let mapping = mapping(node, of: "eligibility", known: known) else { return nil }
    require(["name", "title"], in: mapping, at: node)
    let name = newName(mapping["name"], key: "eligibility", among: &names)
    let title = document.bothLanguages(mapping["title"], key: "title", most: 200)
    let evidence = document.bothLanguages(mapping["evidence"], key: "evidence", most: 300)
    let mustBeSeen = document.yesOrNo(mapping["seen"], key: "seen") ?? false
    let canBeWaived = document.yesOrNo(mapping["waiver"], key: "waiver") ?? true
    if mustBeSeen, mapping["evidence"] == nil {
      document.note(
        mapping["seen"], en: "say under “evidence” what somebody should have seen.",
        fr: "dites sous « evidence » ce que quelqu’un doit avoir vu.")
    }
    guard let name, let title, let ways = readWays(mapping, at: node) else { return nil }
    return EligibilityRule(
      name: name, title: title, ways: ways, evidence: evidence, mustBeSeen: mustBeSeen,
      canBeWaived: canBeWaived)
  }

  private mutating func readWays(_ mapping: Node.Mapping, at node: Node) -> EligibilityRule.Ways? {
    let given = ["any", "confirmed", "field"].filter { mapping[$0] != nil }
    guard given.count == 1 else {
      document.note(
        node,
        en:
          "say in one way how it becomes known: “field” (in the record), “any” (several of those), or “confirmed: yes” (somebody of the staff says so).",
        fr:
          "dites d’une seule façon comment on le sait : « field » (dans le dossier), « any » (plusieurs champs) ou « confirmed: yes » (quelqu’un de l’équipe le confirme)."
      )
      return nil
    }
    if mapping["confirmed"] != nil {
      if document.yesOrNo(mapping["confirmed"], key: "confirmed") == false {
        document.note(
          mapping["confirmed"], en: "“confirmed” can only be yes; leave it out where the record says it.",
          fr: "« confirmed » ne peut valoir que yes ; omettez-le si le dossier le dit.")
      }
      return .confirmation
    }
    guard mapping["any"] != nil else { return readTest(mapping, at: node).map { .record([$0]) } }
    var tests: [EligibilityRule.Test] = []
    for way in list(mapping["any"], key: "any", most: 6) {
      guard let inner = self.mapping(way, of: "any", known: Self.testKeys) else { continue }
      if let test = readTest(inner, at: way) { tests.append(test) }
    }
    return tests.isEmpty ? nil : .record(tests)
  }

  private mutating func readTest(_ mapping: Node.Mapping, at node: Node) -> EligibilityRule.Test? {
    guard let field = choice(mapping["field"], key: "field", as: ProfileField.self) else { return nil }
    let asked = Self.testKeys.dropFirst().filter { mapping[$0] != nil }
    guard asked.count == 1, let way = asked.first, Self.ways(of: field).contains(way) else {
      let known = Self.ways(of: field).joined(separator: ", ")
      document.note(
        node, en: "“\(field.rawValue)” can be asked about in one of these ways: \(known).",
        fr: "« \(field.rawValue) » se vérifie de l’une de ces façons : \(known).")
      return nil
    }
    switch way {
    case "at_least" where !field.ladder.isEmpty:
      return term(mapping[way], of: field, key: way).flatMap { key in
        field.ladder.firstIndex { $0.key == key }.map { .step(field, $0) }
      }
    case "at_least": return document.number(mapping[way], key: way, in: 0...200).map { .atLeast(field, $0) }
    case "at_most": return document.number(mapping[way], key: way, in: 0...200).map { .atMost(field, $0) }
    case "within": return span(mapping[way], key: way, without: .workingDays).map { .within(field, $0) }
    case "one_of":
      let keys = list(mapping[way], key: way, most: 30).compactMap { term($0, of: field, key: way) }
      return keys.isEmpty ? nil : .oneOf(field, keys)
    default: return document.yesOrNo(mapping[way], key: way) == true ? .stated(field) : nil
    }
  }

  private static func ways(of field: ProfileField) -> [String] {
    switch field {
    case .years, .capacity, .hours, .english, .french: ["at_least", "at_most", "stated"]
    case .arrived, .registered: ["within", "stated"]
    case .education, .licence: ["at_least", "one_of", "stated"]
    case .languages, .goals, .mode, .availability: ["one_of", "stated"]
    default: ["stated"]
    }
  }

  private mutating func term(_ node: Node?, of field: ProfileField, key: String) -> String? {
    guard let text = document.text(node, key: key) else { return nil }
    if let term = field.vocabulary?.meaning(of: text)?.first { return term.key }
    unknownWord(node, text, key: key, among: field.vocabulary?.terms.map(\.key) ?? [])
    return nil
  }

  // MARK: Meeting

  mutating func readMeeting(_ node: Node?) -> ModelMeeting? {
    let known = ["form", "minutes", "count", "hours", "months", "group", "first_in_person"]
    guard let node, let mapping = mapping(node, of: "meeting", known: known) else { return nil }
    require(["form", "minutes"], in: mapping, at: node)
    let form = choice(mapping["form"], key: "form", as: ModelMeeting.Form.self)
    let minutes = document.number(mapping["minutes"], key: "minutes", in: 1...480)
    let count = range(mapping["count"], key: "count", in: 1...200)
    let hours = range(mapping["hours"], key: "hours", in: 1...1_000)
    let months = range(mapping["months"], key: "months", in: 1...60)
    let group = range(mapping["group"], key: "group", in: 1...200)
    let first = document.yesOrNo(mapping["first_in_person"], key: "first_in_person") ?? false
    if form == .group, mapping["group"] == nil {
      document.note(
        mapping["form"], en: "say how many a group has, such as “group: [4, 8]”.",
        fr: "dites combien de personnes compte un groupe, par exemple « group: [4, 8] ».")
    }
    guard let form, let minutes else { return nil }
    return ModelMeeting(
      form: form, minutes: minutes, count: count, hours: hours, months: months, group: group,
      isFirstInPerson: first)
  }
}
