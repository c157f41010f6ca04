import Basics
import Matching
import People
import Reference
import Site

/// How it was decided: what must hold, what counts, what comes first, and what every number on the page means.
extension RoundPage {
  var method: HTML {
    section(.method, whoDecides + requirements + criteria + order + rules + definitions)
  }

  private var whoDecides: HTML {
    paragraph(
      say(
        en: "Allies proposes and a person decides: nobody is introduced until a coordinator says yes.",
        fr: "Allies propose, une personne décide : personne n’est présenté sans l’accord de la coordination.")
    )
      + paragraph(
        say(
          en: "The score uses the criteria below and nothing else. No gender, age, origin, religion or other "
            + "trait of a person counts unless it is named there.",
          fr: "Le pointage repose sur les critères ci-dessous et sur rien d’autre. Ni le genre, ni l’âge, ni "
            + "l’origine, ni la religion, ni aucune autre caractéristique n’y compte, à moins d’y être nommée."
        ))
  }

  // MARK: The policy

  private var requirements: HTML {
    let title = say(en: "What must hold for a pair", fr: "Ce que tout jumelage exige")
    guard !round.policy.requirements.isEmpty else {
      let none = say(
        en: "Nothing: anybody may meet anybody.", fr: "Rien : tout le monde peut rencontrer tout le monde.")
      return "<h3>\(title)</h3>\n<p>\(none)</p>\n"
    }
    return "<h3>\(title)</h3>\n<ul>\n\(round.policy.requirements.indices, requirement)</ul>\n"
  }

  private func requirement(_ index: Int) -> HTML {
    let unknown =
      round.policy.requirements[index].passesIfUnknown
      ? say(en: "Holds if the lists do not say.", fr: "Réputé rempli si les listes n’en disent rien.")
      : say(en: "Fails if the lists do not say.", fr: "Non rempli si les listes n’en disent rien.")
    return "<li>\(sentence(round.policy.sentence(ofRequirement: index))) <small>\(unknown)</small></li>\n"
  }

  private var criteria: HTML {
    let unknown = say(en: "If not stated", fr: "Si non précisé")
    return """
      <table class="criteria">
      <caption>\(say(en: "What makes a pair better", fr: "Ce qui rend un jumelage meilleur"))</caption>
      <thead><tr><th scope="col">\(say(en: "Criterion", fr: "Critère"))</th>\
      <th scope="col" class="number">\(say(en: "Weight", fr: "Poids"))</th>\
      <th scope="col" class="number">\(unknown)</th></tr></thead>
      <tbody>
      \(round.policy.criteria.indices, criterion)</tbody>
      </table>

      """
  }

  private func criterion(_ index: Int) -> HTML {
    let criterion = round.policy.criteria[index]
    let all = round.policy.criteria.reduce(0) { $0 + $1.weight }
    let weight = say(
      en: "\(voice.number(criterion.weight)) of \(voice.number(all))",
      fr: "\(voice.number(criterion.weight)) sur \(voice.number(all))")
    return """
      <tr><th scope="row">\(capitalized(say(round.policy.title(ofCriterion: index)))) \
      <small>\(say(round.policy.sentence(ofCriterion: index)))</small></th>\
      <td class="number">\(weight)</td>\
      <td class="number">\(voice.percent(criterion.ifUnknown, of: 100))</td></tr>

      """
  }

  private var order: HTML {
    let title = say(en: "What comes first", fr: "Ce qui passe d’abord")
    return "<h3>\(title)</h3>\n<ol>\(round.policy.order, { "<li>\(sentence(Self.aim($0)))</li>\n" })</ol>\n"
  }

  private var rules: HTML {
    let title = say(
      en: "Places, ties and decisions made beforehand", fr: "Places, égalités et décisions préalables")
    let rules = [capacityRule, tieRule, beforehandRule] + titleRules
    return "<h3>\(title)</h3>\n<ul>\(rules, { "<li>\($0)</li>\n" })</ul>\n"
  }

  private var capacityRule: String {
    let unstated = voice.number(round.policy.unstatedCapacity)
    let rule = Bilingual(
      en: "A professional has as many places as the list says, and \(unstated) where it does not say",
      fr:
        "Chaque professionnel dispose des places que la liste indique, et de \(unstated) si elle n’en dit rien"
    )
    guard let most = round.policy.mostCapacity else { return sentence(rule) }
    return say(
      en: "\(rule.en); never more than \(voice.number(most)).",
      fr: "\(rule.fr) ; jamais plus de \(voice.number(most)).")
  }

