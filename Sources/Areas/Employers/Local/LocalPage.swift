import Basics
import Documents
import People
import Site

/// What a council makes of a topic: for everybody on the topic’s page, and for its coordinators where they change it.
enum LocalPage {
  /// Below the text of a topic.
  static func additions(_ local: LocalTopic, today: LocalDate, _ voice: Voice) -> HTML {
    let shown = local.additions.filter { $0.isAhead(of: today) }
    guard !shown.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "Near you:", fr: "Près de chez vous :")) \(voice(local.council.name))</h2>
      <ul>
      \(shown, { "<li>\(addition($0, voice))</li>\n" })</ul>

      """
  }

  /// Whose text it is, where it is not the national one.
  static func author(_ local: LocalTopic, _ voice: Voice) -> HTML {
    guard local.text?.bodies != nil else { return .empty }
    let name = local.council.name
    return """
      <p><small>\(voice(en: "In the words of \(name.en).", fr: "Dans les mots de \(name.fr)."))</small></p>

      """
  }

  private static func addition(_ addition: LocalAddition, _ voice: Voice) -> HTML {
    let title = voice(addition.title)
    let address = addition.address.flatMap(Address.init(elsewhere:))
    let linked: HTML = address.map { "<a\(href: $0)>\(title)</a>" } ?? "<strong>\(title)</strong>"
    return """
      \(linked) <span class="count">\(voice(kind(addition.kind)))\(addition.day.map { ", " + voice.date($0) } ?? "")</span><br>
      \(voice(addition.words))
      """
  }

  // MARK: For coordinators

  struct Shown: Sendable {
    let topic: Topic
    let local: LocalTopic
    let versions: [LocalText]
    let today: LocalDate
    let day: @Sendable (Moment) -> LocalDate
  }

  static func page(_ frame: Frame, _ shown: Shown) -> HTML {
    let frame = framed(
      frame, shown.topic, frame.titled(en: "Make it local", fr: "L’adapter à votre ville").title)
    let (voice, topic) = (frame.voice, shown.topic)
    let base = TopicPage.address(of: topic).path
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(topic.title))</p>
        <h2>\(voice(en: "The text", fr: "Le texte"))</h2>
        \(state(shown, voice))\
        <div class="actions">\(Action.link(Bilingual(en: "Change the text", fr: "Modifier le texte"), Address(local: base + "/text/edit") ?? "/employers", icon: .pencil).html(voice))\
        \(isOwn(shown) ? PostButton(Bilingual(en: "Go back to the national text", fr: "Revenir au texte national"), to: Address(local: base + "/return") ?? "/employers").html(frame) : .empty)</div>
        <h2>\(voice(en: "What you add", fr: "Ce que vous ajoutez"))</h2>
        \(list(shown, frame))\
        \(Actions(.link(Bilingual(en: "Add something", fr: "Ajouter quelque chose"), Address(local: base + "/additions/new") ?? "/employers", icon: .plus)).html(voice))\
        \(history(shown, voice))
        """)
  }

  private static func isOwn(_ shown: Shown) -> Bool { shown.local.text?.bodies != nil }

  private static func state(_ shown: Shown, _ voice: Voice) -> HTML {
    guard let text = shown.local.text, text.bodies != nil else {
      return
        "<p>\(voice(en: "Your visitors read the national text.", fr: "Vos visiteurs lisent le texte national."))</p>\n"
    }
    let newer: HTML =
      text.nationalVersion < shown.topic.version
      ? Notice(
        .note,
        Bilingual(
          en:
            "The national text was changed since you made yours. Compare the two, and take over what helps.",
          fr:
            "Le texte national a changé depuis que vous avez fait le vôtre. Comparez les deux et reprenez ce qui aide."
        )
      ).html(voice) : .empty
    return """
      \(newer)<p>\(voice(en: "Your visitors read your own text.", fr: "Vos visiteurs lisent votre propre texte."))</p>

      """
  }

  private static func list(_ shown: Shown, _ frame: Frame) -> HTML {
    let voice = frame.voice
    guard !shown.local.additions.isEmpty else {
      return EmptyState(
        .open, title: Bilingual(en: "Nothing yet", fr: "Rien encore"),
        words: Bilingual(
          en:
            "A workshop, somebody to call, a list of agencies: whatever helps an employer of your city with this.",
          fr:
            "Un atelier, quelqu’un à appeler, une liste d’organismes : tout ce qui aide un employeur de votre ville à ce sujet."
        )
      ).html(voice)
    }
    return """
      <ul>
      \(shown.local.additions, { entry($0, shown, frame) })</ul>

      """
  }

  private static func entry(_ addition: LocalAddition, _ shown: Shown, _ frame: Frame) -> HTML {
    let voice = frame.voice
    let over: HTML =
      addition.isAhead(of: shown.today)
      ? .empty : " " + Badge(Bilingual(en: "over, not shown", fr: "passée, non affichée")).html(voice)
    let remove = PostButton(
      Bilingual(en: "Remove", fr: "Retirer"), to: "/employers/additions/\(addition.id)/removal",
      about: voice(addition.title))
    return "<li>\(self.addition(addition, voice))\(over) \(remove.html(frame))</li>\n"
  }

  private static func history(_ shown: Shown, _ voice: Voice) -> HTML {
    guard !shown.versions.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "Versions of the text", fr: "Versions du texte"))</h2>
      <ul>
      \(shown.versions, { version($0, shown, voice) })</ul>

      """
  }

  private static func version(_ text: LocalText, _ shown: Shown, _ voice: Voice) -> HTML {
    let day = voice.date(shown.day(text.begun))
    let what =
      text.bodies == nil
      ? voice(en: "back to the national text", fr: "retour au texte national")
      : voice(en: "a text of your own", fr: "un texte à vous")
    let number = voice(en: "Version \(text.number)", fr: "Version \(text.number)")
    return """
      <li><a\(href: "/employers/topics/\(shown.topic.name)/versions/\(text.number)")>\(number)</a>\
      \(voice(en: ":", fr: "\u{A0}:")) \(what), \(day)\(text.by.map { ", " + $0 } ?? "")</li>

      """
  }

  /// One state of the text, as it was.
  static func version(_ frame: Frame, _ topic: Topic, _ text: LocalText) -> HTML {
    let number = text.number
    let frame = framed(
      frame, topic, Bilingual(en: "Version \(number)", fr: "Version \(number) de ce texte"), isBelow: true)
    let voice = frame.voice
    let written = text.bodies.map { bodies -> HTML in
      .each(Language.allCases) { language in
        let text = ProsePage.html(Markdown.read(bodies[language]).markdown, language)
        return "<h2>\(language.ownName)</h2>\n<div lang=\"\(language.rawValue)\">\n\(text)</div>\n"
      }
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(topic.title))</p>
        \(written ?? "<p>\(voice(en: "Your council went back to the national text.", fr: "Votre conseil est revenu au texte national."))</p>\n")
        """)
  }

  static func text(_ frame: Frame, _ topic: Topic, _ fill: FormFill, after number: Int) -> HTML {
    let frame = framed(frame, topic, Bilingual(en: "Change the text", fr: "Modifier le texte"), isBelow: true)
    let voice = frame.voice
    return Layout.page(
      LocalForm.text.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(topic.title))</p>
        \(LocalForm.text.html(frame, to: "/employers/topics/\(topic.name)/text", filled: fill, send: Bilingual(en: "Publish this text", fr: "Publier ce texte"), carrying: [PostedFields.Field(LocalForm.after, String(number))]))
        """)
  }

  static func newAddition(_ frame: Frame, _ topic: Topic, _ fill: FormFill) -> HTML {
    let frame = framed(
      frame, topic, Bilingual(en: "Add something", fr: "Ajouter quelque chose"), isBelow: true)
    let voice = frame.voice
    return Layout.page(
      LocalForm.addition.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(topic.title))</p>
        \(LocalForm.addition.html(frame, to: "/employers/topics/\(topic.name)/additions", filled: fill, send: Bilingual(en: "Publish it", fr: "Publier")))
        """)
  }

  private static func framed(_ frame: Frame, _ topic: Topic, _ title: Bilingual, isBelow: Bool = false)
    -> Frame
  {
    var frame = frame.titled(title)
    frame.breadcrumbs = [
      NavigationEntry(RoadmapPage.title, "/employers"),
      NavigationEntry(topic.title, TopicPage.address(of: topic)),
    ]
    if isBelow {
      frame.breadcrumbs.append(
        NavigationEntry(
          Bilingual(en: "Make it local", fr: "L’adapter à votre ville"),
          "/employers/topics/\(topic.name)/local"))
    }
    return frame
  }

  static func kind(_ kind: LocalAddition.Kind) -> Bilingual {
    switch kind {
    case .resource: Bilingual(en: "a resource", fr: "une ressource")
    case .contact: Bilingual(en: "a contact", fr: "un contact")
    case .event: Bilingual(en: "an event", fr: "une activité")
    }
  }
}

extension LocalView {
  /// The same page, of the same council.
  func here(_ address: Address) -> Address {
    guard isChosen, let council else { return address }
    return address.with(Self.field, council.id.description)
  }
}
