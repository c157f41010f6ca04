import Basics

/// One of several things of a kind: its name, which leads to it, what is known of it, and what can be done.
package struct Card: Sendable {
  package let title: Bilingual
  package let address: Address?
  package let badge: Badge?
  package let content: HTML
  package let actions: [Action]

  package init(
    _ title: Bilingual, at address: Address? = nil, badge: Badge? = nil, actions: [Action] = [], content: HTML
  ) {
    self.title = title
    self.address = address
    self.badge = badge
    self.actions = actions
    self.content = content
  }

  package func html(_ voice: Voice) -> HTML {
    let name: HTML = address.map { "<a\(href: $0)>\(voice(title))</a>" } ?? "\(voice(title))"
    return """
      <article class="card"><header><h3>\(name)</h3>\(badge?.html(voice))</header>
      \(content)\
      \(if: !actions.isEmpty, "<div class=\"actions\">\(actions, { $0.html(voice) })</div>\n")</article>

      """
  }

  /// Cards beside and below each other, as there is room.
  package static func grid(_ cards: [Card], _ voice: Voice) -> HTML {
    "<div class=\"cards\">\(cards, { $0.html(voice) })</div>\n"
  }
}

/// A person in a few lines: which side they stand on, who they are, and what is to be known before the rest is read.
package struct PersonSummary: Sendable {
  package enum Side: Sendable {
    case newcomer, professional
  }

  package let name: String
  package let side: Side
  package let address: Address?
  /// Their occupation and where it was learnt, or whom they work for; as they wrote it.
  package let line: String
  package let badges: [Badge]
  /// Short, in the order of weight: the city, the languages, the licence.
  package let facts: [String]

  package init(
    _ name: String, _ side: Side, at address: Address? = nil, line: String, badges: [Badge] = [],
    facts: [String] = []
  ) {
    self.name = name
    self.side = side
    self.address = address
    self.line = line
    self.badges = badges
    self.facts = facts
  }

  package func html(_ voice: Voice) -> HTML {
    let linked: HTML = address.map { "<a\(href: $0)><bdi>\(name)</bdi></a>" } ?? "<bdi>\(name)</bdi>"
    let role = voice(
      side == .newcomer
        ? Bilingual(en: "seeks a meeting", fr: "cherche une rencontre")
        : Bilingual(en: "offers meetings", fr: "offre des rencontres"))
    return """
      <div class="someone \(side == .newcomer ? "newcomer" : "professional")">
      <p class="name">\(linked) <span class="side">\(role)</span></p>
      <p class="line"><bdi>\(line)</bdi></p>
      \(if: !facts.isEmpty, "<ul class=\"inline\">\(facts, { "<li><bdi>\($0)</bdi></li>" })</ul>\n")\
      \(if: !badges.isEmpty, "<p class=\"badges\">\(badges, { $0.html(voice) })</p>\n")</div>

      """
  }
}
