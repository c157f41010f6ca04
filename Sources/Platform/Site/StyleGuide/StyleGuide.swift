import Basics

/// Every component in every state, on one page in each language: what a page of an area can be made of, and how the site is
/// judged. Whoever changes the look changes it here first.
package struct StyleGuide {
  let voice: Voice
  let frame: Frame

  package static func page(_ frame: Frame) -> HTML {
    var frame = Cast.framed(frame).titled(en: "Style guide", fr: "Guide de style")
    frame.notice = Notice(
      .done,
      Bilingual(
        en: "Amina Belaïd and Hélène Roy were told: they can meet.",
        fr: "Amina Belaïd et Hélène Roy sont prévenues : elles peuvent se rencontrer."),
      next: NavigationEntry(Bilingual(en: "See the partnership", fr: "Voir le jumelage"), "/partnerships/7"))
    return Layout.page(frame, body: Self(voice: frame.voice, frame: frame).body)
  }

  private var body: HTML {
    let lead = voice(
      en:
        "A skilled newcomer should meet the right professional in days, and the person who arranges it should "
        + "know why. Pages are calm, exact and warm so that she can think.",
      fr: "Une personne qualifiée qui arrive devrait rencontrer en quelques jours la bonne personne de son "
        + "domaine, et celle qui organise la rencontre devrait savoir pourquoi. Des pages calmes, exactes et "
        + "chaleureuses lui laissent l’esprit libre.")
    return """
      <h1>\(voice(frame.title))</h1>
      <p class="lead">\(lead)</p>
      \(Contents(Part.allCases.map { ($0.rawValue, $0.title) }).html(voice, beside: .each(Part.allCases, section)))
      """
  }

  private func section(_ part: Part) -> HTML {
    """
    <section id="\(part.rawValue)" aria-labelledby="\(part.rawValue)-title">
    <h2 id="\(part.rawValue)-title">\(voice(part.title))</h2>
    \(content(of: part))</section>

    """
  }

  private func content(of part: Part) -> HTML {
    switch part {
    case .identity: identity
    case .words: words
    case .actions: actions
    case .messages: messages
    case .people: people
    case .ways: ways
    case .forms: forms
    case .tables: tables
    case .charts: charts
    }
  }

  /// A sample under its heading, with what it is for.
  func sample(_ title: Bilingual, _ purpose: Bilingual? = nil, _ sample: HTML) -> HTML {
    "<h3 class=\"sample\">\(voice(title))</h3>\n\(purpose.map { "<p class=\"purpose\">\(voice($0))</p>\n" })\(sample)"
  }

  /// The parts of the page, in their order; the raw value is the address on the page.
  enum Part: String, CaseIterable {
    case identity, words, actions, messages, people, ways, forms, tables, charts

    var title: Bilingual {
      switch self {
      case .identity: Bilingual(en: "Identity", fr: "Identité")
      case .words: Bilingual(en: "Words and figures", fr: "Mots et chiffres")
      case .actions: Bilingual(en: "Actions", fr: "Actions possibles")
      case .messages: Bilingual(en: "What the site says", fr: "Ce que dit le site")
      case .people: Bilingual(en: "People and things", fr: "Personnes et choses")
      case .ways: Bilingual(en: "Finding one’s way", fr: "S’orienter")
      case .forms: Bilingual(en: "Forms", fr: "Formulaires")
      case .tables: Bilingual(en: "Tables", fr: "Tableaux")
      case .charts: Bilingual(en: "Charts", fr: "Graphiques")
      }
    }
  }
}
