import Basics
import People
import Site

/// Everybody by name: who waits and why, what each professional gives, and where to find each newcomer.
extension RoundPage {
  var waiting: HTML {
    guard !round.waiting.isEmpty else {
      let sentence =
        round.newcomers.isEmpty
        ? say(en: "There are no newcomers in this round.", fr: "Ce cycle ne compte aucun nouvel arrivant.")
        : say(en: "Nobody: every newcomer meets somebody.", fr: "Personne : chacun rencontre quelqu’un.")
      return section(.waiting, paragraph(sentence))
    }
    return section(
      .waiting,
      """
      <table class="waiting">
      <caption>\(say(en: "Longest wait first", fr: "Les plus longues attentes en premier"))</caption>
      <thead><tr><th scope="col">\(say(en: "Newcomer", fr: "Nouvel arrivant"))</th>\
      <th scope="col" class="number">\(say(en: "Days", fr: "Jours"))</th>\
      <th scope="col">\(say(en: "Why, and what would help", fr: "Pourquoi, et ce qui aiderait"))</th></tr></thead>
      <tbody>
      \(round.waiting, waitingRow)</tbody>
      </table>

      """)
  }

  private func waitingRow(_ waiting: Round.WaitingNewcomer) -> HTML {
    let person = round.newcomers[waiting.newcomer]
    let days = person.daysWaiting(on: round.today).map(voice.number) ?? "–"
    return """
      <tr id="n\(waiting.newcomer)"><th scope="row">\(name(person)) \
      <small>\(facts([identifier(person), person.occupation]))</small></th>\
      <td class="number">\(days)</td>\
      <td>\(sentence(round.why(waiting.reason))) <span class="then">\(sentence(round.help(waiting)))</span></td></tr>

      """
  }

  // MARK: Professionals

  var professionals: HTML {
    guard !round.professionals.isEmpty else {
      let nobody = say(
        en: "There are no professionals in this round.", fr: "Ce cycle ne compte aucun professionnel.")
      return section(.professionals, paragraph(nobody))
    }
    let meetings = Dictionary(grouping: round.pairs, by: \.professional)
    let reasons = Dictionary(uniqueKeysWithValues: round.free.map { ($0.professional, $0.reason) })
    let meeting = alphabetical(round.professionals).filter { reasons[$0] == nil }
    let free = alphabetical(round.professionals).filter { reasons[$0] != nil }
    let busy: HTML =
      "\(meeting, { meetingRow($0, newcomers: (meetings[$0] ?? []).map(\.newcomer)) })"
    let idle: HTML = "\(free, { freeRow($0, why: reasons[$0]) })"
    return section(
      .professionals,
      loads
        + table(
          say(en: "Professionals who meet somebody", fr: "Professionnels qui rencontrent quelqu’un"),
          last: say(en: "Meets", fr: "Rencontre"), busy, isEmpty: meeting.isEmpty)
        + table(
          say(en: "Professionals who meet nobody", fr: "Professionnels qui ne rencontrent personne"),
          last: say(en: "Why", fr: "Pourquoi"), idle, isEmpty: free.isEmpty))
  }

  private func table(_ caption: String, last: String, _ rows: HTML, isEmpty: Bool) -> HTML {
    guard !isEmpty else { return .empty }
    return """
      <table class="professionals">
      <caption>\(caption)</caption>
      <thead><tr><th scope="col">\(say(en: "Professional", fr: "Professionnel"))</th>\
      <th scope="col" class="number">\(say(en: "Places", fr: "Places"))</th>\
      <th scope="col">\(last)</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }

  private func meetingRow(_ professional: Int, newcomers: [Int]) -> HTML {
    let places = voice.number(round.capacities[professional])
    let taken = say(
      en: "\(voice.number(newcomers.count)) of \(places)",
      fr: "\(voice.number(newcomers.count)) sur \(places)")
    return row(
      professional, places: taken,
      "<ul>\(newcomers, met)</ul>")
  }

  private func met(_ newcomer: Int) -> HTML {
    let person = round.newcomers[newcomer]
    return "<li><a href=\"#n\(newcomer)\">\(name(person))</a> <small>\(identifier(person))</small></li>"
  }

  private func freeRow(_ professional: Int, why: Round.FreeProfessional.Reason?) -> HTML {
    let places = voice.number(round.capacities[professional])
    let reason = why.map { sentence(round.why($0)) } ?? ""
    return row(professional, places: say(en: "0 of \(places)", fr: "0 sur \(places)"), "\(reason)")
  }

  private func row(_ professional: Int, places: String, _ last: HTML) -> HTML {
    let person = round.professionals[professional]
    return """
      <tr id="p\(professional)"><th scope="row">\(filed(person)) \
      <small>\(facts([identifier(person), person.occupation, employer(person)]))</small></th>\
      <td class="number">\(places)</td><td>\(last)</td></tr>

      """
  }

  /// How the meetings are spread: nobody should carry the programme alone, nor offer time in vain.
  private var loads: HTML {
    let professionals = round.loads.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let most = professionals.values.max() ?? 1
    let rows: HTML =
      "\(professionals.sorted { $0.key < $1.key }, { load($0.key, professionals: $0.value, most: most) })"
    let left = round.places - round.pairs.count
    let places = voice.number(round.places)
    let caption = say(
      en: "How many people each meets; \(voice.number(left)) of \(places) places are left",
      fr: "Combien de personnes chacun rencontre ; il reste \(voice.number(left)) des \(places) places")
    return """
      <table class="loads">
      <caption>\(caption)</caption>
      <thead><tr><th scope="col" class="number">\(say(en: "People met", fr: "Rencontres"))</th>\
      <th scope="col">\(say(en: "Professionals", fr: "Professionnels"))</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }

  private func load(_ people: Int, professionals: Int, most: Int) -> HTML {
    """
    <tr><th scope="row" class="number">\(voice.number(people))</th><td>\
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
    <rect width="\(1_000 * professionals / most)" height="10"/></svg> \(voice.number(professionals))</td></tr>

    """
  }

  // MARK: Newcomers by name

  var newcomerIndex: HTML {
    guard !round.newcomers.isEmpty else {
      let nobody = say(
        en: "There are no newcomers in this round.", fr: "Ce cycle ne compte aucun nouvel arrivant.")
      return section(.newcomers, paragraph(nobody))
    }
    let waiting = Set(round.waiting.map(\.newcomer))
    let entries: HTML = "\(alphabetical(round.newcomers), { entry($0, isWaiting: waiting.contains($0)) })"
    return section(.newcomers, "<ul class=\"index\">\n\(entries)</ul>")
  }

  private func entry(_ newcomer: Int, isWaiting: Bool) -> HTML {
    let person = round.newcomers[newcomer]
    return """
      <li><a href="#n\(newcomer)">\(filed(person))</a> <small>\(identifier(person))\
      \(if: isWaiting, "\(say(en: ", waits", fr: ", en attente"))")</small></li>

      """
  }

  /// The last name first, as one looks a person up.
  private func filed(_ person: Profile) -> String {
    guard !person.lastName.isEmpty, !person.firstName.isEmpty else { return name(person) }
    return say(Bilingual(same: "\(person.lastName), \(person.firstName)"))
  }

  private func alphabetical(_ people: [Profile]) -> [Int] {
    let keys = people.map { folded(filed($0)) }
    return people.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}
