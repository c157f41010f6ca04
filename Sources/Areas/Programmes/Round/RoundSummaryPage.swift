import Basics
import Matching
import People
import Site

/// The top of the page: what the round achieves, and how one knows that it could achieve no more.
extension RoundPage {
  var achieved: HTML {
    section(.achieved, headline + (round.newcomers.isEmpty ? .empty : bar) + figures + proof)
  }

  private var headline: HTML {
    let matched = voice.number(round.pairs.count)
    let all = voice.count(
      round.newcomers.count, en: ("newcomer", "newcomers"), fr: ("nouvel arrivant", "nouveaux arrivants"))
    if round.pairs.isEmpty {
      let nobody = say(
        en: "Nobody is matched: \(all) and \(offering) were read, and no pair could be made.",
        fr: "Personne n’est jumelé : \(all) et \(offering) ont été lus, et aucun jumelage n’est possible.")
      return "<p class=\"lead\">\(nobody)</p>\n"
    }
    let percent = voice.percent(round.pairs.count, of: round.newcomers.count)
    let rest = say(
      en: "\(all) \(round.pairs.count == 1 ? "meets" : "meet") a professional\u{A0}(\(percent)).",
      fr:
        "\(all) \(round.pairs.count < 2 ? "rencontre" : "rencontrent") un professionnel\u{A0}(\(percent))."
    )
    let of = say(en: "of", fr: "sur")
    return "<p class=\"lead\"><b>\(matched)</b> \(of) \(rest)</p>\n"
  }

  private var offering: String {
    voice.count(
      round.professionals.count, en: ("professional", "professionals"),
      fr: ("professionnel", "professionnels"))
  }

  /// Who is matched and who waits, as lengths; the words around it say the same.
  private var bar: HTML {
    let matched = 1_000 * round.pairs.count / max(1, round.newcomers.count)
    return """
      <svg class="bar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="rest" width="1000" height="16"/><rect width="\(matched)" height="16"/></svg>

      """
  }

  private var figures: HTML {
    let all: [HTML] = [waitingFigure, professionalsFigure, placesFigure, scoreFigure]
    return "<dl class=\"figures\">\n\(all, { $0 })</dl>\n"
  }

  private var waitingFigure: HTML {
    let waits = round.waiting.compactMap { round.newcomers[$0.newcomer].daysWaiting(on: round.today) }
    let note = waits.max().map { say(en: "the longest for \(days($0))", fr: "depuis \(days($0)) au plus") }
    return figure(
      say(en: "Newcomers still waiting", fr: "Nouveaux arrivants en attente"), round.waiting.count,
      of: round.newcomers.count, note ?? "")
  }

  private var professionalsFigure: HTML {
    figure(
      say(en: "Professionals who meet somebody", fr: "Professionnels mis à contribution"),
      round.professionals.count - round.free.count, of: round.professionals.count,
      say(en: "the others and why: see below", fr: "les autres, et pourquoi : voir plus bas"))
  }

  private var placesFigure: HTML {
    figure(
      say(en: "Places used", fr: "Places prises"), round.pairs.count, of: round.places,
      say(en: "of those professionals offer", fr: "parmi celles qui sont offertes"))
  }

  private var scoreFigure: HTML {
    guard let average = round.averageScore else { return .empty }
    return figure(
      say(en: "Average score", fr: "Pointage moyen"), average, of: 100,
      say(
        en: "over \(pairsInWords); 100 if all that counts holds",
        fr: "sur \(pairsInWords) ; 100 si tout ce qui compte est réuni"))
  }

  private func figure(_ title: String, _ number: Int, of whole: Int, _ note: String) -> HTML {
    let of = say(en: "of \(voice.number(whole))", fr: "sur \(voice.number(whole))")
    return """
      <div><dt>\(title)</dt><dd><b>\(voice.number(number))</b> \(of)\
      \(if: !note.isEmpty, "<small>\(note)</small>")</dd></div>

      """
  }

