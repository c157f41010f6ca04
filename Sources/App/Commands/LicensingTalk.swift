import Basics
import Occupations

/// What `allies occupation` says of licences.
struct LicensingTalk {
  let unit: UnitCode
  let language: Language
  let provinces: [Regulation.Province]

  func show() {
    let professions = Regulation.carried.professions(of: unit)
    Terminal.say("")
    guard !professions.isEmpty else {
      say(
        en: "Licensing: nothing is known here. Check with the regulator of the province.",
        fr:
          "Permis d’exercice : rien n’est connu ici. Vérifiez auprès de l’organisme de réglementation de la province."
      )
      return
    }
    for (place, profession) in professions.enumerated() {
      if place > 0 { Terminal.say("") }
      show(profession)
    }
  }

  private func show(_ profession: Regulation.Profession) {
    let basis = basis(profession.basis)
    say(
      en: "Licensing of \(profession.english.startingSmall): \(basis.en)",
      fr: "Permis d’exercice, \(profession.french.startingSmall) : \(basis.fr)")
    let known = provinces.map { standingAndBody(of: profession, in: $0).0 }
    for standing in Set(known).sorted() {
      let bodies = bodies(of: profession, if: standing)
      Terminal.say("  \(heading(standing)[language])")
      for (provinces, body) in bodies {
        Terminal.say("    \(provinces.map(\.rawValue).joined(separator: " "))  \(name(body))")
      }
    }
    let steps = profession.stages.map { stage($0)[language] }.joined(separator: " → ")
    say(
      en: "  The usual steps; bodies differ: \(steps)",
      fr: "  Les étapes habituelles, selon l’organisme : \(steps)")
  }

  /// What is known of a province, and how.
  private struct Standing: Hashable, Comparable {
    /// In the order they are shown.
    enum Kind: Int { case required, requiredAsFarAsKnown, notCompulsory, unknown }

    let kind: Kind
    let source: Regulation.Source

    /// The pages of the bodies come before lists, and lists with a date before those without.
    private var rank: (Int, Int, String) {
      switch source {
      case .lookedUp(let month): (kind.rawValue, 0, month)
      case .list(let date?): (kind.rawValue, 1, date)
      case .list(nil): (kind.rawValue, 2, "")
      case .none: (kind.rawValue, 3, "")
      }
    }

    static func < (a: Standing, b: Standing) -> Bool { a.rank < b.rank }
  }

  private func heading(_ standing: Standing) -> Bilingual {
    let known = source(standing.source)
    return switch standing.kind {
    case .required: Bilingual(en: "Required (\(known.en)):", fr: "Obligatoire (\(known.fr)) :")
    case .requiredAsFarAsKnown:
      Bilingual(
        en: "Required as far as is known, not looked up; check with:",
        fr: "Obligatoire à notre connaissance, non consulté ; vérifiez auprès de :")
    case .notCompulsory:
      Bilingual(
        en: "Not compulsory (\(known.en)); rules change, so check with:",
        fr: "Non obligatoire (\(known.fr)) ; les règles changent, vérifiez auprès de :")
    case .unknown:
      Bilingual(en: "Not known here; check with:", fr: "Inconnu ici ; vérifiez auprès de :")
    }
  }

  private func source(_ source: Regulation.Source) -> Bilingual {
    switch source {
    case .lookedUp(let month): Bilingual(en: "looked up \(month)", fr: "consulté en \(month)")
    case .list(let date?): Bilingual(en: "from a list of \(date)", fr: "d’après une liste de \(date)")
    case .list(nil): Bilingual(en: "from an undated list", fr: "d’après une liste sans date")
    case .none: Bilingual(en: "not looked up", fr: "non consulté")
    }
  }

  /// Whom to ask where, provinces with the same body on one line.
  private func bodies(of profession: Regulation.Profession, if standing: Standing)
    -> [(provinces: [Regulation.Province], body: Regulation.Regulator?)]
  {
    var found: [(provinces: [Regulation.Province], body: Regulation.Regulator?)] = []
    for province in provinces {
      let (own, body) = standingAndBody(of: profession, in: province)
      guard own == standing else { continue }
      if let place = found.firstIndex(where: { $0.body == body }) {
        found[place].provinces.append(province)
      } else {
        found.append(([province], body))
      }
    }
    return found
  }

  private func standingAndBody(of profession: Regulation.Profession, in province: Regulation.Province)
    -> (Standing, Regulation.Regulator?)
  {
    let source = profession.source(in: province)
    return switch profession.status(in: province) {
    case .required(let body):
      (Standing(kind: source == .none ? .requiredAsFarAsKnown : .required, source: source), body)
    case .notCompulsory(let body): (Standing(kind: .notCompulsory, source: source), body)
    case .unknown(let body): (Standing(kind: .unknown, source: source), body)
    }
  }

  private func name(_ body: Regulation.Regulator?) -> String {
    guard let body else {
      return Bilingual(
        en: "the regulator or the government", fr: "l’organisme de réglementation ou le gouvernement")[
          language]
    }
    return body.name + (body.page.map { ", \($0)" } ?? "")
  }

  private func basis(_ basis: Regulation.Basis) -> Bilingual {
    switch basis {
    case .licence: Bilingual(en: "the work needs a licence", fr: "l’exercice demande un permis")
    case .title:
      Bilingual(
        en: "the title is protected, some of the work is open",
        fr: "le titre est réservé, une part du travail est libre")
    case .compulsoryTrade:
      Bilingual(
        en: "a certificate of qualification, or an apprenticeship",
        fr: "un certificat de qualification, ou un apprentissage")
    case .certificate:
      Bilingual(en: "employers ask for a certificate", fr: "les employeurs demandent un certificat")
    case .permit:
      Bilingual(
        en: "a permit that a course and an examination give",
        fr: "un permis que donnent un cours et un examen")
    }
  }

  private func stage(_ stage: LicensingStage) -> Bilingual {
    switch stage {
    case .assessment: Bilingual(en: "assessment of credentials", fr: "évaluation des titres")
    case .languageProof: Bilingual(en: "proof of language", fr: "preuve de compétence linguistique")
    case .course: Bilingual(en: "course", fr: "cours")
    case .bridging:
      Bilingual(en: "bridging courses where something is missing", fr: "formation d’appoint au besoin")
    case .tradeHours: Bilingual(en: "hours of work in the trade", fr: "heures de travail dans le métier")
    case .examination: Bilingual(en: "examination", fr: "examen")
    case .supervisedPractice: Bilingual(en: "supervised practice", fr: "exercice supervisé")
    case .registration: Bilingual(en: "registration", fr: "inscription")
    }
  }

  private func say(en: String, fr: String) { Terminal.say(Bilingual(en: en, fr: fr)[language]) }
}

extension String {
  /// With a small first letter, to stand within a sentence.
  fileprivate var startingSmall: String { prefix(1).lowercased() + dropFirst() }
}
