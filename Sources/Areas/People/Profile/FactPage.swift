import Basics
import Site

/// One thing that is known of a person: what was said, by whom, what it is coded as, whether it was verified, and what was said before.
struct FactPage {
  let frame: Frame
  let person: Person
  let field: ProfileField
  /// The latest first.
  let history: [ProfileValue]
  let names: [ID<Person>: String]
  let coding: OccupationCoding?
  let clock: DayClock

  private var voice: Voice { frame.voice }

  var html: HTML {
    var frame = frame.titled(
      en: "\(person.name): \(field.title.en)", fr: "\(person.name) : \(field.title.fr)")
    let record: Address = "/people/\(person.id.description)"
    frame.breadcrumbs = [PersonPage.directory, NavigationEntry(Bilingual(same: person.name), record)]
    let change = Action.link(
      Bilingual(en: "Change", fr: "Modifier"),
      "/people/\(person.id.description)/profile/\(ProfilePart(of: field).rawValue)", .second, icon: .pencil)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(current)\(Actions(change).html(voice))\(past)
        """)
  }

  private var now: ProfileValue? { history.first { $0.replaced == nil } }

  private var current: HTML {
    guard let value = now else {
      return
        "<p>\(voice(en: "Nobody has said anything about this.", fr: "Personne n’a rien dit à ce sujet."))</p>\n"
    }
    return """
      <p class="lead"><bdi>\(ProfileWords.answer(value, voice))</bdi></p>
      <p>\(ProfileWords.provenance(value, names: names, clock, voice))</p>
      \(verification(value))\(coding.map { codes($0, value) })
      """
  }

  private func verification(_ value: ProfileValue) -> HTML {
    if value.verified != nil {
      let badge = Badge(Bilingual(en: "verified", fr: "vérifié"), .good, icon: .check)
      return "<p>\(badge.html(voice))</p>\n"
    }
    let words = Bilingual(
      en: "I have seen what proves it", fr: "J’ai vu ce qui le prouve")
    return """
      <form method="post"\(action: "/people/\(person.id.description)/facts/\(field.rawValue)/verification")>\
      \(Layout.token(frame))<input type="hidden" name="value" value="\(value.id.description)">\
      <div class="actions">\(Action.button(words, .second, icon: .check).html(voice))</div></form>

      """
  }

  // MARK: The code of an occupation

  private func codes(_ coding: OccupationCoding, _ value: ProfileValue) -> HTML {
    let isChosen = value.confirmed != nil
    let chosen = isChosen ? value.answer.coded ?? "none" : coding.isSure ? coding.candidates.first?.code : nil
    let lead =
      coding.candidates.isEmpty
      ? voice(
        en: "No word of it is known. Describe the work in other words.",
        fr: "Aucun mot n’en est connu. Décrivez le travail autrement.")
      : voice(
        en: "Choose what it is in the National Occupational Classification. Rounds compare people by it.",
        fr:
          "Choisissez ce que c’est dans la Classification nationale des professions. Les cycles comparent les personnes par elle."
      )
    let none = Bilingual(en: "None of these", fr: "Aucune de celles-ci")
    let last = choice("none", none, nil, place: coding.candidates.count, isChosen: chosen == "none")
    let button = Action.button(
      isChosen
        ? Bilingual(en: "Choose anew", fr: "Choisir de nouveau")
        : Bilingual(en: "Choose this code", fr: "Choisir ce code"))
    return """
      <h2>\(voice(en: "What it is coded as", fr: "Comment elle est codée"))</h2>
      <p>\(lead)</p>
      <form class="form" method="post"\(action: "/people/\(person.id.description)/facts/\(field.rawValue)/code")>\
      \(Layout.token(frame))<input type="hidden" name="value" value="\(value.id.description)">
      <fieldset class="field"><legend>\(voice(en: "Occupation", fr: "Profession"))</legend>
      \(coding.candidates.enumerated(), { choice($0.element, place: $0.offset, chosen) })\(last)</fieldset>
      <div class="actions">\(button.html(voice))</div></form>

      """
  }

  private func choice(_ candidate: OccupationCoding.Candidate, place: Int, _ chosen: String?) -> HTML {
    let why = candidate.reasons.map { voice(OccupationCoding.words($0)) }
    let title = Bilingual.inBoth { voice in
      let share =
        candidate.percent == 0
        ? voice(en: "less than 1%", fr: "moins de 1 %") : voice.percent(candidate.percent, of: 100)
      return "\(candidate.code) \(voice(candidate.title)) (\(share))"
    }
    return choice(candidate.code, title, why, place: place, isChosen: chosen == candidate.code)
  }

  private func choice(
    _ value: String, _ words: Bilingual, _ why: String?, place: Int, isChosen: Bool
  ) -> HTML {
    let attributes = Attributes(
      .id("code-\(place)"), .value("type", "radio"), .name("code"), .value("value", value), .flag("required"),
      .flag("checked", if: isChosen))
    return """
      <div class="tick"><input\(attributes)><label for="code-\(place)">\(voice(words))\
      \(why.map { "<br><small>\($0)</small>" })</label></div>

      """
  }

  // MARK: What was said before

  private var past: HTML {
    let earlier = history.filter { $0.replaced != nil }
    guard !earlier.isEmpty else { return .empty }
    let events = earlier.map { value in
      Timeline.Event(
        ProfileWords.provenance(value, names: names, clock, voice),
        Bilingual(
          en: ProfileWords.answer(value, Voice(.english)), fr: ProfileWords.answer(value, Voice(.french))))
    }
    return """
      <h2>\(voice(en: "What was said before", fr: "Ce qui a été dit avant"))</h2>
      \(Timeline(events).html(voice))
      """
  }
}
