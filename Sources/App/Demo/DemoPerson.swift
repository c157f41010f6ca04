import Basics
import People

/// Somebody of the demonstration network, drawn by chance or one of the cast: who they are, and what their record says of them.
struct DemoPerson: Sendable {
  let id: ID<Person>
  let side: Side
  let given: String
  let family: String
  let email: String
  let language: Language
  let added: Moment
  let trade: DemoTrade
  let occupation: String
  /// What else is known, as it was written.
  let answers: [(field: ProfileField, text: String)]

  init(
    id: ID<Person>, side: Side, given: String, family: String, email: String? = nil, language: Language,
    added: Moment, trade: DemoTrade, occupation: String, answers: [(field: ProfileField, text: String)]
  ) {
    self.id = id
    self.side = side
    self.given = given
    self.family = family
    self.email =
      email
      ?? folded(given).filter(\.isLetter) + "." + folded(family).filter(\.isLetter)
      + "\(id.rawValue & 0xFFF)@example.org"
    self.language = language
    self.added = added
    self.trade = trade
    self.occupation = occupation
    self.answers = answers
  }

  /// The same under a name and an occupation of the cast.
  func called(_ given: String, _ family: String, _ occupation: String) -> DemoPerson {
    let trade = DemoTrade.all.first { $0.titles.contains { $0.en == occupation } } ?? trade
    return DemoPerson(
      id: id, side: side, given: given, family: family, language: language, added: added, trade: trade,
      occupation: occupation, answers: answers)
  }

  /// The same person, taken up once more by another agency that did not know.
  func again(_ id: ID<Person>, at moment: Moment) -> DemoPerson {
    DemoPerson(
      id: id, side: side, given: given, family: family, email: email, language: language, added: moment,
      trade: trade, occupation: occupation, answers: answers)
  }
}

extension DemoPerson {
  /// A newcomer who was taken up at some moment.
  init(newcomerIn city: DemoCity, added: Moment, _ numbers: inout DemoNumbers) {
    let mixes = numbers.isSo(of: 40)
    let origins = DemoNames.newcomers.filter { city.inFrench < 50 || $0.isFrancophone || mixes }
    let origin = numbers.one(of: origins, or: DemoNames.newcomers[0])
    let language: Language =
      origin.isFrancophone && city.inFrench >= 30 || numbers.isSo(of: city.inFrench) ? .french : .english
    let trade = DemoTrade.drawn(by: &numbers)
    let day = LocalDate(of: added)
    var answers: [(ProfileField, String)] = [
      (.years, "\(numbers.number(in: 3...18))"), (.education, trade.education[language]),
      (.languages, Self.languages(origin, language)),
      (language == .french ? .french : .english, Self.level(&numbers)),
      (.arrived, day.adding(days: -numbers.number(in: 40...900)).description), (.registered, day.description),
      (.mode, numbers.one(of: [Wish.either, Wish.inPerson, Wish.online], or: Wish.either)[language]),
      (.availability, numbers.one(of: Wish.times, or: Wish.evenings)[language]),
      (.goals, Self.goals(trade, language, 2, &numbers)),
    ]
    if trade.isLicensed { answers.append((.licence, numbers.one(of: Wish.steps, or: Wish.begun)[language])) }
    if numbers.isSo(of: 25) { answers.append((.targetEmployers, DemoEmployer.name(in: city, &numbers))) }
    // Somebody always has something that nobody asked yet.
    if numbers.isSo(of: 20) { answers.remove(at: numbers.number(in: 0...answers.count - 1)) }
    self.init(
      id: numbers.identifier(at: added), side: .newcomers, given: numbers.word(of: origin.given),
      family: numbers.word(of: origin.family), language: language, added: added, trade: trade,
      occupation: numbers.one(of: trade.titles, or: trade.established)[language], answers: answers)
  }

