import Basics
import Occupations

/// What `allies occupation` says of a group of the classification.
struct OccupationTalk {
  let language: Language
  /// How many near occupations to show.
  let near: Int
  /// Where licensing is shown.
  let provinces: [Regulation.Province]
  /// What publishers say of which are related.
  let relatedness: Relatedness
  private let classification = Classification.noc2021

  init(language: Language, near: Int, provinces: [Regulation.Province], relatedness: Relatedness) {
    self.language = language
    self.near = near
    self.provinces = provinces
    self.relatedness = relatedness
  }

  func show(_ group: Classification.Group) {
    show(group, after: nil)
  }

  /// - Parameter former: the group of an earlier edition that was asked for, which need not be named again.
  private func show(_ group: Classification.Group, after former: FormerClassification.Unit?) {
    Terminal.say("\(group.code)  \(group.title[language])")
    if let unit = UnitCode(group.code) {
      show(unit, after: former)
    } else {
      showWithin(group)
    }
  }

  /// A unit group of an earlier edition: what it was, then what it became.
  ///
  /// - Parameter group: the group of 2021 that has the same digits, if there is one.
  func show(_ former: FormerClassification.Unit, or group: Classification.Group?) {
    say(
      en: "\(former.code)  \(former.english) (NOC 2016 and 2011)",
      fr: "\(former.code)  \(former.french) (CNP 2016 et 2011)")
    if former.successors.count == 1, let only = former.successors.first,
      let now = classification.group(only.unit.description)
    {
      say(en: "Since NOC 2021 it is:", fr: "Depuis la CNP 2021, c’est :")
      Terminal.say("")
      show(now, after: former)
    } else {
      say(
        en: "NOC 2021 divided it: which one it is depends on what the person does.",
        fr: "La CNP 2021 l’a divisée : laquelle c’est dépend de ce que fait la personne.")
      for successor in former.successors {
        guard let now = classification.group(successor.unit.description) else { continue }
        let mark = successor.isConfirmed ? "" : unconfirmed[language]
        Terminal.say("  \(now.code)  \(now.title[language])\(mark)")
      }
    }
    guard let group else { return }
    Terminal.say("")
    say(
      en: "In NOC 2021 the digits \(group.code) are another group, “\(group.english)”. If that is meant:",
      fr:
        "Dans la CNP 2021, les chiffres \(group.code) sont un autre groupe, « \(group.french) ». Si c’est lui :"
    )
    Terminal.say("  allies occupation \"\(group.code) (2021)\"")
  }

  private var unconfirmed: Bilingual {
    Bilingual(en: " (not confirmed: check)", fr: " (non confirmé : à vérifier)")
  }

  private func showWithin(_ group: Classification.Group) {
    Terminal.say(level(group.level)[language])
    for within in classification.groups
    where within.level == group.level + 1 && within.code.hasPrefix(group.code) {
      Terminal.say("  \(within.code)  \(within.title[language])")
    }
  }

  private func level(_ level: Int) -> Bilingual {
    switch level {
    case 1:
      Bilingual(en: "A broad category; its major groups:", fr: "Une grande catégorie ; ses grands groupes :")
    case 2:
      Bilingual(
        en: "A major group; its sub-major groups:", fr: "Un grand groupe ; ses sous-grands groupes :")
    case 3:
      Bilingual(
        en: "A sub-major group; its minor groups:",
        fr: "Un sous-grand groupe ; ses groupes intermédiaires :")
    default:
      Bilingual(
        en: "A minor group; its unit groups:", fr: "Un groupe intermédiaire ; ses groupes de base :")
    }
  }

  private func show(_ unit: UnitCode, after asked: FormerClassification.Unit?) {
    say(en: "TEER \(unit.teer): \(training(unit).en)", fr: "FÉER \(unit.teer) : \(training(unit).fr)")
    let former = FormerClassification.noc2016.predecessors(of: unit).filter { $0 != asked }
    if !former.isEmpty {
      let parts = former.map { former in
        let isConfirmed = former.successors.contains { $0.unit == unit && $0.isConfirmed }
        return Bilingual(
          en: "\(former.code) \(former.english)" + (isConfirmed ? "" : unconfirmed.en),
          fr: "\(former.code) \(former.french)" + (isConfirmed ? "" : unconfirmed.fr))
      }
      say(
        en: "Before NOC 2021\(asked == nil ? "" : " also"): " + parts.map(\.en).joined(separator: "; "),
        fr: "Avant la CNP 2021\(asked == nil ? "" : ", aussi") : " + parts.map(\.fr).joined(separator: " ; "))
    }
    Terminal.say("")
    say(en: "Within", fr: "Fait partie de")
    // Two levels have one title where a group was not divided; one line is enough.
    var last: String?
    for group in classification.lineage(of: unit).dropFirst() where group.english != last {
      Terminal.say("  \(group.code)  \(group.title[language])")
      last = group.english
    }
    showNear(unit)
    LicensingTalk(unit: unit, language: language, provinces: provinces).show()
  }

