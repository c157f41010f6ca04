import Basics
import Site
import Tables

extension RoundPolicy {
  /// The policies that come with the product, as the documents they are.
  package static let builtIn: [(name: String, yaml: String)] = [
    ("connector", Assets.connectorPolicy),
    ("mentoring", Assets.mentoringPolicy),
  ]

  /// The document of a policy: a built-in one by its name, or a file.
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
          "There is no policy “\(name)”. \(hint.map { "Did you mean “\($0)”? " } ?? "")Built in are \(names.joined(separator: " and ")); any other is given as a file.",
        fr:
          "Il n’y a pas de politique « \(name) ». \(hint.map { "Vouliez-vous dire « \($0) » ? " } ?? "")Les politiques intégrées sont \(names.joined(separator: " et ")) ; toute autre se donne sous forme de fichier."
      )
    }
  }

  /// A built-in policy by its name, or one from a file.
  package static func named(_ name: String) throws(Refusal) -> RoundPolicy {
    let (file, yaml) = try document(named: name)
    return try RoundPolicy(yaml: yaml, file: file)
  }
}
