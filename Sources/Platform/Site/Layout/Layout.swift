import Basics

/// The page around what a page shows: head, skip link, navigation, notice, footer.
package enum Layout {
  /// - Parameter body: what stands inside `<main>`, its `<h1>` first.
  package static func page(_ frame: Frame, body: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="\(frame.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(frame.voice(frame.title)) – Allies</title>
    <link rel="stylesheet"\(href: SiteAsset.style.address)>
    <link rel="icon" type="image/svg+xml"\(href: SiteAsset.mark.address)>
    <link rel="alternate" hreflang="\(frame.language.other.rawValue)"\(href: frame.otherLanguage)>
    <script type="module"\(source: SiteAsset.script.address)></script>
    </head>
    <body>
    <a class="skip" href="#main">\(frame.voice(skip))</a>
    \(header(frame))
    \(breadcrumbs(frame))<main id="main" tabindex="-1">
    \(frame.notice?.html(frame.voice))\(body)
    </main>
    \(footer(frame))
    \(Tie.definitions)</body>
    </html>

    """
  }

  // MARK: Above

  private static func header(_ frame: Frame) -> HTML {
    """
    <header class="masthead">
    <a class="brand" href="/">\(mark)<span>Allies</span></a>
    \(navigation(frame))\
    <div class="aside">\(account(frame))\(language(frame))</div>
    </header>
    """
  }

  /// Two people, and what joins them.
  private static let mark: HTML = """
    <svg class="mark" viewBox="0 0 30 14" aria-hidden="true"><path d="M7 7h16"/>\
    <circle cx="7" cy="7" r="5"/><circle class="ring" cx="23" cy="7" r="5"/></svg>
    """

  private static func navigation(_ frame: Frame) -> HTML {
    guard !frame.navigation.isEmpty else { return .empty }
    return """
      <nav class="sections" aria-label="\(frame.voice(sections))"><ul>\
      \(frame.navigation, { entry($0, in: frame) })</ul></nav>

      """
  }

  private static func entry(_ entry: NavigationEntry, in frame: Frame) -> HTML {
    let isHere = entry.leads(to: frame.section ?? frame.address)
    return """
      <li><a\(href: entry.address)\(Attributes(isHere ? .value("aria-current", "page") : nil))>\
      \(frame.voice(entry.title))</a></li>
      """
  }

  private static func account(_ frame: Frame) -> HTML {
    guard let person = frame.signedIn else { return .empty }
    return """
      <a class="person"\(href: person.account)>\(person.name)</a>\
      <form method="post"\(action: person.leave)>\(token(frame))<button class="plain">\(frame.voice(leave))</button></form>
      """
  }

  /// A link to the same page in the other language, named in that language; where a form keeps drafts, a button that sends it.
  private static func language(_ frame: Frame) -> HTML {
    let other = frame.language.other
    if let form = frame.draftForm {
      return """
        <button class="plain language" form="\(form)" name="\(FormField.language)" value="\(other.rawValue)" formnovalidate \
        lang="\(other.rawValue)">\(other.ownName)</button>
        """
    }
    return """
      <a class="language"\(href: frame.otherLanguage) lang="\(other.rawValue)" hreflang="\(other.rawValue)">\(other.ownName)</a>
      """
  }

  private static func breadcrumbs(_ frame: Frame) -> HTML {
    guard !frame.breadcrumbs.isEmpty else { return .empty }
    return """
      <nav class="way" aria-label="\(frame.voice(way))"><ol>\
      \(frame.breadcrumbs, { "<li><a\(href: $0.address)>\(frame.voice($0.title))</a></li>" })</ol></nav>

      """
  }

  /// What proves that a form was made by this site.
  package static func token(_ frame: Frame) -> HTML {
    guard let token = frame.csrfToken else { return .empty }
    return "<input type=\"hidden\" name=\"\(FormField.token)\" value=\"\(token)\">"
  }

  /// A field that is sent along and not shown.
  package static func hidden(_ field: PostedFields.Field) -> HTML {
    "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
  }

  // MARK: Below

  private static func footer(_ frame: Frame) -> HTML {
    "<footer class=\"colophon\"><p>\(frame.voice(about))</p></footer>"
  }

  // MARK: Words

  private static let skip = Bilingual(en: "Skip to the content", fr: "Aller au contenu")
  private static let sections = Bilingual(en: "Sections", fr: "Rubriques")
  private static let way = Bilingual(en: "Where you are", fr: "Où vous êtes")
  private static let leave = Bilingual(en: "Sign out", fr: "Fermer la session")
  private static let about = Bilingual(
    en: "Allies brings skilled newcomers and the professionals of their field together.",
    fr: "Allies réunit les nouveaux arrivants qualifiés et les professionnels de leur domaine.")
}

extension Frame {
  /// The same page in the other language, by `FormField.language` in its query.
  var otherLanguage: Address { address.with(FormField.language, language.other.rawValue) }
}
