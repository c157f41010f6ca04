import Basics
import Site

extension HappeningKind {
  package static let correctionAsked = HappeningKind(
    "correction-asked", en: "Asked for a correction", fr: "Correction demandée")
  package static let correctionDecided = HappeningKind(
    "correction-decided", en: "Correction answered", fr: "Réponse à une demande de correction")
}

/// Asking for a correction, and answering.
enum CorrectionForm {
  static let words = Field.longText(
    "words",
    Bilingual(
      en: "What is wrong, and what should stand there?",
      fr: "Qu’est-ce qui est faux, et que faudrait-il écrire ?"),
    limit: 2_000, rows: 5
  ).hint(
    Bilingual(
      en: "For example: my family name is Belaïd, with two dots on the i.",
      fr: "Par exemple : mon nom de famille est Belaïd, avec un tréma."))

  static let request = Form("people/correction", words) { $0 }

  struct Answer: Sendable {
    let decision: Correction.Decision
    let reason: String?
  }

  static let decision = Field<Correction.Decision>.choice(
    "decision", Bilingual(en: "What did you do?", fr: "Qu’avez-vous fait ?"),
    [
      (.made, Bilingual(en: "Corrected the record", fr: "Le dossier est corrigé")),
      (.refused, Bilingual(en: "Left it as it is", fr: "Le dossier reste tel quel")),
    ])

  static let told = Field.longText(
    "reason", Bilingual(en: "What are they told?", fr: "Que dites-vous à la personne ?"), limit: 1_000,
    rows: 3
  ).optional

  static let answer = Form("people/correction-answer", decision, told) {
    (decision, reason) throws(FormMessages) in
    if decision == .refused, reason == nil {
      throw FormMessages(
        told, en: "Say why it stays as it is", fr: "Dites pourquoi le dossier reste tel quel")
    }
    return Answer(decision: decision, reason: reason)
  }
}

extension Correction {
  var badge: Badge {
    switch decision {
    case .made: Badge(Bilingual(en: "Corrected", fr: "Corrigé"), .good, icon: .check)
    case .refused: Badge(Bilingual(en: "Left as it is", fr: "Laissé tel quel"), .quiet, icon: .note)
    case nil: Badge(Bilingual(en: "Not answered yet", fr: "Sans réponse pour l’instant"), .warm, icon: .clock)
    }
  }
}
