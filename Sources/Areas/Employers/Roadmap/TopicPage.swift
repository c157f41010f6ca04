import Basics
import Documents
import Site

/// One topic, to read in its few minutes and to print.
enum TopicPage {
  static func page(_ frame: Frame, _ topic: Topic, next: [Topic]) -> HTML {
    var frame = frame.titled(topic.title)
    frame.breadcrumbs = [
      NavigationEntry(RoadmapPage.title, "/employers"),
      NavigationEntry(TopicWords.stage(topic.stage), RoadmapPage.address(of: topic.stage)),
    ]
    let voice = frame.voice
    let text = topic.text(in: frame.language)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(topic.title))</h1>
        <p class="lead">\(voice(topic.summary))</p>
        \(facts(topic, voice))\
        \(text.sections, { section($0, topic, voice) })\
        \(follow(next, voice))\
        \(sources(text.sources, voice))\
        <p><small>\(reviewed(topic, voice))</small></p>

        """)
  }

  static func address(of topic: Topic) -> Address { "/employers/topics/\(topic.name)" }

  /// For whom it is, and how long it takes.
  static func facts(_ topic: Topic, _ voice: Voice) -> HTML {
    let facts = [
      TopicWords.readers(topic.readers, voice), TopicWords.sizes(topic.sizes, voice),
      TopicWords.sectors(topic.sectors, voice), voice.duration(minutes: topic.minutes),
    ].compactMap { $0 }
    return "<ul class=\"inline\">\(facts, { "<li>\($0)</li>" })</ul>\n"
  }

  private static func section(_ section: TopicText.Section, _ topic: Topic, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(TopicSections.heading(section.kind)))</h2>
    \(ProsePage.html(section.content, voice.language))\
    \(if: section.kind == .monday, tool(topic, voice))
    """
  }

  /// Stands where it is used: after the steps.
  private static func tool(_ topic: Topic, _ voice: Voice) -> HTML {
    guard let entry = topic.tool.map(ToolWords.entry) else { return .empty }
    return Actions(.link(entry.title, entry.address, .main, icon: .check)).html(voice)
  }

  private static func follow(_ next: [Topic], _ voice: Voice) -> HTML {
    guard !next.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "Then", fr: "Ensuite"))</h2>
      \(Card.grid(next.map { RoadmapPage.card($0, voice) }, voice))
      """
  }

  private static func sources(_ sources: [TopicText.Source], _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "How this is known", fr: "D’où on le tient"))</h2>
    <ul>
    \(sources, { source($0, voice) })</ul>

    """
  }

  private static func source(_ source: TopicText.Source, _ voice: Voice) -> HTML {
    let name: HTML = "<cite>\(voice(Bilingual(same: source.name)))</cite>"
    let address = source.address.flatMap(Address.init(elsewhere:))
    let linked: HTML = address.map { "<a\(href: $0)>\(name)</a>" } ?? name
    return "<li>\(linked), \(voice(Bilingual(same: source.publisher))), \(source.year)</li>\n"
  }

  private static func reviewed(_ topic: Topic, _ voice: Voice) -> String {
    let day = voice.date(topic.reviewed)
    return voice(
      en: "Reviewed on \(day). Laws and programmes change: check before you rely on them.",
      fr: "Révisé le \(day). Les lois et les programmes changent : vérifiez avant de vous y fier.")
  }
}