  /// A professional who offered time at some moment.
  init(professionalIn city: DemoCity, added: Moment, _ numbers: inout DemoNumbers) {
    let isFrench = numbers.isSo(of: city.inFrench)
    // Many who help today came as newcomers themselves.
    let pool = numbers.isSo(of: 30) ? DemoNames.newcomers : DemoNames.professionals
    let origin = numbers.one(
      of: pool.filter { $0.isFrancophone == isFrench }, or: DemoNames.professionals[isFrench ? 1 : 0])
    let language: Language = isFrench ? .french : .english
    let trade = DemoTrade.drawn(by: &numbers)
    var answers: [(ProfileField, String)] = [
      (.years, "\(numbers.number(in: 5...30))"), (.employer, DemoEmployer.name(in: city, &numbers)),
      (.languages, Self.languages(origin, language)),
      (.mode, numbers.one(of: [Wish.either, Wish.inPerson, Wish.online], or: Wish.either)[language]),
      (.availability, numbers.one(of: Wish.times, or: Wish.evenings)[language]),
      (.goals, Self.goals(trade, language, 3, &numbers)),
      (.capacity, "\(numbers.one(of: [1, 1, 1, 2, 2, 3], or: 1))"), (.hours, "\(numbers.number(in: 2...6))"),
    ]
    if trade.isLicensed { answers.append((.licence, Wish.licensed[language])) }
    self.init(
      id: numbers.identifier(at: added), side: .professionals, given: numbers.word(of: origin.given),
      family: numbers.word(of: origin.family), language: language, added: added, trade: trade,
      occupation: trade.established[language], answers: answers)
  }

  private static func languages(_ origin: DemoNames, _ language: Language) -> String {
    let own = language == .french ? "French" : "English"
    return origin.languages.contains(own) ? origin.languages : origin.languages + ", " + own
  }

  private static func level(_ numbers: inout DemoNumbers) -> String {
    let level = numbers.number(in: 5...10)
    return "\(level)/\(level)/\(min(12, level + 1))/\(max(4, level - 1))"
  }

  private static func goals(
    _ trade: DemoTrade, _ language: Language, _ count: Int, _ numbers: inout DemoNumbers
  ) -> String {
    let all = trade.isLicensed ? Wish.goals + [Wish.licence] : Wish.goals
    return numbers.some(count, of: all.map { $0[language] }).joined(separator: ", ")
  }

  /// What people wish for and offer, in the words of the lists that councils keep.
  private enum Wish {
    static let either = Bilingual(en: "either", fr: "les deux")
    static let inPerson = Bilingual(en: "in person", fr: "en personne")
    static let online = Bilingual(en: "online", fr: "en ligne")
    static let evenings = Bilingual(en: "weekday evenings", fr: "soirs en semaine")
    static let times = [
      evenings, Bilingual(en: "lunch hour", fr: "heure du midi"),
      Bilingual(en: "weekends", fr: "fin de semaine"),
      Bilingual(en: "weekday mornings, weekday evenings", fr: "matins en semaine, soirs en semaine"),
      Bilingual(en: "any time", fr: "en tout temps"),
    ]
    static let begun = Bilingual(en: "in progress", fr: "en cours")
    static let steps = [
      Bilingual(en: "not started", fr: "non commencé"), begun,
      Bilingual(en: "credential assessment", fr: "évaluation"),
      Bilingual(en: "exam passed", fr: "examen réussi"),
    ]
    static let licensed = Bilingual(en: "licensed", fr: "titulaire du permis")
    static let licence = Bilingual(en: "licence", fr: "permis")
    static let goals = [
      Bilingual(en: "network", fr: "réseau"),
      Bilingual(en: "first Canadian job", fr: "premier emploi au Canada"),
      Bilingual(en: "interview practice", fr: "préparation à l’entrevue"),
      Bilingual(en: "workplace culture", fr: "culture du travail"),
      Bilingual(en: "industry", fr: "connaissance du secteur"),
      Bilingual(en: "résumé", fr: "cv"),
    ]
  }
}
