import Basics
import Documents
import Yams

/// The two kinds of documents that programmes are made of, and what is said to whoever gave something else.
extension YAMLDocument {
  static func policy(of text: String, file: String) throws(Refusal) -> Node.Mapping {
    try mapping(
      of: text, file: file,
      ifNone: Refusal(
        .request,
        en:
          "\(file) holds no policy. Begin with a line such as “policy: mentoring”; `allies policy show mentoring` prints a whole one.",
        fr:
          "\(file) ne contient pas de politique. Commencez par une ligne comme « policy: mentoring » ; `allies policy show mentoring` en affiche une complète."
      ))
  }

  static func model(of text: String, file: String) throws(Refusal) -> Node.Mapping {
    try mapping(
      of: text, file: file,
      ifNone: Refusal(
        .request,
        en:
          "\(file) holds no programme model. Begin with a line such as “model: mentoring”; `allies programme show mentoring` prints a whole one.",
        fr:
          "\(file) ne contient pas de modèle de programme. Commencez par une ligne comme « model: mentoring » ; `allies programme show mentoring` en affiche un complet."
      ))
  }
}
