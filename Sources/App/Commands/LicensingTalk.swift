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
    for standing in Standing.allCases {
      let bodies = bodies(of: profession, if: standing)
      guard !bodies.isEmpty else { continue }
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

  /// What is known of a province, most certain first.
  private enum Standing: CaseIterable {
    case required, requiredAsFarAsKnown, notCompulsory, unknown
  }

  private func heading(_ standing: Standing) -> Bilingual {
    let month = Regulation.asOf
    return switch standing {
    case .required:
      Bilingual(en: "Required (looked up \(month)):", fr: "Obligatoire (consulté en \(month)) :")
    case .requiredAsFarAsKnown:
      Bilingual(
        en: "Required as far as is known, not looked up; check with:",
        fr: "Obligatoire à notre connaissance, non consulté ; vérifiez auprès de :")
    case .notCompulsory:
      Bilingual(
        en: "Not compulsory when looked up (\(month)); rules change, so check with:",
        fr: "Non obligatoire lors de la consultation (\(month)) ; les règles changent, vérifiez auprès de :")
    case .unknown: Bilingual(en: "Not known here; check with:", fr: "Inconnu ici ; vérifiez auprès de :")
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
    switch profession.status(in: province) {
    case .required(let body): (profession.isConfirmed(in: province) ? .required : .requiredAsFarAsKnown, body)
    case .notCompulsory(let body): (.notCompulsory, body)
    case .unknown(let body): (.unknown, body)
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
