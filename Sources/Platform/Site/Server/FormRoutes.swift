import Basics

extension Routes {
  /// A form: the page that shows it, and what is done with it once it is understood. Everything between is the same for every
  /// form, and happens here: objections, drafts, the other language, a session that ended meanwhile.
  ///
  ///     routes.form(HostingForm.form, at: "hostings/new", sentTo: "hostings", for: .signedIn) { visit, fill in
  ///       HostingPage.form(visit.frame(hasForm: true), fill)
  ///     } take: { visit, hosting in
  ///       try await HostingStore.add(hosting, to: visit.database)
  ///       return .see("/hostings")
  ///     }
  ///
  /// - Parameters:
  ///   - limit: how often it may be sent; it is shown as often as any page.
  ///   - keepsDrafts: whether what was typed may be kept. A form that asks for a password keeps nothing, and its page says so
  ///     to `Form.html` too.
  ///   - words: what sending it does, for programs that send the same fields; nil where only a page does.
  ///   - faces: fields that a program may send besides the form's own.
  ///   - page: shows the form blank, from a draft, or with what to correct.
  ///   - take: does what the form is for. A `Refusal` it throws is shown above the form, with all that was typed.
  package mutating func form<Answer: Sendable>(
    _ form: Form<Answer>, at address: StaticString, sentTo target: StaticString, for permission: Permission,
    limit: RateLimit = .usual, mostBytes: Int = Route.usualBytes, keepsDrafts: Bool = true,
    says words: Bilingual? = nil, asks faces: [FieldFace] = [],
    page: @escaping @Sendable (Visit, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    self.form(
      named: form.name, at: address, sentTo: target, for: permission, limit: limit, mostBytes: mostBytes,
      keepsDrafts: keepsDrafts, says: words, asks: form.faces + faces
    ) { _ in
      form
    } page: { visit, _, fill in
      try await page(visit, fill)
    } take: { visit, answer in
      try await take(visit, answer)
    }
  }

  /// The same for a form whose questions depend on who asks, or about whom: whose answers are councils, or the people of a list.
  ///
  /// - Parameters:
  ///   - name: as all forms that `make` gives are named.
  ///   - words: what sending it does, for programs.
  ///   - faces: what programs are told that it asks, whoever asks.
  ///   - make: declares the form for whoever asks.
  package mutating func form<Answer: Sendable>(
    named name: String, at address: StaticString, sentTo target: StaticString, for permission: Permission,
    limit: RateLimit = .usual, mostBytes: Int = Route.usualBytes, keepsDrafts: Bool = true,
    says words: Bilingual? = nil, asks faces: [FieldFace] = [],
    of make: @escaping @Sendable (Visit) async throws -> Form<Answer>,
    page: @escaping @Sendable (Visit, Form<Answer>, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    get(address, for: permission, showsForm: true) { visit in
      let fill = keepsDrafts ? try await visit.fill(of: name) : .blank
      return .page(try await page(visit, try await make(visit), fill))
    }

    let keep: Route.Keeping = { visit in try await visit.keep(visit.posted, of: name, shownAt: address) }
    post(
      target, for: permission, limit: limit, mostBytes: mostBytes, use: words.map { .doing($0, asks: faces) },
      keep: keepsDrafts ? keep : nil
    ) { visit in
      if visit.isForProgram { return try await take(visit, try await make(visit).read(visit.posted)) }
      switch FormRequest(visit.posted) {
      case .keep where keepsDrafts: return .see(try await keep(visit).text)
      case .turn(let language) where keepsDrafts:
        var response = Response.see(try await keep(visit).text)
        response.headers.add("set-cookie", Cookie.language.setting(language.rawValue))
        return response
      default: break
      }
      let form = try await make(visit)
      var visit = visit
      visit.pageAddress = visit.address(of: address)
      var fill = FormFill(visit.posted, draft: keepsDrafts ? visit.draftToken : nil)
      do {
        let response = try await take(visit, form.read(visit.posted))
        if keepsDrafts, let token = visit.draftToken {
          try await visit.drafts.discard(token, for: visit.session?.person)
        }
        return response
      } catch let messages as FormMessages {
        fill.messages = messages
        return .page(try await page(visit, form, fill), status: .unprocessable)
      } catch let refusal as Refusal where refusal.kind == .conflict || refusal.kind == .content {
        visit.notice = Notice(.problem, refusal.sentence)
        return .page(
          try await page(visit, form, fill), status: refusal.kind == .conflict ? .conflict : .unprocessable)
      }
    }
  }
}

extension Routes {
  /// A form that stands on a page of something else, and has none of its own.
  ///
  /// - Parameter page: that page, with what to correct.
  package mutating func form<Answer: Sendable>(
    _ form: Form<Answer>, sentTo target: StaticString, for permission: Permission,
    says words: Bilingual? = nil,
    page: @escaping @Sendable (Visit, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    self.form(sentTo: target, for: permission, says: words, asks: form.faces) { _ in
      form
    } page: { visit, _, fill in
      try await page(visit, fill)
    } take: { visit, answer in
      try await take(visit, answer)
    }
  }

  /// The same for a form whose questions depend on who asks, or about whom.
  ///
  /// - Parameter faces: what programs are told that it asks, whoever asks.
  package mutating func form<Answer: Sendable>(
    sentTo target: StaticString, for permission: Permission,
    says words: Bilingual? = nil, asks faces: [FieldFace] = [],
    of make: @escaping @Sendable (Visit) async throws -> Form<Answer>,
    page: @escaping @Sendable (Visit, Form<Answer>, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    post(target, for: permission, use: words.map { .doing($0, asks: faces) }) { visit in
      let form = try await make(visit)
      do {
        return try await take(visit, form.read(visit.posted))
      } catch let messages as FormMessages where !visit.isForProgram {
        return .page(
          try await page(visit, form, FormFill(visit.posted, messages: messages)), status: .unprocessable)
      } catch let refusal as Refusal where refusal.kind == .conflict && !visit.isForProgram {
        var visit = visit
        visit.notice = Notice(.problem, refusal.sentence)
        return .page(try await page(visit, form, FormFill(visit.posted)), status: .conflict)
      }
    }
  }
}

extension Visit {
  fileprivate var drafts: FormDrafts {
    let now = now
    return FormDrafts(in: database, now: { now })
  }

  /// The draft that a form was filled from, as the form says.
  fileprivate var draftToken: FormDraft.Token? { posted[FormField.draft].flatMap(FormDraft.Token.init) }

  /// What a form is shown with at first: the draft that the address names, if whoever asks may read it.
  fileprivate func fill(of form: String) async throws -> FormFill {
    guard let token = query[FormField.draft].flatMap(FormDraft.Token.init),
      let draft = try await drafts.draft(token, of: form, for: session?.person)
    else { return .blank }
    return FormFill(draft.fields, draft: draft.token)
  }

  /// Keeps what was typed, and says where it is found again.
  fileprivate func keep(
    _ fields: PostedFields, of form: String, shownAt pattern: StaticString
  ) async throws -> Address {
    let address = address(of: pattern)
    let draft = try await drafts.keep(
      fields, of: form, owner: session?.person, under: draftToken, shownAt: address)
    return address.with(FormField.draft, draft.token.text)
  }

  /// The page of that pattern, with the parameters of this visit.
  fileprivate func address(of pattern: StaticString) -> Address {
    let parts = pattern.description.split(separator: "/").map { part in
      part.hasPrefix(":") ? PercentCoding.encoded(parameters[String(part.dropFirst())] ?? "") : String(part)
    }
    return Address(local: "/" + parts.joined(separator: "/")) ?? "/"
  }
}
