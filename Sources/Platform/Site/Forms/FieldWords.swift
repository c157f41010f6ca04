import Basics

/// What forms say of an answer, where a question does not say it better itself.
enum FieldWords {
  static func missing(_ face: FieldFace) -> Bilingual {
    if let words = face.missing { return words }
    return switch face.control {
    case .line, .text, .document: Bilingual(en: "Fill this in", fr: "Répondez à cette question")
    case .choice: Bilingual(en: "Choose one answer", fr: "Choisissez une réponse")
    case .choices: Bilingual(en: "Choose at least one answer", fr: "Choisissez au moins une réponse")
    case .tick: Bilingual(en: "Tick this to go on", fr: "Cochez cette case pour continuer")
    case .file: Bilingual(en: "Choose a file", fr: "Choisissez un fichier")
    }
  }

  static let unknownChoice = Bilingual(
    en: "Choose among the answers given here", fr: "Choisissez parmi les réponses proposées")

  static func tooLarge(_ file: PostedFile, limit: Int) -> Bilingual {
    .inBoth { voice in
      let (limit, size) = (voice.size(bytes: limit), voice.size(bytes: file.bytes.count))
      return voice(
        en: "Choose a file of at most \(limit); this one has \(size)",
        fr: "Choisissez un fichier d’au plus \(limit) ; celui-ci en fait \(size)")
    }
  }

  static let optional = Bilingual(en: "optional", fr: "facultatif")
  static let chooseOne = Bilingual(en: "Choose…", fr: "Choisir…")
  static let keep = Bilingual(en: "Save and finish later", fr: "Enregistrer et finir plus tard")

  static func summary(_ count: Int, _ voice: Voice) -> String {
    let answers = voice.count(count, en: ("answer", "answers"), fr: ("réponse", "réponses"))
    return voice(
      en: "Nothing was sent yet: \(answers) to correct",
      fr: "Rien n’est encore envoyé : \(answers) à corriger")
  }
}
