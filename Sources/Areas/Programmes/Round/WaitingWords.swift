import Basics
import Matching
import People

extension Round {
  /// Why a newcomer meets nobody this time.
  package func why(_ reason: WaitingNewcomer.Reason) -> Bilingual { policy.why(reason) }

  /// What would help them.
  package func help(_ waiting: WaitingNewcomer) -> Bilingual {
    let occupation = newcomers[waiting.newcomer].occupation
    let recruit =
      occupation.isEmpty
      ? Bilingual(en: "find one more professional", fr: "trouver un professionnel de plus")
      : Bilingual(
        en: "find a professional: \(occupation)", fr: "trouver une personne de la profession : \(occupation)"
      )
    switch waiting.reason {
    case .requirement(let index, _):
      if policy.requirements[index].isOccupationOnly { return recruit }
      let title = policy.title(ofRequirement: index)
      return Bilingual(
        en: "\(recruit.en), or relax the requirement “\(title.en)”",
        fr: "\(recruit.fr), ou assouplir l’exigence « \(title.fr) »")
    case .placesTaken:
      return Bilingual(
        en: "\(recruit.en), or ask one who would do for another place",
        fr: "\(recruit.fr), ou demander une place de plus à une personne qui convient")
    case .notWorthwhile:
      return Bilingual(
        en: "add coverage to “first” in the policy",
        fr: "ajouter « coverage » sous « first » dans la politique")
    default: return recruit
    }
  }

  /// Why a professional meets nobody this time.
  package func why(_ reason: FreeProfessional.Reason) -> Bilingual {
    switch reason {
    case .noCapacity: Bilingual(en: "takes nobody at present", fr: "n’accueille personne en ce moment")
    case .nobodyFits:
      Bilingual(
        en: "no newcomer meets the requirements with this professional",
        fr: "aucun nouvel arrivant ne remplit les exigences avec cette personne")
    case .othersChosen(let n):
      n == 1
        ? Bilingual(
          en: "one newcomer would do, and meets somebody else",
          fr: "un nouvel arrivant conviendrait, et rencontre quelqu’un d’autre")
        : Bilingual(
          en: "\(n) newcomers would do, and are better served otherwise",
          fr: "\(n) nouveaux arrivants conviendraient, et sont mieux servis autrement")
    }
  }
}

extension RoundPolicy {
  /// Why a newcomer meets nobody.
  func why(_ reason: Round.WaitingNewcomer.Reason) -> Bilingual {
    switch reason {
    case .placesTaken(let n):
      n == 1
        ? Bilingual(
          en: "one professional would do, but has no place left",
          fr: "un professionnel conviendrait, mais n’a plus de place")
        : Bilingual(
          en: "\(n) professionals would do, but none has a place left",
          fr: "\(n) professionnels conviendraient, mais aucun n’a plus de place")
    case .requirement(let index, let n):
      requirements[index].isOccupationOnly
        ? Bilingual(
          en:
            "no professional in this occupation or a near one would do; \(n) in \(n == 1 ? "another occupation" : "other occupations") would",
          fr:
            "personne de cette profession ou d’une profession proche ne convient ; \(n) \(n < 2 ? "personne d’une autre profession conviendrait" : "personnes d’autres professions conviendraient")"
        )
        : Bilingual(
          en:
            "\(n == 1 ? "one professional" : "\(n) professionals") would do, but for one requirement: \(title(ofRequirement: index).en)",
          fr:
            "\(n < 2 ? "une personne conviendrait" : "\(n) personnes conviendraient"), à une exigence près : \(title(ofRequirement: index).fr)"
        )
    case .severalRequirements:
      Bilingual(
        en: "no professional who could be asked comes close: each fails on two requirements or more",
        fr:
          "aucun professionnel à qui s’adresser ne s’en approche : chacun échoue sur au moins deux exigences")
    case .excluded:
      Bilingual(
        en: "those who might do are excluded by name",
        fr: "les personnes qui pourraient convenir sont exclues nommément")
    case .noPlaces:
      Bilingual(
        en: "no professional has a place at present", fr: "aucun professionnel n’a de place en ce moment")
    case .notWorthwhile:
      Bilingual(
        en: "the policy does not ask for coverage, and no pair would add to what it asks for",
        fr: "la politique ne vise pas la couverture, et aucun jumelage n’ajouterait à ce qu’elle vise")
    }
  }
}
