import Basics
import People
import Site
import Tables

extension Round {
  /// The round as one page to read in the morning, to print and to send on: what it achieved, what to do next, every
  /// pair with its reasons, who waits and why, and how all of it was decided.
  ///
  /// It names people but gives no e-mail address, because it gets forwarded.
  package func page(lists: (newcomers: IntakeList, professionals: IntakeList), in language: Language) -> HTML
  {
    RoundPage(round: self, lists: [lists.newcomers, lists.professionals], voice: Voice(language)).html
  }
}

/// The frame of the page, and the few words that all its parts use.
struct RoundPage {
  let round: Round
  /// Newcomers first.
  let lists: [IntakeList]
  let voice: Voice

  var html: HTML {
    let title = say(
      en: "\(round.policy.title.en): who meets whom", fr: "\(round.policy.title.fr) : qui rencontre qui")
    let body: HTML = """
      <a class="skip" href="#main">\(say(en: "Skip to the content", fr: "Aller au contenu"))</a>
      \(masthead(title))
      \(contents)
      <main id="main" tabindex="-1">
      <div class="summary">
      \(achieved)
      \(todo)
      </div>
      \(corrections)
      \(pairs)
      \(waiting)
      \(professionals)
      \(newcomerIndex)
      \(method)
      </main>
      \(footer)
      """
    return Document(
      title: "\(title), \(date)", language: voice.language, style: Assets.reportStyle, body: body
    ).html
  }

  // MARK: Words

  /// Every text of the page goes through here: set in its language, and rid of e-mail addresses.
  func say(_ words: Bilingual) -> String {
    withoutAddresses(voice(words), in: voice.language)
  }

  func say(en: String, fr: String) -> String {
    say(Bilingual(en: en, fr: fr))
  }

  /// A sentence made of words that begin small because they also stand in the middle of others.
  func sentence(_ words: Bilingual) -> String {
    let text = capitalized(say(words))
    return text.hasSuffix(".") ? text : text + "."
  }

  func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  var date: String { say(round.today.words) }

  // MARK: Frame

  private func masthead(_ title: String) -> HTML {
    let under = say(
      en: "\(date). Policy “\(round.policy.name)”.", fr: "\(date). Politique « \(round.policy.name) ».")
    return """
      <header>
      <p class="brand">\(Self.twoPeople)Allies</p>
      <div><h1>\(title)</h1>
      <p class="under">\(under)</p></div>
      <dl class="lists">\(lists, listRead)</dl>
      </header>
      """
  }

  /// The mark of the page: two people, and what joins them.
  private static let twoPeople: HTML = """
    <svg viewBox="0 0 30 14" aria-hidden="true"><path d="M7 7h16"/><circle cx="7" cy="7" r="5"/>\
    <circle class="ring" cx="23" cy="7" r="5"/></svg>
    """

  private func listRead(_ list: IntakeList) -> HTML {
    let read = voice.count(list.profiles.count, en: ("person", "people"), fr: ("personne", "personnes"))
    let refused = voice.count(
      list.refused.count, en: ("row refused", "rows refused"), fr: ("ligne refusée", "lignes refusées"))
    let title = capitalized(say(list.side.title))
    let counts = say(en: "\(read) read, \(refused)", fr: "\(read), \(refused)")
    let file = say(Bilingual(same: list.origin.file))
    return "<div><dt>\(title)</dt><dd><span class=\"file\">\(file)</span> \(counts)</dd></div>\n"
  }

  private var contents: HTML {
    let label = say(en: "On this page", fr: "Sur cette page")
    return "<nav aria-label=\"\(label)\"><ul>\n\(Part.allCases.filter(isShown), link)</ul></nav>"
  }

  private func link(to part: Part) -> HTML {
    let number: HTML = count(of: part).map { " <span>\(voice.number($0))</span>" } ?? .empty
    return "<li><a href=\"#\(part.rawValue)\">\(say(part.title))\(number)</a></li>\n"
  }

  private var footer: HTML {
    let note = say(
      en: "This page names people: pass it on only to those who arrange these meetings. Made with Allies.",
      fr: "Cette page nomme des personnes : ne la transmettez qu’à celles qui organisent ces rencontres. "
        + "Produite avec Allies.")
    return "<footer><p>\(note)</p></footer>"
  }
}

extension RoundPage {
  /// What the page is made of, in the order of the morning. The raw value is its address on the page.
  enum Part: String, CaseIterable {
    case achieved, todo, exclusions, rows, assumptions, shortages, pairs, waiting, professionals, newcomers,
      method

    var title: Bilingual {
      switch self {
      case .achieved: Bilingual(en: "What this round achieves", fr: "Ce que donne ce cycle")
      case .todo: Bilingual(en: "What to do next", fr: "Ce qu’il reste à faire")
      case .exclusions: Bilingual(en: "Exclusions to settle", fr: "Exclusions à régler")
      case .rows: Bilingual(en: "Rows to correct", fr: "Lignes à corriger")
      case .shortages: Bilingual(en: "Professionals to look for", fr: "Professionnels à trouver")
      case .assumptions: Bilingual(en: "Readings to check", fr: "Lectures à vérifier")
      case .pairs: Bilingual(en: "Who meets whom", fr: "Qui rencontre qui")
      case .waiting: Bilingual(en: "Who still waits", fr: "Qui attend encore")
      case .professionals: Bilingual(en: "Professionals, A–Z", fr: "Professionnels, A–Z")
      case .newcomers: Bilingual(en: "Newcomers, A–Z", fr: "Nouveaux arrivants, A–Z")
      case .method: Bilingual(en: "How it was decided", fr: "Comment la décision est prise")
      }
    }
  }

  /// Parts that only tell of trouble are left out where there is none; the others say that they are empty.
  func isShown(_ part: Part) -> Bool {
    switch part {
    case .exclusions, .rows, .shortages, .assumptions: count(of: part) ?? 0 > 0
    default: true
    }
  }

  func count(of part: Part) -> Int? {
    switch part {
    case .achieved, .todo, .method: nil
    case .exclusions: round.unresolved.count
    case .rows: lists.reduce(0) { $0 + $1.refused.count }
    case .shortages: round.shortages.count
    case .assumptions: lists.reduce(0) { $0 + $1.notices.count } + round.notices.count
    case .pairs: round.pairs.count
    case .waiting: round.waiting.count
    case .professionals: round.professionals.count
    case .newcomers: round.newcomers.count
    }
  }

  func section(_ part: Part, _ content: HTML) -> HTML {
    guard isShown(part) else { return .empty }
    let id = part.rawValue
    return """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(say(part.title))</h2>
      \(content)
      </section>

      """
  }

  func paragraph(_ text: String) -> HTML { "<p>\(text)</p>\n" }
}
