import Basics
import Matching
import People
import Site

/// What stands of a newcomer and a professional wherever both are shown.
enum DeskPairPage {
  /// Whether they can be asked, how often they were, and what was decided.
  static func state(_ candidate: DeskCandidate, _ desk: Desk, _ voice: Voice) -> HTML {
    var badges: [Badge] = []
    if candidate.decision?.kind == .lock {
      badges.append(Badge(Bilingual(en: "locked", fr: "verrouillé"), .good, icon: .lock))
    }
    if candidate.isExcluded {
      badges.append(Badge(Bilingual(en: "excluded", fr: "exclu"), .alarm, icon: .cross))
    }
    let tone: Badge.Tone = candidate.places.free > 0 ? .cool : .warm
    badges.append(
      Badge(
        DeskWords.places(candidate, desk), tone,
        tie: candidate.places.free > 0 ? .open : .proposed))
    let reason: HTML? = candidate.decision.map {
      "<p><small>\(voice(en: "Decided because:", fr: "Raison de la décision :")) <bdi>\($0.reason)</bdi></small></p>\n"
    }
    return """
      <p class="badges">\(badges, { $0.html(voice) })</p>
      \(reason)<p><small>\(voice(DeskWords.asked(candidate.asked, desk)))</small></p>

      """
  }

  /// Why, and what is missing.
  static func reasons(_ candidate: DeskCandidate, _ voice: Voice) -> HTML {
    let missing = candidate.missing.map { voice($0) }.joined(separator: voice(en: "; ", fr: " ; "))
    return """
      \(if: !candidate.reasons.isEmpty, "<ul>\(candidate.reasons, { "<li>\(voice($0))</li>" })</ul>\n")\
      \(if: !missing.isEmpty, "<p><strong>\(voice(en: "Missing:", fr: "Manque :"))</strong> \(missing)</p>\n")
      """
  }

  /// What stands in the way of a pair that somebody wants all the same.
  static func obstacles(_ candidate: DeskCandidate, _ desk: Desk) -> Notice? {
    if candidate.isForbidden {
      return Notice(
        .warning,
        Bilingual(
          en: "The record of one of the two says that they are not to meet.",
          fr: "Le dossier de l’une des deux personnes indique qu’elles ne doivent pas se rencontrer."))
    }
    guard !candidate.obstacles.isEmpty else { return nil }
    let titles = candidate.obstacles.map { desk.policy.sentence(ofRequirement: $0) }
    return Notice(
      .warning,
      Bilingual(
        en: "The programme asks for what does not hold here: \(titles.map(\.en).joined(separator: "; ")).",
        fr: "Le programme exige ce qui n’est pas réuni ici : \(titles.map(\.fr).joined(separator: " ; "))."))
  }
}

/// The parts of several scores as bars in parts, with their figures.
enum DeskScoreChart {
  static func html(_ candidates: [DeskCandidate], policy: RoundPolicy, _ voice: Voice) -> HTML {
    // Four parts can be told apart by their pattern: the weightiest three, and all others together.
    let order = policy.criteria.indices.sorted {
      (-policy.criteria[$0].weight, $0) < (-policy.criteria[$1].weight, $1)
    }
    let alone = order.count <= 4 ? order : Array(order.prefix(3))
    let rest = order.dropFirst(alone.count)
    func points(_ candidate: DeskCandidate, _ places: some Sequence<Int>) -> Int {
      places.reduce(0) { sum, place in
        sum + (candidate.score.parts.indices.contains(place) ? Int(candidate.score.parts[place].points) : 0)
      } * 100 / Int(Score.scale)
    }
    var series = alone.map { place in
      Series(
        title(policy.title(ofCriterion: place)), candidates.map { points($0, [place]) })
    }
    if !rest.isEmpty {
      series.append(
        Series(Bilingual(en: "All else", fr: "Le reste"), candidates.map { points($0, rest) }))
    }
    return BarChart(
      "parts",
      Bilingual(
        en: "What each score is made of, in points of 100",
        fr: "De quoi chaque pointage est fait, en points sur 100"),
      by: (
        Bilingual(en: "Professional", fr: "Personne établie"),
        candidates.map { Bilingual(same: $0.entry.person.name) }
      ), series
    ).html(voice)
  }

  private static func title(_ words: Bilingual) -> Bilingual {
    func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return Bilingual(en: capitalised(words.en), fr: capitalised(words.fr))
  }
}
