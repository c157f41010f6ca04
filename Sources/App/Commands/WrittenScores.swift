import Basics
import Occupations

/// Four scores as people write them: "7.5/7/6.5/6", "7,5 7 6,5 6", "7.5, 7, 6.5, 6", "L7.5 R7 W6.5 S6", "CO 523 CE 524 EE 14 EO 13".
struct WrittenScores {
  private let written: String

  init(_ text: String) { written = text }

  /// Letters before a score, by the skill they stand for, in English and in French.
  private static let marks: [String: LanguageTest.Skill] = [
    "l": .listening, "listening": .listening, "co": .listening, "ecoute": .listening,
    "r": .reading, "reading": .reading, "ce": .reading, "lecture": .reading,
    "w": .writing, "writing": .writing, "ee": .writing, "ecriture": .writing, "redaction": .writing,
    "s": .speaking, "speaking": .speaking, "eo": .speaking, "parler": .speaking, "oral": .speaking,
  ]

  /// By skill, each checked against what the test gives.
  func scores(of test: LanguageTest) throws -> [LanguageTest.Skill: Double] {
    var scores: [LanguageTest.Skill: Double] = [:]
    var mark: LanguageTest.Skill?
    var plain: [Double] = []
    for piece in pieces {
      if let score = Double(piece) ?? (test.givesM && folded(piece) == "m" ? 0 : nil) {
        if let skill = mark {
          guard scores[skill] == nil else { throw twice(skill) }
          scores[skill] = score
          mark = nil
        } else {
          plain.append(score)
        }
      } else if let skill = Self.marks[folded(piece)], mark == nil {
        mark = skill
      } else {
        throw noScore(piece)
      }
    }
    let skills = LanguageTest.Skill.allCases
    if scores.isEmpty, plain.count == skills.count {
      scores = Dictionary(uniqueKeysWithValues: zip(skills, plain))
    } else if !plain.isEmpty || mark != nil || scores.isEmpty {
      throw wrongCount(plain.count + scores.count)
    }
    for skill in skills {
      if let score = scores[skill], !test.canGive(score, in: skill) { throw cannotGive(score, skill, test) }
    }
    return scores
  }

  /// Numbers with a point, and runs of letters. A comma is a decimal comma where something else divides the scores.
  private var pieces: [String] {
    let isDivided = written.contains { "/;|".contains($0) || $0.isWhitespace }
    let commas = written.count { $0 == "," }
    // "7.5, 7, 6.5, 6": the commas divide, since each is followed by a space, or there are points.
    let divide = commas > 0 && (!isDivided || written.contains(".") || written.contains(", "))
    var pieces: [String] = []
    var run = ""
    var isNumber = false
    func end() {
      if !run.isEmpty { pieces.append(run) }
      run = ""
    }
    for letter in written {
      let belongsToNumber =
        letter.isASCII && letter.isNumber || letter == "." || letter == "," && !divide || letter == "-"
      if belongsToNumber {
        if !isNumber { end() }
        isNumber = true
        run.append(letter == "," ? "." : letter)
      } else if letter.isLetter {
        if isNumber { end() }
        isNumber = false
        run.append(letter)
      } else if letter.isWhitespace || "/;|,:=".contains(letter) {
        end()
      } else {
        // Anything else stays and is told of: "6½".
        run.append(letter)
      }
    }
    end()
    return pieces
  }

  private func noScore(_ piece: String) -> Refusal {
    Refusal(
      .request, en: "“\(piece)” is no score. Write four, such as 7.5/7/6.5/6, or L7.5 R7 W6.5 S6.",
      fr:
        "« \(piece) » n’est pas une note. Écrivez-en quatre, comme 7,5/7/6,5/6, ou CO7,5 CE7 EE6,5 EO6.")
  }

  private func wrongCount(_ count: Int) -> Refusal {
    Refusal(
      .request,
      en:
        "Four scores are needed, in the order of the report: listening, reading, writing, speaking. There \(count == 1 ? "is 1" : "are \(count)"). For some of them only, write the letters: L7.5 R7.",
      fr:
        "Il faut quatre notes, dans l’ordre du relevé : compréhension de l’oral, compréhension de l’écrit, expression écrite, expression orale. Il y en a \(count). Pour quelques-unes seulement, écrivez les lettres : CO7,5 CE7."
    )
  }

  private func twice(_ skill: LanguageTest.Skill) -> Refusal {
    let name = skill.name
    return Refusal(
      .request, en: "There are two scores for \(name.en). Write one for each skill.",
      fr: "Il y a deux notes pour : \(name.fr). Écrivez-en une par compétence.")
  }

  private func cannotGive(_ score: Double, _ skill: LanguageTest.Skill, _ test: LanguageTest) -> Refusal {
    let highest = ScoreText(test.highestScore(of: skill))
    let step = ScoreText(test.step(of: skill))
    let given = ScoreText(score)
    return Refusal(
      .request,
      en:
        "\(test.name) gives no \(given.en) in \(skill.name.en): its scores go from 0 to \(highest.en), in steps of \(step.en).",
      fr:
        "\(test.name) ne donne pas \(given.fr) en \(skill.name.fr) : ses notes vont de 0 à \(highest.fr), par pas de \(step.fr)."
    )
  }
}

/// A score, without a nought behind the point where it says nothing.
struct ScoreText {
  let en: String
  var fr: String { String(en.map { $0 == "." ? "," : $0 }) }

  init(_ score: Double) {
    let text = String(score)
    en = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  subscript(_ language: Language) -> String { language == .french ? fr : en }
}

extension LanguageTest {
  /// CELPIP writes M for the least it can measure, below level 3.
  fileprivate var givesM: Bool { name.hasPrefix("CELPIP") }
}

extension LanguageTest.Skill {
  var name: Bilingual {
    switch self {
    case .listening: Bilingual(en: "listening", fr: "compréhension de l’oral")
    case .reading: Bilingual(en: "reading", fr: "compréhension de l’écrit")
    case .writing: Bilingual(en: "writing", fr: "expression écrite")
    case .speaking: Bilingual(en: "speaking", fr: "expression orale")
    }
  }
}
