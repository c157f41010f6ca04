import Basics
import Documents
import Site

/// The forms by which a programme is opened and changed.
enum ProgrammeFormPage {
  static func adoption(_ frame: Frame, _ fill: FormFill, of model: ProgrammeModel) -> HTML {
    var frame = frame.titled(
      Bilingual(en: "Adopt: \(model.title.en)", fr: "Adopter : \(model.title.fr)"))
    frame.breadcrumbs = [
      NavigationEntry(ModelPage.section, "/programmes"),
      NavigationEntry(Bilingual(en: "Open a programme", fr: "Ouvrir un programme"), "/programmes/new"),
      NavigationEntry(model.title, "/programmes/models/\(model.name)"),
    ]
    return Layout.page(
      ProgrammeForm.adoption.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(en: "A name and a place are enough to begin. Everything else works as the model says until you change it.", fr: "Un nom et un lieu suffisent pour commencer. Le reste fonctionne selon le modèle tant que vous ne le changez pas."))</p>
        \(ProgrammeForm.adoption.html(frame, to: "/programmes/models/\(model.name)/adoption", filled: fill, send: Bilingual(en: "Open the programme", fr: "Ouvrir le programme")))
        """)
  }

  /// A form that changes a version which somebody may have changed meanwhile.
  struct Change: Sendable {
    let programme: Programme
    /// The version that the form will be held to.
    let number: Int
    /// What others changed since the form was first shown; nil where nobody did.
    let meanwhile: ModelComparison?
    let fill: FormFill
  }

  static func settings(_ frame: Frame, _ change: Change, _ form: Form<ProgrammeForm.Answers>) -> HTML {
    page(
      frame.titled(en: "Names, places, times and numbers", fr: "Noms, lieux, délais et nombres"), change,
      form,
      to: "settings", lead: .empty)
  }

  static func agreement(_ frame: Frame, _ change: Change) -> HTML {
    page(
      frame.titled(en: "The agreement", fr: "L’entente"), change, ProgrammeForm.agreement, to: "agreement",
      lead: legend(ModelPlaceholder.allCases.filter(ModelPlaceholder.ofAgreement.contains), frame.voice))
  }

  static func message(_ frame: Frame, _ change: Change, _ message: ModelMessage) -> HTML {
    page(
      frame.titled(Bilingual(en: "Letter: \(message.title.en)", fr: "Lettre : \(message.title.fr)")), change,
      ProgrammeForm.message, to: "messages/\(message.name)",
      lead: legend(ModelPlaceholder.allCases, frame.voice))
  }

  /// What may be put in braces.
  private static func legend(_ places: [ModelPlaceholder], _ voice: Voice) -> HTML {
    """
    <details><summary>\(voice(en: "What is filled in for each person", fr: "Ce qui est rempli pour chaque personne"))</summary>
    <ul>\(places, { "<li><code>{\($0.rawValue)}</code> \(voice($0.title))</li>\n" })</ul>
    <p>\(voice(en: "Write each in both languages. In a subject only {programme}, {council} and {day}: anybody may read it.", fr: "Écrivez chacun dans les deux langues. Dans un objet, seulement {programme}, {council} et {day} : n’importe qui peut le lire."))</p></details>

    """
  }

  // MARK: The whole text

  /// - Parameter problems: of the text as it was sent.
  static func whole(_ frame: Frame, _ change: Change, problems: [YAMLDocument.Problem]) -> HTML {
    page(
      frame.titled(en: "The whole text", fr: "Le texte complet"), change, ProgrammeForm.whole, to: "text",
      lead: lead(change.fill, problems, frame.voice))
  }

  /// Opening a programme from a model of one's own.
  static func own(_ frame: Frame, _ fill: FormFill, problems: [YAMLDocument.Problem]) -> HTML {
    var frame = frame.titled(en: "Adopt a model of your own", fr: "Adopter votre propre modèle")
    frame.breadcrumbs = [
      NavigationEntry(ModelPage.section, "/programmes"),
      NavigationEntry(Bilingual(en: "Open a programme", fr: "Ouvrir un programme"), "/programmes/new"),
    ]
    return Layout.page(
      ProgrammeForm.own.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(en: "Paste the document of a model, yours or another city’s. It becomes the parent of the programme: what you change later is compared with it.", fr: "Collez le document d’un modèle, le vôtre ou celui d’une autre ville. Il devient le parent du programme : vos changements lui seront comparés."))</p>
        \(lead(fill, problems, frame.voice))\
        \(ProgrammeForm.own.html(frame, to: "/programmes/own", filled: fill, send: Bilingual(en: "Open the programme", fr: "Ouvrir le programme")))
        """)
  }

  /// How a document is written, and what is wrong with this one, line by line.
  private static func lead(_ fill: FormFill, _ problems: [YAMLDocument.Problem], _ voice: Voice) -> HTML {
    let text = fill.fields["document"] ?? ""
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let found: HTML = .each(problems) { problem in
      let quoted =
        lines.indices.contains(problem.line - 1) ? lines[problem.line - 1].drop { $0 == " " }.prefix(80) : ""
      let at = voice(en: "Line \(voice.number(problem.line))", fr: "Ligne \(voice.number(problem.line))")
      return """
        <li><strong>\(at)</strong>\(if: !quoted.isEmpty, " <code>\(String(quoted))</code>")<br>\(voice(problem.sentence))</li>

        """
    }
    return """
      <p>\(voice(en: "What each key means stands in docs/programmes.md. A line that begins with # is a note of your own.", fr: "La signification de chaque clé figure dans docs/programmes.md. Une ligne qui commence par # est une note personnelle."))</p>
      \(if: !problems.isEmpty, "<h2 id=\"problems\">\(voice(en: "What to correct", fr: "Ce qu’il faut corriger"))</h2>\n<ul>\(found)</ul>\n")
      """
  }

  // MARK: What all have

  private static func page<Answer>(
    _ frame: Frame, _ change: Change, _ form: Form<Answer>, to rest: String, lead: HTML
  ) -> HTML {
    let frame = ProgrammePage.under(change.programme, frame)
    let target = Address(local: "/programmes/\(change.programme.id)/\(rest)") ?? "/programmes"
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(change.meanwhile.map { meanwhile($0, change, frame.voice) })\
        \(lead)\
        \(form.html(frame, to: target, filled: change.fill, send: Bilingual(en: "Save as a new version", fr: "Enregistrer une nouvelle version"), carrying: [PostedFields.Field("after", String(change.number))]))
        """)
  }

  private static func meanwhile(_ comparison: ModelComparison, _ change: Change, _ voice: Voice) -> HTML {
    let now: Address = "/programmes/\(change.programme.id)/versions/\(change.number)"
    return """
      <h2>\(voice(en: "Somebody changed this programme meanwhile", fr: "Quelqu’un a modifié ce programme entre-temps"))</h2>
      <p>\(voice(en: "What you wrote still stands below. Look at what they changed, and put it in where it should stay: what you save now goes before it.", fr: "Ce que vous avez écrit figure encore ci-dessous. Voyez ce qui a été changé et reprenez ce qui doit rester : votre enregistrement aura priorité."))</p>
      \(ProgrammeHistoryPage.list(comparison, voice))\
      <p><a\(href: now)>\(voice(en: "The text as it is now", fr: "Le texte tel qu’il est maintenant"))</a></p>

      """
  }
}
