import Basics
import Documents
import Matching
import People
import Yams

extension RoundPolicy {
  /// Reads a policy from YAML. Whatever is wrong with it is told at once, line by line.
  package init(yaml: String, file: String) throws(Refusal) {
    var reader = PolicyReader(YAMLDocument(file: file))
    let policy = reader.read(try YAMLDocument.policy(of: yaml, file: file))
    if let refusal = reader.document.refusal { throw refusal }
    self = policy
  }
}

/// Reads a policy: a document of its own, or the part of a programme's model that says who should meet whom.
struct PolicyReader {
  var document: YAMLDocument
  private var fields: [PolicyField] = []

  init(_ document: YAMLDocument) {
    self.document = document
  }

  /// - Parameter whole: what the policy is called by what it is a part of; nil for one that stands alone and has a name of its own.
  mutating func read(
    _ mapping: Node.Mapping, in whole: (name: String, title: Bilingual)? = nil
  ) -> RoundPolicy {
    document.checkKeys(
      of: mapping,
      known: [
        "policy", "title", "first", "seed", "capacity", "fields", "requirements", "criteria", "locks",
        "exclusions",
      ])
    let name = document.text(mapping["policy"], key: "policy") ?? whole?.name ?? ""
    if mapping["policy"] == nil, whole == nil {
      document.note(
        nil, en: "the policy has no name. Begin with “policy: mentoring”.",
        fr: "la politique n’a pas de nom. Commencez par « policy: mentoring ».")
    }
    for node in document.list(mapping["fields"], key: "fields") {
      if let field = readField(node) { fields.append(field) }
    }
    var policy = RoundPolicy(
      name: name,
      title: document.bilingual(mapping["title"], key: "title") ?? whole?.title ?? Bilingual(same: name),
      order: readOrder(mapping["first"]))
    policy.fields = fields
    policy.seed = UInt64(document.number(mapping["seed"], key: "seed", in: 0...1_000_000_000) ?? 0)
    readCapacity(mapping["capacity"], into: &policy)
    policy.requirements = document.list(mapping["requirements"], key: "requirements").compactMap {
      readRequirement($0)
    }
    policy.criteria = document.list(mapping["criteria"], key: "criteria").compactMap { readCriterion($0) }
    if document.problems.isEmpty, !policy.criteria.contains(where: { $0.weight > 0 }) {
      document.note(
        mapping["criteria"],
        en:
          "the policy has no criterion with a weight, so all pairs would be equally good. Add one under “criteria”.",
        fr:
          "la politique n’a aucun critère pondéré ; tous les jumelages se vaudraient. Ajoutez-en un sous « criteria »."
      )
    }
    policy.locks = readPairs(mapping["locks"], key: "locks")
    policy.exclusions = readPairs(mapping["exclusions"], key: "exclusions")
    return policy
  }

  private mutating func readOrder(_ node: Node?) -> [Objective] {
    guard let node else { return [.coverage, .quality, .waiting] }
    var order: [Objective] = []
    for entry in document.list(node, key: "first") {
      guard let name = document.text(entry, key: "first") else { continue }
      guard let objective = RoundPolicy.objectives.first(where: { $0.rawValue == name }) else {
        let known = RoundPolicy.objectives.map(\.rawValue)
        let hint = nearest(to: name, among: known) ?? known[0]
        document.note(
          entry,
          en:
            "“\(name)” is nothing that can come first. Did you mean “\(hint)”? Known are coverage, quality and waiting.",
          fr:
            "« \(name) » ne peut pas venir en premier. Vouliez-vous dire « \(hint) » ? On connaît coverage (couverture), quality (qualité) et waiting (attente)."
        )
        continue
      }
      if order.contains(objective) {
        document.note(entry, en: "“\(name)” stands twice.", fr: "« \(name) » figure deux fois.")
      } else {
        order.append(objective)
      }
    }
    if order.isEmpty, document.problems.isEmpty {
      document.note(
        node, en: "“first” is empty. Write: first: [coverage, quality, waiting].",
        fr: "« first » est vide. Écrivez : first: [coverage, quality, waiting].")
    }
    return order
  }

