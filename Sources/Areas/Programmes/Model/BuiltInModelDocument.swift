import Basics
import Site
import Tables

extension ProgrammeModel {
  /// The models that come with the product, as the documents they are.
  package static let builtIn: [(name: String, yaml: String)] = [
    ("connector", Assets.connectorModel),
    ("mentoring", Assets.mentoringModel),
    ("group-mentoring", Assets.groupMentoringModel),
    ("speed-mentoring", Assets.speedMentoringModel),
    ("board-matching", Assets.boardMatchingModel),
  ]

  /// The same, read. A test holds them to being readable; one that were not is left out.
  package static let builtInModels: [ProgrammeModel] = builtIn.compactMap {
    try? ProgrammeModel(yaml: $0.yaml, file: $0.name)
  }

  package static func builtIn(named name: String) -> ProgrammeModel? {
    builtInModels.first { $0.name == name }
  }

  /// The document of a model: a built-in one by its name, or a file.
  package static func document(named name: String) throws(Refusal) -> (file: String, yaml: String) {
    if let known = builtIn.first(where: { $0.name == name }) { return (known.name, known.yaml) }
    let looksLikeFile = name.contains("/") || name.contains(".")
    do {
      return (fileName(name), String(decoding: try fileBytes(name, atMost: 1 << 20), as: UTF8.self))
    } catch {
      guard !looksLikeFile, error.kind == .missing else { throw error }
      let names = builtIn.map(\.name)
      let hint = nearest(to: name, among: names)
      throw Refusal(
        .missing,
        en:
          "There is no programme model “\(name)”. \(hint.map { "Did you mean “\($0)”? " } ?? "")Built in are \(names.joined(separator: ", ")); any other is given as a file.",
        fr:
          "Il n’y a pas de modèle de programme « \(name) ». \(hint.map { "Vouliez-vous dire « \($0) » ? " } ?? "")Les modèles intégrés sont \(names.joined(separator: ", ")) ; tout autre se donne sous forme de fichier."
      )
    }
  }

  /// A built-in model by its name, or one from a file.
  package static func named(_ name: String) throws(Refusal) -> ProgrammeModel {
    let (file, yaml) = try document(named: name)
    return try ProgrammeModel(yaml: yaml, file: file)
  }
}