  /// What the work usually asks for, as the classification describes its TEER.
  private func training(_ unit: UnitCode) -> Bilingual {
    switch unit.teer {
    case 0: Bilingual(en: "management", fr: "gestion")
    case 1: Bilingual(en: "usually a university degree", fr: "habituellement un diplôme universitaire")
    case 2:
      Bilingual(
        en: "usually two or three years of college, or an apprenticeship of two to five years",
        fr: "habituellement deux ou trois ans d’études collégiales, ou un apprentissage de deux à cinq ans")
    case 3:
      Bilingual(
        en: "usually less than two years of college or apprenticeship, or months of training on the job",
        fr:
          "habituellement moins de deux ans d’études collégiales ou d’apprentissage, ou des mois de formation en emploi"
      )
    case 4:
      Bilingual(
        en: "usually secondary school, or weeks of training on the job",
        fr: "habituellement des études secondaires, ou des semaines de formation en emploi")
    default:
      Bilingual(
        en: "usually a short demonstration, no formal training",
        fr: "habituellement une courte démonstration, sans formation particulière")
    }
  }

  private func showNear(_ unit: UnitCode) {
    let near = OccupationDistance.nearest(to: unit, knowing: relatedness, atMost: near)
    guard !near.isEmpty else { return }
    Terminal.say("")
    say(en: "Near occupations, the nearest first", fr: "Professions proches, la plus proche d’abord")
    for (other, distance) in near {
      guard let group = classification.group(other.description) else { continue }
      let why = reason(distance.reason, of: other, for: unit)[language]
      Terminal.say("  \(group.code)  \(group.title[language]) (\(why))")
    }
  }

  /// - Parameter other: the near occupation, which may ask for more or less training than the one asked for.
  private func reason(_ reason: OccupationDistance.Reason, of other: UnitCode, for unit: UnitCode)
    -> Bilingual
  {
    switch reason {
    case .sameUnit: Bilingual(en: "the same", fr: "la même")
    case .minorGroup: Bilingual(en: "same minor group", fr: "même groupe intermédiaire")
    case .field(_, 0):
      Bilingual(en: "same field, same level of training", fr: "même domaine, même niveau de formation")
    case .field where unit.teer == 0 || other.teer == 0, .relatedWork where unit.teer == 0 || other.teer == 0:
      unit.teer == 0
        ? Bilingual(
          en: "same field, its work rather than its management",
          fr: "même domaine, le métier plutôt que la gestion")
        : Bilingual(en: "same field, its management", fr: "même domaine, sa gestion")
    case .field(_, let steps):
      Bilingual(
        en: "same field, \(apart(steps, other, unit).en)", fr: "même domaine, \(apart(steps, other, unit).fr)"
      )
    case .relatedWork(_, 0):
      Bilingual(en: "related work, same level of training", fr: "travail apparenté, même niveau de formation")
    case .relatedWork(_, let steps):
      Bilingual(
        en: "related work, \(apart(steps, other, unit).en)",
        fr: "travail apparenté, \(apart(steps, other, unit).fr)")
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

  /// How much more or less training the other asks for.
  private func apart(_ steps: Int, _ other: UnitCode, _ unit: UnitCode) -> Bilingual {
    let isLess = other.teer > unit.teer
    return Bilingual(
      en: "\(steps) \(steps == 1 ? "level" : "levels") \(isLess ? "less" : "more") training",
      fr: "\(steps) \(steps == 1 ? "niveau" : "niveaux") de formation de \(isLess ? "moins" : "plus")")
  }

  private func say(en: String, fr: String) { Terminal.say(Bilingual(en: en, fr: fr)[language]) }
}