  private mutating func readCapacity(_ node: Node?, into policy: inout RoundPolicy) {
    guard let node else { return }
    guard let mapping = node.mapping else {
      document.note(
        node, en: "“capacity” should read { unstated: 1, most: 5 }.",
        fr: "« capacity » devrait se lire { unstated: 1, most: 5 }.")
      return
    }
    document.checkKeys(of: mapping, known: ["unstated", "most"])
    policy.unstatedCapacity = document.number(mapping["unstated"], key: "unstated", in: 0...10_000) ?? 1
    policy.mostCapacity = document.number(mapping["most"], key: "most", in: 0...10_000)
  }

  private mutating func readField(_ node: Node) -> PolicyField? {
    guard
      let mapping = mapping(
        node, of: "fields", known: ["name", "title", "headings", "scale", "confidential"])
    else { return nil }
    guard let name = document.text(mapping["name"], key: "name") else {
      if mapping["name"] == nil {
        document.note(node, en: "a field needs a name.", fr: "un champ doit avoir un nom.")
      }
      return nil
    }
    let taken =
      ComparedField.named.map(\.name) + IntakeField.allCases.map(\.rawValue) + fields.map(\.name) + ["ignore"]
    if taken.contains(name) || name.contains("=") || name.contains(":") {
      document.note(
        mapping["name"],
        en:
          "“\(name)” cannot be the name of a field of yours: it is taken or has a sign that names cannot have. Choose another.",
        fr:
          "« \(name) » ne peut pas nommer un de vos champs : ce nom est pris ou contient un signe interdit. Choisissez-en un autre."
      )
    }
    return PolicyField(
      name: name, title: document.bilingual(mapping["title"], key: "title") ?? Bilingual(same: name),
      headings: document.texts(mapping["headings"], key: "headings"),
      scale: document.texts(mapping["scale"], key: "scale"),
      isConfidential: document.yesOrNo(mapping["confidential"], key: "confidential") ?? false)
  }

  // MARK: Rules

  private static let comparisonKeys = ["compare", "with", "by", "from", "to", "fade", "if"]

  private mutating func readRequirement(_ node: Node) -> PolicyRequirement? {
    guard
      let mapping = mapping(
        node, of: "requirements", known: Self.comparisonKeys + ["least", "unknown", "title", "any"])
    else { return nil }
    var ways: [PolicyRequirement.Way] = []
    if let any = mapping["any"] {
      if mapping["compare"] != nil {
        document.note(
          node, en: "a requirement has either “compare” or “any”, not both.",
          fr: "une exigence comporte « compare » ou « any », pas les deux.")
      }
      for way in document.list(any, key: "any") {
        guard let inner = self.mapping(way, of: "any", known: Self.comparisonKeys + ["least"]) else {
          continue
        }
        if let read = readWay(inner, at: way) { ways.append(read) }
      }
    } else if let read = readWay(mapping, at: node) {
      ways = [read]
    }
    var passes = true
    if let unknown = document.text(mapping["unknown"], key: "unknown") {
      passes = unknown == "passes"
      if !["passes", "fails"].contains(unknown) {
        document.note(
          mapping["unknown"],
          en: "“unknown” should be “passes” or “fails”: whether a pair passes where it cannot be told.",
          fr:
            "« unknown » devrait être « passes » ou « fails » : ce qui arrive à un jumelage quand on ne peut pas savoir."
        )
      }
    }
    guard !ways.isEmpty else { return nil }
    return PolicyRequirement(
      ways: ways, passesIfUnknown: passes, isMetWhereUnknown: mapping["unknown"] != nil && passes,
      title: document.bilingual(mapping["title"], key: "title"))
  }

  private mutating func readWay(_ mapping: Node.Mapping, at node: Node) -> PolicyRequirement.Way? {
    let least = document.number(mapping["least"], key: "least", in: 1...100) ?? 1
    return readComparison(mapping, at: node).map { PolicyRequirement.Way(comparison: $0, least: least) }
  }

