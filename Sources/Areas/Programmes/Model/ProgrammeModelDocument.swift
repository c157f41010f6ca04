import Basics
import Documents
import People
import Yams

extension ProgrammeModel {
  /// Reads a model from YAML. Whatever is wrong with it is told at once, line by line.
  package init(yaml: String, file: String) throws(Refusal) {
    guard yaml.utf8.count <= Self.mostBytes else {
      throw Refusal(
        .request,
        en:
          "\(file) has \(yaml.utf8.count) bytes, and a model has at most \(Self.mostBytes). Shorten its texts, or say less in its comments.",
        fr:
          "\(file) compte \(yaml.utf8.count) octets, et un modèle en compte au plus \(Self.mostBytes). Raccourcissez ses textes ou ses commentaires."
      )
    }
    var reader = ModelReader(YAMLDocument(file: file))
    let model = reader.read(try YAMLDocument.model(of: yaml, file: file))
    if let refusal = reader.document.refusal { throw refusal }
    // What is missing has been told by now; without it there is no model.
    guard let model else {
      throw Refusal(.request, en: "\(file) cannot be read.", fr: "\(file) ne peut pas être lu.")
    }
    self = model
  }

  /// What is wrong with a document, in the order of the lines; empty for one that can be used.
  static func problems(in yaml: String) -> [YAMLDocument.Problem] {
    // No YAML at all, or too much of it: one sentence, without a line of its own.
    let mapping: Node.Mapping
    do {
      mapping = try YAMLDocument.model(of: yaml, file: "")
    } catch {
      return [YAMLDocument.Problem(line: 1, sentence: error.sentence)]
    }
    var reader = ModelReader(YAMLDocument(file: ""))
    _ = reader.read(mapping)
    return reader.document.problems.sorted { $0.line < $1.line }
  }

  /// What a form can send in one field.
  package static let mostBytes = 100_000
}

/// Reads a model; its parts are read in files of their own.
struct ModelReader {
  var document: YAMLDocument
  /// Where each event is made, once the stages are read.
  var events: Set<ModelEvent> = []
  /// Messages by their names, with who named them: a clock, a survey.
  var namedMessages: [(name: String, node: Node)] = []

  init(_ document: YAMLDocument) {
    self.document = document
  }

  static let keys = [
    "model", "version", "title", "summary", "places", "roles", "meeting", "stages", "clocks", "obligations",
    "matching", "agreement", "messages", "surveys", "outcomes", "funders",
  ]

  mutating func read(_ mapping: Node.Mapping) -> ProgrammeModel? {
    document.checkKeys(of: mapping, known: Self.keys)
    require(["model", "version", "title", "summary", "roles", "meeting", "stages", "matching"], in: mapping)
    let name = name(mapping["model"], key: "model")
    let version = document.number(mapping["version"], key: "version", in: 1...100_000)
    let title = document.bothLanguages(mapping["title"], key: "title", most: 80)
    let summary = document.bothLanguages(mapping["summary"], key: "summary", most: 1_000)
    let places = list(mapping["places"], key: "places", most: 40).compactMap {
      document.text($0, key: "places")
    }
    let stages = readStages(mapping["stages"])
    let clocks = readClocks(mapping["clocks"])
    let obligations = readObligations(mapping["obligations"])
    let roles = readRoles(mapping["roles"])
    let meeting = readMeeting(mapping["meeting"])
    let agreement = readAgreement(mapping["agreement"])
    let surveys = readSurveys(mapping["surveys"])
    let messages = readMessages(mapping["messages"])
    let outcomes = readOutcomes(mapping["outcomes"], surveys: surveys)
    let funders = readFunders(mapping["funders"])
    let matching = readMatching(
      mapping["matching"], name: name ?? "", title: title ?? Bilingual(same: name ?? ""))
    guard let name, let version, let title, let summary, let roles, let meeting, let matching,
      let agreement, let outcomes
    else { return nil }
    return ProgrammeModel(
      name: name, version: version, title: title, summary: summary, places: places,
      newcomers: roles.newcomers, professionals: roles.professionals, meeting: meeting, stages: stages,
      clocks: clocks, obligations: obligations, matching: matching, agreement: agreement.value,
      messages: messages, surveys: surveys, outcomes: outcomes, funders: funders)
  }

  private mutating func readMatching(_ node: Node?, name: String, title: Bilingual) -> RoundPolicy? {
    guard let node, let mapping = self.mapping(node, of: "matching") else { return nil }
    var reader = PolicyReader(document)
    let policy = reader.read(mapping, in: (name, title))
    document = reader.document
    return policy
  }

  private mutating func readFunders(_ node: Node?) -> [ModelFunder] {
    var names: Set<String> = []
    return list(node, key: "funders", most: 20).compactMap { entry in
      guard let mapping = mapping(entry, of: "funders", known: ["name", "title", "counts"]) else {
        return nil
      }
      require(["name", "title", "counts"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "funders", among: &names)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 120)
      let counts = document.bothLanguages(mapping["counts"], key: "counts", most: 600)
      guard let name, let title, let counts else { return nil }
      return ModelFunder(name: name, title: title, counts: counts)
    }
  }

