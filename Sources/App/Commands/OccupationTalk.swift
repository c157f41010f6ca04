import Basics
import Occupations

/// What `allies occupation` says of a unit group.
struct OccupationTalk {
  let unit: UnitCode
  let language: Language
  /// What publishers say of which are related.
  let relatedness: Relatedness
  private let classification = Classification.noc2021

  func show(near count: Int, provinces: [Regulation.Province]) {
    say(en: "TEER \(unit.teer)", fr: "FÉER \(unit.teer)")
    for group in classification.lineage(of: unit).dropFirst() {
      Terminal.say("  \(group.code)  \(group.title[language])")
    }
    showNear(count)
    showLicensing(in: provinces)
  }

  private func showNear(_ count: Int) {
    let near = OccupationDistance.nearest(to: unit, knowing: relatedness, atMost: count)
    guard !near.isEmpty else { return }
    Terminal.say("")
    say(en: "Near occupations", fr: "Professions proches")
    for (other, distance) in near {
      guard let group = classification.group(other.description) else { continue }
      Terminal.say("  \(group.code)  \(group.title[language]) (\(reason(distance.reason)[language]))")
    }
  }

  private func reason(_ reason: OccupationDistance.Reason) -> Bilingual {
    switch reason {
    case .sameUnit: Bilingual(en: "the same", fr: "la même")
    case .minorGroup: Bilingual(en: "same minor group", fr: "même groupe intermédiaire")
    case .field(_, 0):
      Bilingual(en: "same field, same level of training", fr: "même domaine, même niveau de formation")
    case .field(_, 1):
      Bilingual(
        en: "same field, one level of training apart", fr: "même domaine, à un niveau de formation d’écart")
    case .field(_, let steps):
      Bilingual(
        en: "same field, \(steps) levels of training apart",
        fr: "même domaine, à \(steps) niveaux de formation d’écart")
    case .subMajorGroup: Bilingual(en: "same sub-major group", fr: "même sous-grand groupe")
    case .majorGroup: Bilingual(en: "same major group", fr: "même grand groupe")
    case .broadCategory: Bilingual(en: "same broad category", fr: "même grande catégorie")
    case .related(_, true):
      Bilingual(
        en: "related work, like skills, by O*NET",
        fr: "travail apparenté, compétences semblables, selon O*NET")
    case .related(_, false): Bilingual(en: "related work, by O*NET", fr: "travail apparenté, selon O*NET")
    case .skills: Bilingual(en: "like skills, by O*NET", fr: "compétences semblables, selon O*NET")
    case .unrelated: Bilingual(en: "unrelated", fr: "sans lien")
    }
  }

  private func showLicensing(in provinces: [Regulation.Province]) {
    Terminal.say("")
    let professions = Regulation.carried.professions(of: unit)
    guard !professions.isEmpty else {
      say(
        en: "Licensing: nothing is known here. Check with the regulator of the province.",
        fr:
          "Permis d’exercice : rien n’est connu ici. Vérifiez auprès de l’organisme de réglementation de la province."
      )
      return
    }
    for profession in professions {
      say(
        en: "Licensing: \(profession.english) – \(basis(profession.basis).en) (as of \(Regulation.asOf))",
        fr:
          "Permis d’exercice : \(profession.french) – \(basis(profession.basis).fr) (en date de \(Regulation.asOf))"
      )
      for province in provinces {
        Terminal.say("  \(province.rawValue)  \(status(profession.status(in: province))[language])")
      }
      let steps = profession.stages.map { stage($0)[language] }.joined(separator: " → ")
      say(en: "  The usual way: \(steps)", fr: "  Le parcours habituel : \(steps)")
    }
  }

  private func basis(_ basis: Regulation.Basis) -> Bilingual {
    switch basis {
    case .licence: Bilingual(en: "the work needs a licence", fr: "l’exercice demande un permis")
    case .title: Bilingual(en: "the title is protected", fr: "le titre est réservé")
    case .compulsoryTrade: Bilingual(en: "a compulsory trade", fr: "un métier à qualification obligatoire")
    case .certificate: Bilingual(en: "a certificate is asked for", fr: "un certificat est demandé")
    }
  }

  private func status(_ status: Regulation.Status) -> Bilingual {
    switch status {
    case .required(let body):
      Bilingual(en: "required: \(body.name), \(body.page)", fr: "obligatoire : \(body.name), \(body.page)")
    case .notCompulsory(let body?):
      Bilingual(
        en: "not compulsory when looked up; check with \(body.name), \(body.page)",
        fr: "non obligatoire lors de la consultation ; vérifiez auprès de : \(body.name), \(body.page)")
    case .notCompulsory(nil):
      Bilingual(
        en: "not compulsory when looked up; check with the government of the territory",
        fr: "non obligatoire lors de la consultation ; vérifiez auprès du gouvernement du territoire")
    case .unknown:
      Bilingual(en: "check with the regulator", fr: "vérifiez auprès de l’organisme de réglementation")
    }
  }

  private func stage(_ stage: LicensingStage) -> Bilingual {
    switch stage {
    case .assessment: Bilingual(en: "assessment of credentials", fr: "évaluation des titres")
    case .languageProof: Bilingual(en: "proof of language", fr: "preuve de compétence linguistique")
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