  private mutating func readCriterion(_ node: Node) -> PolicyCriterion? {
    guard
      let mapping = mapping(
        node, of: "criteria", known: Self.comparisonKeys + ["weight", "unknown", "title"])
    else { return nil }
    if mapping["weight"] == nil {
      document.note(
        node, en: "a criterion needs a weight, such as “weight: 20”.",
        fr: "un critère doit avoir un poids, par exemple « weight: 20 ».")
    }
    let weight = document.number(mapping["weight"], key: "weight", in: 0...1_000) ?? 0
    let unknown = document.number(mapping["unknown"], key: "unknown", in: 0...100) ?? 50
    let title = document.bilingual(mapping["title"], key: "title")
    return readComparison(mapping, at: node).map {
      PolicyCriterion(comparison: $0, weight: weight, ifUnknown: unknown, title: title)
    }
  }

  private mutating func readComparison(_ mapping: Node.Mapping, at node: Node) -> PolicyComparison? {
    guard let compared = mapping["compare"] else {
      document.note(
        node, en: "say what to compare, such as “compare: occupation”.",
        fr: "dites ce qu’il faut comparer, par exemple « compare: occupation ».")
      return nil
    }
    guard let newcomerField = readFieldName(compared, key: "compare") else { return nil }
    let professionalField =
      mapping["with"] == nil ? newcomerField : readFieldName(mapping["with"], key: "with")
    guard let professionalField, let way = readWayOfComparing(mapping, at: node) else { return nil }
    let comparison = PolicyComparison(
      newcomerField: newcomerField, professionalField: professionalField, way: way,
      condition: readCondition(mapping["if"]))
    if !fits(comparison) {
      let name = mapping["by"]?.string ?? ""
      document.note(
        mapping["by"],
        en:
          "“\(compared.string ?? "")” cannot be compared by “\(name)”. Job titles go by “near”; numbers and scales by “ahead”; all else by “same”, “different” or “shared”.",
        fr:
          "« \(compared.string ?? "") » ne se compare pas par « \(name) ». Les titres d’emploi se comparent par « near » ; les nombres et les échelles par « ahead » ; le reste par « same », « different » ou « shared »."
      )
      return nil
    }
    return comparison
  }

  private mutating func readFieldName(_ node: Node?, key: String) -> ComparedField? {
    guard let name = document.text(node, key: key) else { return nil }
    if let index = fields.firstIndex(where: { $0.name == name }) { return .own(index) }
    if let known = ComparedField.named.first(where: { $0.name == name }) { return known.field }
    let names = ComparedField.named.map(\.name) + fields.map(\.name)
    let hint = nearest(to: name, among: names)
    document.note(
      node,
      en:
        "“\(name)” is not a field. \(hint.map { "Did you mean “\($0)”?" } ?? "Known are: \(names.joined(separator: ", ")); others are declared under “fields”.")",
      fr:
        "« \(name) » n’est pas un champ. \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "On connaît : \(names.joined(separator: ", ")) ; les autres se déclarent sous « fields ».")"
    )
    return nil
  }