  // MARK: What all parts need

  mutating func require(_ keys: [String], in mapping: Node.Mapping, at node: Node? = nil) {
    for key in keys where mapping[key] == nil {
      document.note(
        node ?? mapping.first?.key, en: "“\(key)” is missing here.", fr: "« \(key) » manque ici.")
    }
  }

  mutating func mapping(_ node: Node, of key: String, known: [String]? = nil) -> Node.Mapping? {
    guard let mapping = node.mapping else {
      document.note(
        node, en: "“\(key)” should hold keys and values, one a line.",
        fr: "« \(key) » devrait contenir des clés et des valeurs, une par ligne.")
      return nil
    }
    if let known { document.checkKeys(of: mapping, known: known) }
    return mapping
  }

  mutating func list(_ node: Node?, key: String, most: Int) -> [Node] {
    let entries = document.list(node, key: key)
    if entries.count > most {
      document.note(
        node, en: "“\(key)” has \(entries.count) entries, and may have \(most).",
        fr: "« \(key) » compte \(entries.count) éléments ; il peut en compter \(most).")
    }
    return Array(entries.prefix(most))
  }

  /// What something is called in the document: a word that needs no translation and never changes.
  mutating func name(_ node: Node?, key: String) -> String? {
    guard let node else { return nil }
    guard let text = node.scalar?.string, (1...40).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    else {
      document.note(
        node,
        en: "“\(key)” needs a name of small letters, digits and hyphens, such as first-meeting.",
        fr:
          "« \(key) » : il faut un nom en minuscules sans accents, chiffres et traits d’union, par exemple first-meeting."
      )
      return nil
    }
    return text
  }

  mutating func newName(_ node: Node?, key: String, among names: inout Set<String>) -> String? {
    guard let name = name(node, key: key) else { return nil }
    guard names.insert(name).inserted else {
      document.note(
        node, en: "“\(name)” stands twice under “\(key)”. Choose another name for one of them.",
        fr: "« \(name) » figure deux fois sous « \(key) ». Choisissez un autre nom pour l’un des deux.")
      return nil
    }
    return name
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, key: String, as type: Choice.Type = Choice.self
  ) -> Choice? {
    guard let text = document.text(node, key: key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    unknownWord(node, text, key: key, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, key: String, as type: Choice.Type = Choice.self
  ) -> [Choice] {
    guard let node else { return [] }
    if node.scalar != nil { return choice(node, key: key, as: type).map { [$0] } ?? [] }
    return list(node, key: key, most: 10).compactMap { choice($0, key: key, as: type) }
  }

  mutating func unknownWord(_ node: Node?, _ word: String, key: String, among known: [String]) {
    let hint = nearest(to: word, among: known)
    document.note(
      node,
      en:
        "“\(word)” is not known under “\(key)”. \(hint.map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", ")).")",
      fr:
        "« \(word) » n’est pas connu sous « \(key) ». \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "On connaît : \(known.joined(separator: ", ")).")"
    )
  }

  mutating func span(_ node: Node?, key: String, without unit: ModelSpan.Unit? = nil) -> ModelSpan? {
    guard let text = document.text(node, key: key) else { return nil }
    if let span = ModelSpan(written: text), span.unit != unit { return span }
    document.note(
      node,
      en:
        "“\(key)” should be a time such as “14 days”\(unit == .workingDays ? "" : ", “3 working days”") or “6 months”.",
      fr:
        "« \(key) » devrait être une durée comme « 14 days » (jours)\(unit == .workingDays ? "" : ", « 3 working days » (jours ouvrables)") ou « 6 months » (mois)."
    )
    return nil
  }

  /// `[18, 24]`, or one number for both.
  mutating func range(_ node: Node?, key: String, in bounds: ClosedRange<Int>) -> ModelMeeting.Span? {
    guard let node else { return nil }
    if node.scalar != nil {
      return document.number(node, key: key, in: bounds).map { ModelMeeting.Span($0, $0) }
    }
    let parts = node.sequence.map { Array($0) } ?? []
    let numbers = parts.compactMap { $0.scalar.flatMap { Int($0.string) } }
    guard numbers.count == 2, parts.count == 2, let least = numbers.first, let most = numbers.last,
      least <= most,
      bounds.contains(least), bounds.contains(most)
    else {
      document.note(
        node,
        en:
          "“\(key)” should be a number, or a least and a most such as [18, 24], from \(bounds.lowerBound) to \(bounds.upperBound).",
        fr:
          "« \(key) » devrait être un nombre, ou un minimum et un maximum comme [18, 24], de \(bounds.lowerBound) à \(bounds.upperBound)."
      )
      return nil
    }
    return ModelMeeting.Span(least, most)
  }
}
