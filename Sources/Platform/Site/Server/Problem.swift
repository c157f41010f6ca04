import Basics
import Storage

/// Why a request is not answered with what was asked for, in words for whoever asked.
struct Problem: Error, Sendable {
  let status: Status
  let title: Bilingual
  /// What it means, and what to do.
  let advice: Bilingual
  /// Fields that belong to the status, such as how long to wait.
  var headers = Headers()
  /// What to correct in what was sent, field by field.
  var messages = FormMessages()
  /// Where to go from here, besides the first page.
  var next: NavigationEntry?
  /// Whether it is a failure of ours, which is logged with its cause.
  var cause: String?

  init(
    _ status: Status, title: Bilingual, advice: Bilingual, headers: Headers = Headers(), cause: String? = nil
  ) {
    self.status = status
    self.title = title
    self.advice = advice
    self.headers = headers
    self.cause = cause
  }

  /// The one place where an error becomes an answer.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal: self.init(refusal)
    case let messages as FormMessages:
      self = ProblemWords.toCorrect
      self.messages = messages
    case let unreadable as PostedFields.Unreadable: self = .of(Status(unreadable.status))
    case let body as BodyProblem: self.init(body)
    case let storage as StorageError: self.init(storage)
    case let exceeded as RateExceeded: self = ProblemWords.tooOften(exceeded)
    case is CancellationError: self = .of(.unavailable, waiting: 5)
    // The words of an error that nobody expected may hold anything: only its kind is told.
    default: self = .of(.failure, cause: "\(type(of: error))")
    }
  }

  private init(_ refusal: Refusal) {
    let status: Status =
      switch refusal.kind {
      case .request: .badRequest
      case .content: .unprocessable
      case .missing: .notFound
      case .conflict: .conflict
      case .output: .failure
      }
    self.init(status, title: ProblemWords.title(of: status), advice: refusal.sentence)
  }

  private init(_ body: BodyProblem) {
    switch body {
    case .tooLarge: self = .of(.tooLarge)
    case .tooSlow: self = .of(.tooSlow)
    case .crowded: self = ProblemWords.crowded
    case .broken: self = .of(.badRequest)
    }
  }

  private init(_ storage: StorageError) {
    switch storage {
    case .full: self = .of(.noRoom, cause: "\(storage)")
    case .gone: self = .of(.unavailable, waiting: 10, cause: "\(storage)")
    case .overloaded, .busy, .serialization: self = .of(.unavailable, waiting: 2, cause: "\(storage)")
    default: self = .of(.failure, cause: "\(storage)")
    }
  }

  /// The usual words for a status.
  static func of(_ status: Status, waiting seconds: Int? = nil, cause: String? = nil) -> Problem {
    var headers = Headers()
    if let seconds { headers["retry-after"] = "\(seconds)" }
    return Problem(
      status, title: ProblemWords.title(of: status), advice: ProblemWords.advice(for: status),
      headers: headers,
      cause: cause)
  }

  /// As JSON (RFC 9457), for programs.
  func json(id: String, _ language: Language) -> Response {
    let told = Told(
      title: title, detail: advice, language: language, status: status, reference: id,
      errors: messages.entries)
    return answer(.json(Self.shape.json(told), status: status, type: "application/problem+json"))
  }

  struct Told: Sendable {
    let title: Bilingual
    let detail: Bilingual
    let language: Language
    let status: Status
    let reference: String
    let errors: [FormMessages.Entry]
  }

  static let shape = JSONShape<Told>(
    "Problem",
    Bilingual(
      en: "Why a request was not answered with what it asked for (RFC 9457), in both languages",
      fr: "Pourquoi une requête n’a pas reçu ce qu’elle demandait (RFC 9457), dans les deux langues"),
    JSONPart("title", .text) { $0.title[$0.language] },
    JSONPart("status", .number) { $0.status.code },
    JSONPart("detail", .text) { $0.detail[$0.language] },
    JSONPart(
      "reference", .text,
      Bilingual(en: "Finds the request in the log", fr: "Retrouve la requête dans le journal")
    ) { $0.reference },
    JSONPart("titles", .bilingual) { $0.title },
    JSONPart("details", .bilingual) { $0.detail },
    JSONPart(
      "errors", error.list,
      Bilingual(en: "What to correct, field by field", fr: "Ce qu’il faut corriger, champ par champ")
    ) { $0.errors })

  private static let error = JSONShape<FormMessages.Entry>(
    "FieldError", Bilingual(en: "What to correct in one field", fr: "Ce qu’il faut corriger dans un champ"),
    JSONPart("field", .text) { $0.field }, JSONPart("message", .bilingual) { $0.words })

  /// As a page. The reference finds the line of the log.
  ///
  /// - Parameter isForBoth: whether it says the same in the other language, because nobody knows which is read.
  func page(in frame: Frame, id: String, isForBoth: Bool = false) -> Response {
    let voice = frame.voice
    let other = Voice(frame.language.other)
    let again: HTML = """
      <section lang="\(other.language.rawValue)"><h2>\(other(title))</h2><p>\(other(advice))</p></section>

      """
    let body: HTML = """
      <h1>\(voice(title))</h1>
      <p>\(voice(advice))</p>
      \(if: status.code >= 500, "<p>\(voice(ProblemWords.reference)) <code>\(id)</code></p>\n")\
      \(if: isForBoth, again)\
      \(next.map { "<p><a\(href: $0.address)>\(voice($0.title))</a></p>\n" })\
      <p><a\(href: "/")>\(voice(ProblemWords.home))</a></p>
      """
    return answer(.page(Layout.page(frame.titled(title), body: body), status: status))
  }

  private func answer(_ response: Response) -> Response {
    var response = response
    for field in headers.fields { response.headers.add(field.name, field.value) }
    return response
  }
}