  private mutating func readWayOfComparing(_ mapping: Node.Mapping, at node: Node) -> PolicyComparison.Way? {
    guard let by = mapping["by"] else {
      document.note(
        node, en: "say how to compare, such as “by: same”.",
        fr: "dites comment comparer, par exemple « by: same ».")
      return nil
    }
    let known = ["near", "same", "different", "shared", "ahead"]
    let name = document.text(by, key: "by") ?? ""
    if name != "ahead" {
      for key in ["from", "to", "fade"] where mapping[key] != nil {
        document.note(
          mapping[key], en: "“\(key)” belongs to “by: ahead” only.",
          fr: "« \(key) » n’a de sens qu’avec « by: ahead ».")
      }
    }
    switch name {
    case "near": return .near
    case "same": return .same
    case "different": return .different
    case "shared": return .shared
    case "ahead":
      let from = document.number(mapping["from"], key: "from", in: -100...100) ?? 0
      let to = document.number(mapping["to"], key: "to", in: -100...100) ?? 100
      if from > to {
        document.note(mapping["from"], en: "“from” is above “to”.", fr: "« from » dépasse « to ».")
      }
      return .ahead(
        from: from, to: max(from, to), fade: document.number(mapping["fade"], key: "fade", in: 0...100) ?? 0)
    default:
      let hint = nearest(to: name, among: known)
      document.note(
        by,
        en:
          "“\(name)” is no way to compare. \(hint.map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", ")).")",
        fr:
          "« \(name) » n’est pas une façon de comparer. \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "On connaît : \(known.joined(separator: ", ")).")"
      )
      return nil
    }
  }

  private mutating func readCondition(_ node: Node?) -> PolicyComparison.Condition? {
    guard let node else { return nil }
    guard let mapping = node.mapping, mapping.count == 1,
      let (key, value) = mapping.first.map({ ($0.key, $0.value) }), let text = value.scalar?.string
    else {
      document.note(
        node, en: "“if” should name one field of the newcomer and its value: { wants_same_city: yes }.",
        fr: "« if » devrait nommer un champ du nouvel arrivant et sa valeur : { même_ville: oui }.")
      return nil
    }
    guard let field = readFieldName(key, key: "if") else { return nil }
    if [.occupation, .years, .benchmark].contains(field) {
      document.note(
        key, en: "a condition can be put on a list of values or on a field of yours, not on this one.",
        fr: "une condition porte sur une liste de valeurs ou sur un de vos champs, pas sur celui-ci.")
    }
    checkValue(text, of: field, at: value)
    return PolicyComparison.Condition(field: field, value: text)
  }

  /// A value that nobody can have would make the comparison count for nobody, and it would go unnoticed.
  private mutating func checkValue(_ value: String, of field: ComparedField, at node: Node) {
    var known: [String] = []
    if let vocabulary = field.vocabulary {
      guard vocabulary.meaning(of: value) == nil else { return }
      known = vocabulary.terms.map(\.label.en)
    } else if case .own(let index) = field, !fields[index].scale.isEmpty {
      guard !fields[index].scale.contains(where: { folded($0) == folded(value) }) else { return }
      known = fields[index].scale
    } else {
      return
    }
    let hint = nearest(to: value, among: known)
    document.note(
      node,
      en:
        "“\(value)” is no value that this field can have. \(hint.map { "Did you mean “\($0)”?" } ?? "It can be: \(known.prefix(12).joined(separator: ", ")).")",
      fr:
        "« \(value) » n’est pas une valeur possible de ce champ. \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Il peut valoir : \(known.prefix(12).joined(separator: ", ")).")"
    )
  }

  private func fits(_ comparison: PolicyComparison) -> Bool {
    let sides = [comparison.newcomerField, comparison.professionalField]
    switch comparison.way {
    case .near: return sides.allSatisfy { $0 == .occupation }
    case .ahead:
      return sides.allSatisfy { field in
        switch field {
        case .years, .benchmark, .education, .licence: true
        case .own(let index): !fields[index].scale.isEmpty
        default: false
        }
      }
    case .same, .different, .shared:
      return !sides.contains { $0 == .occupation || $0 == .years || $0 == .benchmark }
    }
  }

  // MARK: Pairs

  private mutating func readPairs(_ node: Node?, key: String) -> [NamedPair] {
    document.list(node, key: key).compactMap { entry in
      let names = entry.sequence?.compactMap { $0.scalar?.string } ?? []
      guard names.count == 2, entry.sequence?.count == 2 else {
        document.note(
          entry, en: "“\(key)” holds pairs, a newcomer and a professional: [N0012, P0034].",
          fr: "« \(key) » contient des paires, un nouvel arrivant et un professionnel : [N0012, P0034].")
        return nil
      }
      return NamedPair(newcomer: names[0], professional: names[1], line: entry.mark?.line ?? 1)
    }
  }

  private mutating func mapping(_ node: Node, of key: String, known: [String]) -> Node.Mapping? {
    guard let mapping = node.mapping else {
      document.note(
        node, en: "each entry of “\(key)” should hold keys and values.",
        fr: "chaque élément de « \(key) » devrait contenir des clés et des valeurs.")
      return nil
    }
    document.checkKeys(of: mapping, known: known)
    return mapping
  }
}