  /// What job titles were understood with, and what its publishers ask to be said.
  private var titleRules: [String] {
    let reader = round.people.reader
    let by = say(
      en: "Job titles are understood by \(reader.words.en).",
      fr: "Les titres d’emploi sont compris par \(reader.words.fr).")
    return [by] + (round.index?.publishers ?? []).filter { $0 != .own }.map { say($0.attribution) }
  }

  private var tieRule: String {
    say(
      en: "Among equally good answers the number \(round.policy.seed) (the seed) chooses: "
        + "the same lists give the same pairs.",
      fr: "Entre réponses de même valeur, le nombre \(round.policy.seed) (la graine) tranche : "
        + "les mêmes listes donnent les mêmes jumelages.")
  }

  private var beforehandRule: String {
    let locks = voice.count(
      round.policy.locks.count, en: ("pair", "pairs"), fr: ("jumelage", "jumelages"))
    let exclusions = voice.count(
      round.policy.exclusions.count, en: ("pair", "pairs"), fr: ("jumelage", "jumelages"))
    return say(
      en: "The policy fixes \(locks) and excludes \(exclusions); exclusions in the lists come on top.",
      fr: "La politique fixe \(locks) et en exclut \(voice.number(round.policy.exclusions.count)) ; "
        + "les exclusions inscrites dans les listes s’y ajoutent.")
  }

  // MARK: Numbers

  private var definitions: HTML {
    let title = say(en: "What the numbers mean", fr: "Ce que disent les nombres")
    let asOf = say(en: "All of them as of \(date).", fr: "Tous au \(date).")
    return """
      <h3>\(title)</h3>
      <p>\(asOf)</p>
      <dl class="definitions">
      \(Self.terms, { "<div><dt>\(say($0.term))</dt><dd>\(say($0.meaning))</dd></div>\n" })</dl>

      """
  }

  private static let terms: [(term: Bilingual, meaning: Bilingual)] = [
    (
      Bilingual(en: "Newcomers, professionals", fr: "Nouveaux arrivants, professionnels"),
      Bilingual(
        en: "The people of each list whose rows could be read. Rows refused are counted apart.",
        fr: "Les personnes dont la ligne a pu être lue. Les lignes refusées sont comptées à part.")
    ),
    (
      Bilingual(en: "Days waiting", fr: "Jours d’attente"),
      Bilingual(
        en: "Whole days from registration to the date of this page. Who has no such date comes last.",
        fr: "Jours entiers de l’inscription à la date de cette page. Sans date, on vient en dernier.")
    ),
    (
      Bilingual(en: "Score", fr: "Pointage"),
      Bilingual(
        en: "What holds for the pair of all that the policy weighs, out of 100, rounded down. "
          + "It compares pairs under one policy; it does not foretell success.",
        fr: "Ce que le jumelage réunit de tout ce que la politique pondère, sur 100, arrondi vers le bas. "
          + "Il compare des jumelages selon une même politique ; il ne prédit pas leur réussite.")
    ),
    (
      Bilingual(en: "Average score", fr: "Pointage moyen"),
      Bilingual(
        en: "The sum of the scores of all pairs, divided by the number of pairs.",
        fr: "La somme des pointages de tous les jumelages, divisée par leur nombre.")
    ),
    (
      Bilingual(en: "Places", fr: "Places"),
      Bilingual(
        en: "How many people a professional can meet in this round, by the list and the policy.",
        fr: "Le nombre de personnes qu’un professionnel peut rencontrer, selon la liste et la politique.")
    ),
    (
      Bilingual(en: "Runner-up", fr: "Deuxième choix"),
      Bilingual(
        en: "The other professional with the highest score for this newcomer, place left or not. "
          + "A higher score than the pair’s own means that the place serves the whole round better elsewhere.",
        fr: "L’autre professionnel au pointage le plus élevé pour cette personne, avec ou sans place. "
          + "S’il dépasse celui du jumelage, c’est que la place sert mieux l’ensemble ailleurs.")
    ),
  ]
}
