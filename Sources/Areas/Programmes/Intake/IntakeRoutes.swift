import Basics
import Identity
import Mail
import People
import Site
import Storage

/// Applying without an account. A form that was begun is opened by its link as often as somebody looks; it is sent once.
struct IntakeRoutes: Sendable {
  let clock: DayClock

  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    let intake = IntakeRoutes(clock: clock)
    intake.declareOffers(&routes)
    intake.declareForm(&routes)
    intake.declareStops(&routes)
    routes.get("apply/occupations", for: .everybody, limit: .lookUp) { visit in occupations(visit) }
  }

  // MARK: What is offered

  private func declareOffers(_ routes: inout Routes) {
    routes.get("apply/:keeper", for: .everybody) { visit in
      let access = Access.visitor(of: try visit.parameter("keeper", as: ID<Keeper>.self), at: visit.now)
      let found = try await visit.database.behind(access.wall).read { connection in
        (
          try KeeperStore(connection).keeper(access.council),
          try IntakeOpeningStore(connection, access).all()
        )
      }
      guard let council = found.0, council.kind == .council else { throw Visit.nothingThere }
      return .page(IntakePage.offers(visit.frame(), council, found.1))
    }
    routes.get("apply/:keeper/:opening/:side", for: .everybody, showsForm: true) { visit in
      guard let opening = try await offered(visit) else { return shut(visit) }
      return .page(IntakePage.offer(visit.frame(hasForm: true), opening))
    }
    routes.post("apply/:keeper/:opening/:side", for: .everybody, limit: .application) { visit in
      guard let opening = try await offered(visit) else { return shut(visit) }
      let (now, language) = (visit.now, visit.language)
      // The form is nobody's yet, and has no wall of its own.
      let secret = try await visit.database.behind(.open).write { connection in
        try IntakeDraftStore(connection, at: now).begin(
          opening.programme.id, of: opening.council.id, as: opening.side, version: opening.version,
          in: language)
      }
      return .see(IntakePage.address(secret.text, IntakeStep.who.rawValue).text)
    }
  }

  /// The form that the address names; nil where it takes no applications.
  private func offered(_ visit: Visit) async throws -> IntakeOpening? {
    let access = Access.visitor(of: try visit.parameter("keeper", as: ID<Keeper>.self), at: visit.now)
    let (id, side) = (
      try visit.parameter("opening", as: ID<Programme>.self), try visit.parameter("side", as: Side.self)
    )
    let found = try await visit.database.behind(access.wall).read { connection in
      (
        try ProgrammeStore(connection, access).programme(id),
        try IntakeOpeningStore(connection, access).opening(of: id, side)
      )
    }
    guard found.0 != nil else { throw Visit.nothingThere }
    return found.1
  }

  private func shut(_ visit: Visit, _ draft: IntakeDraft? = nil) -> Response {
    .page(IntakePage.shut(visit.frame(), kept: draft.map { clock.day($0.expires) }), status: .conflict)
  }

  // MARK: The form

  /// A form that was begun, as it is asked now.
  private struct Begun: Sendable {
    let secret: String
    let draft: IntakeDraft
    let form: IntakeForm
  }

  /// What the link of an address leads to.
  private enum Found: Sendable {
    case begun(Begun)
    /// There is nothing to fill in: a page says why.
    case page(Response)
  }

  private func find(_ visit: Visit) async throws -> Found {
    let sent = try visit.parameter("secret", as: String.self)
    let now = visit.now
    guard let secret = Secret(sent) else { return .page(over(visit)) }
    // Whoever has the secret may go on; who that is, nobody knows.
    let found = try await visit.database.behind(.open).read { connection -> (IntakeDraft, IntakeOpening?)? in
      guard let draft = try IntakeDraftStore(connection, at: now).draft(secret) else { return nil }
      let store = IntakeOpeningStore(connection, draft.access(at: now))
      return (draft, try store.opening(of: draft.programme, draft.side))
    }
    guard let (draft, opening) = found else { return .page(over(visit)) }
    if let sent = draft.sent { return .page(.page(IntakePage.sent(visit.frame(), on: clock.day(sent)))) }
    guard let opening else { return .page(shut(visit, draft)) }
    let typed = (try? PostedFields(query: draft.answers)) ?? PostedFields()
    return .begun(
      Begun(
        secret: secret.text, draft: draft,
        form: IntakeForm(opening: opening, typed: typed, language: visit.language, today: clock.day(now))))
  }

  private func over(_ visit: Visit) -> Response {
    .page(IntakePage.over(visit.frame()), status: .notFound)
  }

  private func declareForm(_ routes: inout Routes) {
    routes.get("my-application/:secret", for: .everybody) { visit in
      guard case .begun(let begun) = try await find(visit) else { return try await page(visit) }
      return on(begun, to: begun.form.firstOpen(at: visit.now) ?? .check)
    }
    routes.get("my-application/:secret/:step", for: .everybody, showsForm: true) { visit in
      guard case .begun(let begun) = try await find(visit) else { return try await page(visit) }
      let step = try step(visit, of: begun)
      return .page(show(visit, begun, step))
    }
    routes.post("my-application/:secret/:step", for: .everybody) { visit in
      guard case .begun(let begun) = try await find(visit) else { return try await page(visit) }
      try visit.ask(.application, account: begun.draft.id.description)
      let step = try step(visit, of: begun)
      return step == .check ? try await send(visit, begun) : try await take(visit, begun, step)
    }
  }

  private func on(_ begun: Begun, to step: IntakeStep) -> Response {
    .see(IntakePage.address(begun.secret, step.rawValue).text)
  }

  /// The page that stands where there is nothing to fill in.
  private func page(_ visit: Visit) async throws -> Response {
    guard case .page(let response) = try await find(visit) else { throw Visit.nothingThere }
    return response
  }

  private func step(_ visit: Visit, of begun: Begun) throws -> IntakeStep {
    let step = try visit.parameter("step", as: IntakeStep.self)
    guard begun.form.opening.steps.contains(step) else { throw Visit.nothingThere }
    return step
  }

  private func show(
    _ visit: Visit, _ begun: Begun, _ step: IntakeStep, _ messages: FormMessages = FormMessages()
  )
    -> HTML
  {
    var frame = visit.frame(hasForm: true)
    if visit.notice == nil, begun.draft.version != begun.form.opening.version { frame.notice = Self.changed }
    if visit.query["open"] != nil { frame.notice = Self.notRight }
    if step == .check { return IntakePage.check(frame, begun.form, begun.secret) }
    var shown = begun.form.typed
    if step == .coding, let code = begun.form.likelyCode {
      shown = PostedFields(shown.fields.filter { $0.name != "code" } + [PostedFields.Field("code", code)])
    }
    return IntakePage.step(frame, begun.form, step, begun.secret, FormFill(shown, messages: messages))
  }

  /// Keeps what was typed, whatever it is, and goes on where it is right.
  private func take(_ visit: Visit, _ begun: Begun, _ step: IntakeStep) async throws -> Response {
    let now = visit.now
    var language = visit.language
    if case .turn(let other) = FormRequest(visit.posted) { language = other }
    let form = begun.form
    let typed = form.typed(visit.posted, on: step)
    let (draft, version, tongue) = (begun.draft, form.opening.version, language)
    try await visit.database.behind(.open).write { connection in
      try IntakeDraftStore(connection, at: now).keep(typed.query, in: draft, version: version, tongue)
    }
    let next = IntakeForm(opening: form.opening, typed: typed, language: form.language, today: form.today)
    let after = Begun(secret: begun.secret, draft: begun.draft, form: next)
    switch FormRequest(visit.posted) {
    case .keep: return .see(IntakePage.address(begun.secret, "later").text)
    case .turn(let language):
      var response = on(begun, to: step)
      response.headers.add("set-cookie", Cookie.language.setting(language.rawValue))
      return response
    case .send: break
    }
    do throws(FormMessages) {
      _ = try next.form(step).read(typed)
    } catch {
      return .page(show(visit, after, step, error), status: .unprocessable)
    }
    let rest = form.opening.steps.drop { $0 != step }.dropFirst()
    // Whoever chose the code while typing has confirmed it.
    return on(begun, to: rest.first { $0 != .coding || !next.isCoded } ?? .check)
  }

  // MARK: Sending

  private func send(_ visit: Visit, _ begun: Begun) async throws -> Response {
    let (now, clock) = (visit.now, clock)
    let submission: IntakeSubmission
    do throws(IncompleteIntake) {
      submission = try begun.form.submission(at: now)
    } catch {
      return .see(IntakePage.address(begun.secret, error.step.rawValue).with("open", "1").text)
    }
    let (draft, opening, origin, database) = (
      begun.draft, begun.form.opening, visit.origin, visit.database.behind(.open)
    )
    try await database.write { connection in
      let ticket = try IntakeSubmissionStore(connection, at: now, clock).send(
        submission, of: draft, in: opening)
      guard
        let letter = IntakeLetterWords.arrival(
          to: submission.person, at: submission.keeper.name, ticket, from: origin)
      else { return }
      try Outbox(database, queue: JobQueue(now: { now }), now: { now }).add(letter, in: connection)
    }
    return .see(IntakePage.start(begun.secret).text)
  }

  // MARK: Stopping on the way

  private func declareStops(_ routes: inout Routes) {
    routes.get("my-application/:secret/later", for: .everybody, showsForm: true) { visit in
      guard case .begun(let begun) = try await find(visit) else { return try await page(visit) }
      return .page(
        later(visit, begun, FormFill(PostedFields(begun.form.typed.fields.filter { $0.name == "email" }))))
    }
    routes.post("my-application/:secret/letter", for: .everybody, limit: .sendsMail) { visit in
      guard case .begun(let begun) = try await find(visit) else { return try await page(visit) }
      let typed: String
      do throws(FormMessages) {
        typed = try IntakeLinkForm.form.read(visit.posted)
      } catch {
        return .page(later(visit, begun, FormFill(visit.posted, messages: error)), status: .unprocessable)
      }
      guard let address = MailAddress(typed) else { throw Visit.nothingThere }
      // Neither a mailbox nor a form is the way to many letters.
      try visit.ask(.sendsMail, account: address.key)
      try visit.ask(.sendsMail, account: begun.draft.id.description)
      let (now, origin, language, secret) = (visit.now, visit.origin, visit.language, Secret(begun.secret))
      let (database, day) = (visit.database.behind(.open), clock.day(begun.draft.expires))
      if let secret {
        try await database.write { connection in
          let letter = IntakeLetterWords.draft(to: address, in: language, secret, from: origin, until: day)
          try Outbox(database, queue: JobQueue(now: { now }), now: { now }).add(letter, in: connection)
        }
      }
      return .page(IntakePage.mailed(visit.frame(), begun.secret))
    }
  }

  private func later(_ visit: Visit, _ begun: Begun, _ fill: FormFill) -> HTML {
    IntakePage.later(
      visit.frame(hasForm: true), begun.secret, at: visit.origin, until: clock.day(begun.draft.expires), fill)
  }

  // MARK: Occupations

  /// What an occupation may be, for the script that shows it while somebody types: at most five, each with its reason.
  private static func occupations(_ visit: Visit) -> Response {
    let words = String((visit.query["find"] ?? "").prefix(200))
    let voice = visit.voice
    let found = OccupationCoding(words).candidates.prefix(IntakeForm.mostCodes)
    return .json(
      suggestions.json(
        found.map { candidate in
          Suggestion(
            code: candidate.code, title: voice(candidate.title),
            reason: candidate.reasons.map { voice(OccupationCoding.words($0)) } ?? "")
        }))
  }

  private struct Suggestion: Sendable {
    let code: String
    let title: String
    let reason: String
  }

  private static let suggestions = JSONShape<Suggestion>(
    "OccupationSuggestion",
    Bilingual(en: "What an occupation may be, and why", fr: "Ce qu’une profession peut être, et pourquoi"),
    JSONPart("code", .text) { $0.code }, JSONPart("title", .text) { $0.title },
    JSONPart("reason", .text) { $0.reason }
  ).list

  // MARK: Words

  private static let changed = Notice(
    .note,
    Bilingual(
      en:
        "The programme has changed its questions since you began. What you wrote is kept; look it over before you send it.",
      fr:
        "Le programme a modifié ses questions depuis que vous avez commencé. Vos réponses sont conservées ; relisez-les avant l’envoi."
    ))

  private static let notRight = Notice(
    .warning,
    Bilingual(
      en: "One thing is missing on this page before you can send.",
      fr: "Il manque une chose sur cette page avant l’envoi."))
}