  private var pairsInWords: String {
    voice.count(round.pairs.count, en: ("pair", "pairs"), fr: ("jumelage", "jumelages"))
  }

  /// "1 day", "312 days"
  func days(_ days: Int) -> String {
    voice.count(days, en: ("day", "days"), fr: ("jour", "jours"))
  }

  // MARK: Proof

  private var proof: HTML {
    let claim = say(en: "Proven to be the best possible.", fr: "La preuve est faite.")
    let nothing = say(
      en: "Under this policy, no pair of these two lists can be made that would be better than none.",
      fr:
        "Selon cette politique, aucun jumelage de ces deux listes n’est possible, ou ne vaut mieux que rien.")
    let best = say(
      en: "Under this policy, no other way to match these two lists does better. First, \(aims(.english)). "
        + "What comes first is never given up for what comes after it.",
      fr: "Selon cette politique, aucune autre façon de jumeler ces deux listes ne fait mieux. "
        + "D’abord, \(aims(.french)). Ce qui passe d’abord n’est jamais sacrifié à ce qui suit.")
    let check = say(
      en: "To check the proof again, with the folder in which this page lies:",
      fr: "Pour refaire la vérification, avec le dossier qui contient cette page :")
    return """
      <div class="proof"><p><strong>\(claim)</strong> \(round.pairs.isEmpty ? nothing : best)\(lockedNote)</p>
      <p>\(check) <code>allies verify \(say(en: "FOLDER", fr: "DOSSIER"))</code></p></div>
      """
  }

  private var lockedNote: HTML {
    let locked = round.pairs.count { $0.isLocked }
    guard locked > 0 else { return .empty }
    let count = voice.count(
      locked, en: ("pair was", "pairs were"), fr: ("jumelage était décidé", "jumelages étaient décidés"))
    let note = say(
      en: "\(count) decided beforehand; the others were matched around them.",
      fr: "\(count) au préalable ; les autres ont été établis autour.")
    return " \(note)"
  }

  /// The policy's order, told as one sentence.
  private func aims(_ language: Language) -> String {
    round.policy.order.map { Self.aimInShort($0)[language] }
      .joined(separator: language == .english ? "; then, " : " ; puis, ")
  }

  private static func aimInShort(_ objective: Objective) -> Bilingual {
    switch objective {
    case .coverage: aim(.coverage)
    case .quality:
      Bilingual(en: "the pairs are as good as possible", fr: "les jumelages sont les meilleurs possible")
    case .waiting:
      Bilingual(en: "those who have waited longest go first", fr: "les plus longues attentes passent devant")
    case .floors, .evenLoad, .pairs: aim(objective)
    }
  }

  static func aim(_ objective: Objective) -> Bilingual {
    switch objective {
    case .coverage:
      Bilingual(
        en: "as many newcomers as possible meet somebody",
        fr: "le plus grand nombre possible de nouveaux arrivants rencontrent quelqu’un")
    case .quality:
      Bilingual(
        en: "the scores of all pairs add up to as much as possible",
        fr: "la somme des pointages de tous les jumelages est la plus élevée possible")
    case .waiting:
      Bilingual(
        en: "those who have waited longest go first: "
          + "the days that the matched have waited add up to as much as possible",
        fr: "les plus longues attentes passent devant : "
          + "les jours attendus par les personnes jumelées donnent la plus grande somme possible")
    case .floors:
      Bilingual(
        en: "as many of each group as its floor asks meet somebody",
        fr: "dans chaque groupe, autant de personnes que son plancher le demande rencontrent quelqu’un")
    case .evenLoad:
      Bilingual(
        en: "the pairs are spread evenly over the professionals",
        fr: "les jumelages sont répartis également entre les professionnels")
    case .pairs:
      Bilingual(
        en: "as many pairs as possible are made", fr: "le plus grand nombre possible de paires est formé")
    }
  }
}
