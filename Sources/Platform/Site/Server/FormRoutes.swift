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
  ///   - page: shows the form blank, from a draft, or with what to correct.
  ///   - take: does what the form is for. A `Refusal` it throws is shown above the form, with all that was typed.
  package mutating func form<Answer: Sendable>(
    _ form: Form<Answer>, at address: StaticString, sentTo target: StaticString, for permission: Permission,
    limit: RateLimit = .usual, mostBytes: Int = Route.usualBytes,
    page: @escaping @Sendable (Visit, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    self.form(
      named: form.name, at: address, sentTo: target, for: permission, limit: limit, mostBytes: mostBytes
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
  /// - Parameter make: declares the form, by the same name each time.
  package mutating func form<Answer: Sendable>(
    named name: String, at address: StaticString, sentTo target: StaticString, for permission: Permission,
    limit: RateLimit = .usual, mostBytes: Int = Route.usualBytes,
    of make: @escaping @Sendable (Visit) async throws -> Form<Answer>,
    page: @escaping @Sendable (Visit, Form<Answer>, FormFill) async throws -> HTML,
    take: @escaping @Sendable (Visit, Answer) async throws -> Response
  ) {
    get(address, for: permission) { visit in
      .page(try await page(visit, try await make(visit), try await visit.fill(of: name)))
    }

    let keep: Route.Keeping = { visit in try await visit.keep(visit.posted, of: name, shownAt: address) }
    post(target, for: permission, limit: limit, mostBytes: mostBytes, keep: keep) { visit in
      switch FormRequest(visit.posted) {
      case .keep: return .see(try await keep(visit).text)
      case .turn(let language):
        var response = Response.see(try await keep(visit).text)
        response.headers.add("set-cookie", Cookie.language.setting(language.rawValue))
        return response
      case .send: break
      }
      let form = try await make(visit)
      var fill = FormFill(visit.posted, draft: visit.draftToken)
      do {
        let response = try await take(visit, try form.read(visit.posted))
        if let token = visit.draftToken { try await visit.drafts.discard(token, for: visit.session?.person) }
        return response
      } catch let messages as FormMessages {
        fill.messages = messages
        return .page(try await page(visit, form, fill), status: .unprocessable)
      } catch let refusal as Refusal where refusal.kind == .conflict || refusal.kind == .content {
        var visit = visit
        visit.notice = Notice(.problem, refusal.sentence)
        return .page(
          try await page(visit, form, fill), status: refusal.kind == .conflict ? .conflict : .unprocessable)
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
    let parts = pattern.description.split(separator: "/").map { part in
      part.hasPrefix(":") ? PercentCoding.encoded(parameters[String(part.dropFirst())] ?? "") : String(part)
    }
    let address = Address(local: "/" + parts.joined(separator: "/")) ?? "/"
    let draft = try await drafts.keep(
      fields, of: form, owner: session?.person, under: draftToken, shownAt: address)
    return address.with(FormField.draft, draft.token.text)
  }
}
