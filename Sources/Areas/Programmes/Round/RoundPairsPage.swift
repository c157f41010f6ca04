import Basics
import Matching
import People
import Site

/// The pairs: who, how good, why, what is missing, and who would have come next.
extension RoundPage {
  var pairs: HTML {
    guard !round.pairs.isEmpty else { return section(.pairs, noPairs) }
    let intro = say(
      en: "Who has waited longest comes first. "
        + "The score tells how much of what the policy weighs holds for the pair.",
      fr: "Les plus longues attentes viennent en premier. "
        + "Le pointage dit quelle part de ce qui compte pour la politique est réunie.")
    let find = say(en: "Find a newcomer by name", fr: "Trouver une personne par son nom")
    return section(
      .pairs,
      """
      <p>\(intro) <a href="#newcomers">\(find)</a></p>
      <ol class="pairs">
      \(longestFirst, pair)</ol>
      """)
  }

  private var noPairs: HTML {
    if round.waiting.isEmpty {
      return paragraph(say(en: "There is no pair in this round.", fr: "Ce cycle ne donne aucun jumelage."))
    }
    return paragraph(
      say(
        en: "There is no pair in this round. “Who still waits” below tells why, person by person.",
        fr: "Ce cycle ne donne aucun jumelage. "
          + "« Qui attend encore », ci-dessous, dit pourquoi, personne par personne."
      ))
  }

  private var longestFirst: [Round.Pair] {
    let wait = { (pair: Round.Pair) in round.newcomers[pair.newcomer].daysWaiting(on: round.today) ?? -1 }
    return round.pairs.sorted { (-wait($0), $0.newcomer) < (-wait($1), $1.newcomer) }
  }

  private func pair(_ pair: Round.Pair) -> HTML {
    let newcomer = round.newcomers[pair.newcomer]
    let professional = round.professionals[pair.professional]
    let meets = say(en: "meets", fr: "rencontre")
    return """
      <li id="n\(pair.newcomer)"><div class="two">
      <h3>\(name(newcomer))</h3>
      <p>\(facts([identifier(newcomer), newcomer.occupation, wait(newcomer)]))</p>
      <p class="with"><span>\(meets)</span> <a href="#p\(pair.professional)">\(name(professional))</a></p>
      <p>\(facts([identifier(professional), professional.occupation, employer(professional)]))</p></div>
      \(score(pair))
      <div class="because">\(because(pair))</div></li>

      """
  }

  private func because(_ pair: Round.Pair) -> HTML {
    let missing = round.missing(pair)
    let lacks = missing.map { say($0) }.joined(separator: say(en: "; ", fr: " ; "))
    return """
      <ul>\(round.reasons(pair), { "<li>\(say($0))</li>" })</ul>
      \(if: !missing.isEmpty, "<p><span>\(say(en: "Missing:", fr: "Manque :"))</span> \(lacks)</p>")\
      <p><span>\(say(en: "Runner-up:", fr: "Deuxième choix :"))</span> \(runnerUp(pair))</p>
      """
  }

  private func runnerUp(_ pair: Round.Pair) -> HTML {
    guard let next = pair.runnerUp else {
      return "\(say(en: "nobody else would do", fr: "personne d’autre ne conviendrait"))"
    }
    let person = round.professionals[next.professional]
    let score = points(next.score)
    let rest =
      next.isTaken
      ? say(en: "\(score) of 100, places taken", fr: "\(score) sur 100, places prises")
      : say(en: "\(score) of 100, has a place", fr: "\(score) sur 100, a une place")
    return "<a href=\"#p\(next.professional)\">\(name(person))</a> \(identifier(person)), \(rest)"
  }

  private func score(_ pair: Round.Pair) -> HTML {
    let points = points(Int(pair.score.total))
    return """
      <p class="score"><b>\(points)</b> \(say(en: "of 100", fr: "sur 100"))\
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">\
      <path class="rest" d="M0 2h100"/><path d="M0 2h\(points)"/></svg></p>
      """
  }

  /// From the engine's ten thousand to the hundred people think in, rounded down as the average is.
  private func points(_ score: Int) -> Int { score * 100 / Int(Score.scale) }

  // MARK: People

  /// The name; for somebody known by nothing but an address, the row of the list.
  func name(_ person: Profile) -> String {
    person.name == person.id ? identifier(person) : say(Bilingual(same: person.name))
  }

  /// What the list calls a person; the row where it gives nothing but an address.
  func identifier(_ person: Profile) -> String {
    let row = say(en: "row \(person.row)", fr: "ligne \(person.row)")
    return person.id.contains("@") || person.id == "row \(person.row)" ? row : say(Bilingual(same: person.id))
  }

  func wait(_ person: Profile) -> String {
    guard let waited = person.daysWaiting(on: round.today) else {
      return say(en: "waiting since an unknown day", fr: "en attente depuis une date inconnue")
    }
    return say(en: "waiting \(days(waited))", fr: "attend depuis \(days(waited))")
  }

  func employer(_ person: Profile) -> String {
    person.employer.map { say($0.label) }.joined(separator: ", ")
  }

  /// What is known, side by side; what is not leaves no gap.
  func facts(_ facts: [String]) -> String {
    facts.filter { !$0.isEmpty }.map { say(Bilingual(same: $0)) }.joined(separator: "\u{A0}· ")
  }
}
