import Basics
import People
import Tables

extension RoundPolicy {
  /// Whether the lists hold what the policy compares.
  ///
  /// A requirement that cannot be told of anybody, because a list lacks the column, is refused: nobody would notice that it
  /// no longer holds. So is a field of the policy's own that a list lacks. Any other field of intake that a list lacks
  /// counts as not stated, and that is told.
  package func check(against newcomers: IntakeList, _ professionals: IntakeList) throws(Refusal)
    -> [Bilingual]
  {
    for list in [newcomers, professionals] {
      for field in fieldsCompared(in: list.side) { try refuseMissingOwn(field, in: list) }
    }
    for requirement in requirements where !requirement.isMetWhereUnknown {
      let lacking = requirement.ways.map { lack(of: $0.comparison, newcomers, professionals) }
      if let (list, field) = lacking.first ?? nil, lacking.allSatisfy({ $0 != nil }) {
        throw cannotBeTold(field, in: list)
      }
    }
    return [newcomers, professionals].flatMap(notices)
  }

  /// The fields that the policy asks one side about, each once.
  private func fieldsCompared(in side: Side) -> [ComparedField] {
    var fields: [ComparedField] = []
    for comparison in requirements.flatMap({ $0.ways.map(\.comparison) }) + criteria.map(\.comparison) {
      let asked =
        side == .newcomers
        ? [comparison.newcomerField, comparison.condition?.field].compactMap { $0 }
        : [comparison.professionalField]
      for field in asked where !fields.contains(field) { fields.append(field) }
    }
    return fields
  }

  private func lack(of comparison: PolicyComparison, _ newcomers: IntakeList, _ professionals: IntakeList)
    -> (IntakeList, ComparedField)?
  {
    if isMissing(comparison.newcomerField, in: newcomers) { return (newcomers, comparison.newcomerField) }
    if isMissing(comparison.professionalField, in: professionals) {
      return (professionals, comparison.professionalField)
    }
    return nil
  }

  private func isMissing(_ field: ComparedField, in list: IntakeList) -> Bool {
    if case .own(let index) = field { return list.columns.column(of: .own(index)) == nil }
    return !field.intakeFields.contains { list.columns.has($0) }
  }

  private func cannotBeTold(_ field: ComparedField, in list: IntakeList) -> Refusal {
    let (file, title) = (list.origin.file, field.title(in: self))
    let name = field.intakeFields.first?.rawValue ?? ""
    let unused = list.columns.columns.filter { $0.meaning == .unused && !$0.heading.isEmpty }.map(\.heading)
    let candidate = unused.first ?? "Heading"
    let others = Bilingual(
      en: unused.isEmpty ? "" : " Its columns that are not used: \(unused.joined(separator: ", ")).",
      fr: unused.isEmpty ? "" : " Ses colonnes non utilisées : \(unused.joined(separator: ", ")).")
    return Refusal(
      .content,
      en:
        "The policy requires something of the \(title.en), and \(file) has no column for it. Say which column it is, such as --map \"\(candidate)=\(name)\", or take a policy that does not require it.\(others.en)",
      fr:
        "La politique exige quelque chose de ce champ : \(title.fr), et \(file) n’a pas de colonne correspondante. Indiquez laquelle, par exemple --map \"\(candidate)=\(name)\", ou prenez une politique qui ne l’exige pas.\(others.fr)"
    )
  }

  private func refuseMissingOwn(_ field: ComparedField, in list: IntakeList) throws(Refusal) {
    guard case .own(let index) = field, isMissing(field, in: list) else { return }
    let (file, name) = (list.origin.file, fields[index].name)
    throw Refusal(
      .content,
      en:
        "The policy compares “\(name)”, and no column of \(file) is headed so. Say which one it is: --map \"Heading=\(name)\".",
      fr:
        "La politique compare « \(name) », et aucune colonne de \(file) ne porte cet en-tête. Indiquez laquelle : --map \"En-tête=\(name)\"."
    )
  }

  private func notices(on list: IntakeList) -> [Bilingual] {
    let fields = fieldsCompared(in: list.side)
    let missing = fields.filter { isMissing($0, in: list) }.map { $0.title(in: self) }
    let (file, en, fr) = (list.origin.file, missing.map(\.en), missing.map(\.fr))
    let lacking =
      missing.isEmpty
      ? []
      : [
        Bilingual(
          en:
            "\(file) has no column for: \(en.joined(separator: ", ")); what the policy compares there counts as not stated",
          fr:
            "\(file) n’a pas de colonne pour : \(fr.joined(separator: ", ")) ; ce que la politique y compare est tenu pour non précisé"
        )
      ]
    let strange = fields.compactMap { field -> Bilingual? in
      if case .own(let index) = field { outsideScale(index, in: list) } else { nil }
    }
    return lacking + strange
  }

  /// Values of a scaled field that are not on its scale.
  private func outsideScale(_ index: Int, in list: IntakeList) -> Bilingual? {
    let scale = Set(fields[index].scale.map(folded))
    guard !scale.isEmpty else { return nil }
    let strange = Set(
      list.profiles.map { $0.own[index] }.filter { !$0.isEmpty && !scale.contains(folded($0)) }
    ).sorted()
    guard !strange.isEmpty else { return nil }
    let shown = strange.prefix(3)
    return Bilingual(
      en:
        "\(list.origin.file): \(strange.count == 1 ? "one value" : "\(strange.count) values") of “\(fields[index].name)” not on its scale, counted as not stated (\(shown.map { "“\($0)”" }.joined(separator: ", ")))",
      fr:
        "\(list.origin.file) : \(strange.count < 2 ? "une valeur" : "\(strange.count) valeurs") de « \(fields[index].name) » hors échelle, tenues pour non précisées (\(shown.map { "« \($0) »" }.joined(separator: ", ")))"
    )
  }
}
