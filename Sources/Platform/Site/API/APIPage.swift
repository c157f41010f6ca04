import Basics

/// What programs can ask, as a page: the same routes that make the OpenAPI.
struct APIPage {
  let api: OpenAPI
  let frame: Frame

  private var voice: Voice { frame.voice }

  var html: HTML {
    let frame = frame.titled(Self.title)
    let parts = [("asking", Self.asking)] + groups.map { ($0.id, $0.title) } + [("answers", Self.answers)]
    let sections: HTML = """
      \(section("asking", Self.asking, general))\
      \(groups, { group in section(group.id, group.title, .each(group.routes, route)) })\
      \(section("answers", Self.answers, .each(objects, object)))
      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(Self.title))</h1>
        <p class="lead">\(voice(Self.lead))</p>
        \(Contents(parts).html(voice, beside: sections))
        """)
  }

  private func section(_ id: String, _ title: Bilingual, _ content: HTML) -> HTML {
    """
    <section id="\(id)" aria-labelledby="\(id)-title">
    <h2 id="\(id)-title">\(voice(title))</h2>
    \(content)</section>

    """
  }

  // MARK: How to ask

  private var general: HTML {
    let parts: [(Bilingual, Bilingual)] = [
      (Bilingual(en: "Tokens", fr: "Jetons"), Self.tokens),
      (Bilingual(en: "Asking", fr: "Demander"), Self.accept),
      (Bilingual(en: "Sending", fr: "Envoyer"), Self.sending),
      (Bilingual(en: "What goes wrong", fr: "Ce qui ne va pas"), Self.problem),
      (Bilingual(en: "Long lists", fr: "Longues listes"), Self.paging),
      (Bilingual(en: "Sending twice", fr: "Envoyer deux fois"), Self.idempotency),
      (Bilingual(en: "Limits", fr: "Limites"), Self.limits),
    ]
    let facts = Facts(parts.map { part in .html(part.0) { "\($0(part.1))" } })
    return """
      <p><code>curl -H "Authorization: Bearer allies_…" -H "Accept: application/json" …/people</code></p>
      \(facts.html(voice))\
      <p><a\(href: "/api/openapi.json")>\(voice(Self.openAPI))</a></p>

      """
  }

  // MARK: Routes

  private struct Group {
    let id: String
    let title: Bilingual
    let routes: [Route]
  }

  /// By what a token must hold, in the order in which addresses come.
  private var groups: [Group] {
    var found: [Group] = []
    for route in api.routes {
      let scope = route.permission.scope
      let id = "scope-" + (scope?.name ?? "open")
      if let place = found.firstIndex(where: { $0.id == id }) {
        found[place] = Group(id: id, title: found[place].title, routes: found[place].routes + [route])
      } else {
        let title = scope.map { Bilingual(en: sentence($0.words.en), fr: sentence($0.words.fr)) }
        found.append(Group(id: id, title: title ?? Self.open, routes: [route]))
      }
    }
    return found
  }

  private func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  private func route(_ route: Route) -> HTML {
    guard let use = route.use else { return .empty }
    let scope = route.permission.scope?.needed(for: route.method)
    return """
      <details id="\(route.operation)"><summary>\(voice(use.words)) \
      <code>\(route.method.rawValue) \(route.path)</code></summary>
      \(if: scope != nil, "<p>\(voice(Self.takes)) <code>\(scope ?? "")</code></p>\n")\
      \(members(use.asks.map(\.member), route.method.isSafe ? Self.query : Self.body))\
      <p>\(voice(Self.gives)) \(type(use.answer))</p></details>

      """
  }

  private func members(_ members: [JSONSchema.Member], _ title: Bilingual) -> HTML {
    guard !members.isEmpty else { return .empty }
    return "<p>\(voice(title))</p>\n\(facts(members, saysOptional: true))"
  }

  private func facts(_ members: [JSONSchema.Member], saysOptional: Bool) -> HTML {
    let optional: HTML = " <span class=\"optional\">(\(voice(FieldWords.optional)))</span>"
    return Facts(
      members.map { member in
        .html(Bilingual(same: member.name)) { voice in
          """
          \(type(saysOptional ? member.schema.present : member.schema))\
          \(if: saysOptional && !member.isRequired, optional)\
          \(member.words.map { "<br>\(voice($0))" })
          """
        }
      }
    ).html(voice)
  }

  // MARK: Answers

  /// Everything that has a name in answers, once each.
  private var objects: [JSONSchema.Object] {
    var named: [String: JSONSchema.Object] = [:]
    for object in ([Problem.shape.schema] + api.routes.compactMap(\.use?.answer)).flatMap(\.named) {
      named[object.name ?? ""] = object
    }
    return named.sorted { $0.key < $1.key }.map(\.value)
  }

  private func object(_ object: JSONSchema.Object) -> HTML {
    let name = object.name ?? ""
    return """
      <h3 id="answer-\(name)"><code>\(name)</code></h3>
      \(object.words.map { "<p>\(voice($0))</p>\n" })\(facts(object.members, saysOptional: false))
      """
  }

  /// What stands in a place, in words.
  private func type(_ schema: JSONSchema) -> HTML {
    switch schema {
    case .text(let text): return words(of: text)
    case .number(nil): return "\(voice(en: "a whole number", fr: "un nombre entier"))"
    case .number(let range?):
      let (first, last) = (voice.number(range.lowerBound), voice.number(range.upperBound))
      return
        "\(voice(en: "a whole number from \(first) to \(last)", fr: "un nombre entier de \(first) à \(last)"))"
    case .flag: return "<code>true</code>, <code>false</code>"
    case .choice(let values):
      let all: HTML = .each(values.enumerated()) { place, value in
        "\(if: place > 0, ", ")<code>\(value)</code>"
      }
      return "\(voice(en: "one of", fr: "un de")) \(all)"
    case .list(let element, _): return "\(voice(en: "a list:", fr: "une liste\u{A0}:")) \(type(element))"
    case .nullable(let schema): return "\(type(schema)), \(voice(en: "or", fr: "ou")) <code>null</code>"
    case .object(let object):
      guard let name = object.name else { return facts(object.members, saysOptional: false) }
      return "<a href=\"#answer-\(name)\"><code>\(name)</code></a>"
    }
  }

  private func words(of text: JSONSchema.Text) -> HTML {
    let most = text.most.map { voice.number($0) }
    let kind =
      switch text.format?.description {
      case "date": voice(en: "a day, 2026-11-22", fr: "un jour, 2026-11-22")
      case "date-time": voice(en: "a moment, 2026-11-22T10:13:00Z", fr: "un moment, 2026-11-22T10:13:00Z")
      case "email": voice(en: "an e-mail address", fr: "une adresse de courriel")
      default: voice(en: "a text", fr: "un texte")
      }
    let limit = most.map { voice(en: ", at most \($0) letters", fr: ", au plus \($0) caractères") }
    return "\(kind)\(limit ?? "")"
  }
}
