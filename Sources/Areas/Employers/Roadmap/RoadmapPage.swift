import Basics
import Site

/// The way in: who are you, what do you need today, and which three topics to begin with; the stages, and all topics.
enum RoadmapPage {
  static let title = Bilingual(en: "For employers", fr: "Pour les employeurs")

  static func start(_ frame: Frame, _ roadmap: Roadmap, _ question: Roadmap.Question) -> HTML {
    let frame = frame.titled(title)
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(en: "Hire people who learned their work elsewhere", fr: "Embaucher des gens qui ont appris leur métier ailleurs"))</h1>
        <p class="lead">\(voice(lead))</p>
        \(asking(question, voice))\
        \(beginning(roadmap, question, voice))\
        \(tools(voice))\
        <h2>\(voice(en: "The whole way", fr: "Tout le parcours"))</h2>
        <ol>
        \(Topic.Stage.allCases, { stageEntry($0, roadmap, voice) })</ol>
        \(Actions(.link(all, "/employers/topics", icon: .search)).html(voice))
        """)
  }

  static func stage(_ frame: Frame, _ stage: Topic.Stage, _ topics: [Topic]) -> HTML {
    var frame = frame.titled(TopicWords.stage(stage))
    frame.breadcrumbs = [NavigationEntry(title, "/employers")]
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(TopicWords.about(stage)))</p>
        <h2>\(voice(en: "Topics", fr: "Sujets"))</h2>
        \(topics.isEmpty ? nothing.html(voice) : Card.grid(topics.map { card($0, voice) }, voice))\
        \(others(stage, voice))
        """)
  }

  static func list(_ frame: Frame, _ topics: [Topic], typed: String, _ question: Roadmap.Question) -> HTML {
    var frame = frame.titled(all)
    frame.breadcrumbs = [NavigationEntry(title, "/employers")]
    let voice = frame.voice
    let look = LookUp(
      Bilingual(en: "Words", fr: "Mots"), typed: typed,
      menus: [
        menu("need", Bilingual(en: "Stage", fr: "Étape"), TopicWords.stage, question.need, voice),
        menu("reader", Bilingual(en: "For", fr: "Pour"), TopicWords.reader, question.reader, voice),
        menu("size", Bilingual(en: "Size", fr: "Taille"), TopicWords.size, question.size, voice),
        menu("sector", Bilingual(en: "Sector", fr: "Secteur"), TopicWords.sector, question.sector, voice),
      ], at: "/employers/topics", found: "topics")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(all))</h1>
        \(look.html(voice))\
        <div id="topics"><p role="status">\(counted(topics.count, voice))</p>
        \(topics.isEmpty ? nothing.html(voice) : "<ul>\n\(topics, { entry($0, voice) })</ul>\n")</div>

        """)
  }

  static func address(of stage: Topic.Stage) -> Address { "/employers/stages/\(stage.rawValue)" }

  static func card(_ topic: Topic, _ voice: Voice) -> Card {
    Card(
      topic.title, at: TopicPage.address(of: topic),
      badge: Badge(.inBoth { $0.duration(minutes: topic.minutes) }, icon: .clock),
      content: "<p>\(voice(topic.summary))</p>\n")
  }

  // MARK: Parts

  private static func asking(_ question: Roadmap.Question, _ voice: Voice) -> HTML {
    let find = Action.button(Bilingual(en: "Show three topics", fr: "Montrer trois sujets"), .main)
    return """
      <form class="form"\(action: "/employers")>
      \(choice("reader", Bilingual(en: "Who are you?", fr: "Qui êtes-vous ?"), TopicWords.reader, question.reader, voice))\
      \(choice("size", Bilingual(en: "How many people work with you?", fr: "Combien de personnes travaillent avec vous ?"), TopicWords.size, question.size, voice))\
      \(choice("need", Bilingual(en: "What do you need today?", fr: "De quoi avez-vous besoin aujourd’hui ?"), TopicWords.need, question.need, voice))\
      <div class="actions">\(find.html(voice))</div>
      </form>

      """
  }

  private static func choice<Word: RawRepresentable<String> & CaseIterable & Equatable>(
    _ name: StaticString, _ label: Bilingual, _ words: (Word) -> Bilingual, _ chosen: Word?, _ voice: Voice
  ) -> HTML {
    let id = "start-\(name.description)"
    let options: HTML =
      "\(Array(Word.allCases), { option($0.rawValue, voice(words($0)), isChosen: $0 == chosen) })"
    return """
      <div class="field"><label for="\(id)">\(voice(label))</label>
      <select\(Attributes(.id(id), .name(name.description)))>\
      \(option("", voice(en: "any", fr: "indifférent"), isChosen: chosen == nil))\(options)</select></div>

      """
  }

  private static func option(_ value: String, _ words: String, isChosen: Bool) -> HTML {
    "<option\(Attributes(.value("value", value), .flag("selected", if: isChosen)))>\(words)</option>"
  }

  private static func beginning(_ roadmap: Roadmap, _ question: Roadmap.Question, _ voice: Voice) -> HTML {
    let topics = roadmap.beginning(question)
    guard !topics.isEmpty else { return nothing.html(voice) }
    let heading =
      question.isBlank
      ? voice(en: "Three to begin with", fr: "Trois sujets pour commencer")
      : voice(en: "Begin with these", fr: "Commencez par ceux-ci")
    return """
      <h2 id="begin">\(heading)</h2>
      \(Card.grid(topics.map { card($0, voice) }, voice))
      """
  }

  private static func tools(_ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "Tools to use at once", fr: "Des outils à utiliser tout de suite"))</h2>
    <p>\(voice(ToolWords.promise))</p>
    \(Card.grid(ToolWords.entries.map { Card($0.title, at: $0.address, content: "<p>\(voice($0.about))</p>\n") }, voice))
    """
  }

  private static func stageEntry(_ stage: Topic.Stage, _ roadmap: Roadmap, _ voice: Voice) -> HTML {
    """
    <li><a\(href: address(of: stage))>\(voice(TopicWords.stage(stage)))</a> \
    <span class="count">\(counted(roadmap.topics(of: stage).count, voice))</span><br>
    \(voice(TopicWords.about(stage)))</li>

    """
  }

  private static func others(_ stage: Topic.Stage, _ voice: Voice) -> HTML {
    let stages = Topic.Stage.allCases
    let place = stages.firstIndex(of: stage) ?? 0
    let following = stages.indices.contains(place + 1) ? stages[place + 1] : nil
    return """
      <div class="actions">\(following.map { next in
        Action.link(
          .inBoth { $0(en: "Next: \(TopicWords.stage(next).en)", fr: "Ensuite : \(TopicWords.stage(next).fr)") },
          address(of: next), icon: .right
        ).html(voice)
      })\(Action.link(all, "/employers/topics", .plain).html(voice))</div>

      """
  }

  private static func entry(_ topic: Topic, _ voice: Voice) -> HTML {
    """
    <li><a\(href: TopicPage.address(of: topic))>\(voice(topic.title))</a> \
    <span class="count">\(voice(TopicWords.stage(topic.stage))) · \(voice.duration(minutes: topic.minutes))</span><br>
    \(voice(topic.summary))</li>

    """
  }

  private static func menu<Word: RawRepresentable<String> & CaseIterable>(
    _ name: StaticString, _ label: Bilingual, _ words: (Word) -> Bilingual, _ chosen: Word?, _ voice: Voice
  ) -> LookUp.Menu {
    LookUp.Menu(name, label, Word.allCases.map { ($0.rawValue, voice(words($0))) }, chosen: chosen?.rawValue)
  }

  private static func counted(_ count: Int, _ voice: Voice) -> String {
    voice.count(count, en: ("topic", "topics"), fr: ("sujet", "sujets"))
  }

  // MARK: Words

  private static let all = Bilingual(en: "All topics", fr: "Tous les sujets")
  private static let lead = Bilingual(
    en:
      "Short topics for whoever hires: why it pays, what to ask yourself, what to do on Monday. No account, nothing to install, and nothing "
      + "you type is kept.",
    fr:
      "De courts sujets pour quiconque embauche : pourquoi c’est payant, quoi se demander, quoi faire dès lundi. Sans compte, sans rien "
      + "installer, et rien de ce que vous écrivez n’est conservé.")
  private static let nothing = EmptyState(
    .open, title: Bilingual(en: "No topic fits", fr: "Aucun sujet ne correspond"),
    words: Bilingual(
      en: "Take away a word, or choose “any” in one of the menus.",
      fr: "Retirez un mot, ou choisissez « indifférent » dans un des menus."),
    next: .link(all, "/employers/topics"))
}
