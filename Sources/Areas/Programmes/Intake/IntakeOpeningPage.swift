import Basics
import People
import Site

/// The public form of a programme, for those who run it: whether it is open, for whom, and the link to hand on.
enum IntakeOpeningPage {
  struct Shown: Sendable {
    let programme: Programme
    let model: ProgrammeModel?
    let openings: [IntakeOpening]
    let origin: String
  }

  static func html(
    _ frame: Frame, _ shown: Shown, _ form: Form<IntakeOpeningForm.Answer>?, _ fill: FormFill
  ) -> HTML {
    var frame = frame.titled(
      en: "Public form: \(shown.programme.name.en)", fr: "Formulaire public : \(shown.programme.name.fr)")
    frame.breadcrumbs = [
      NavigationEntry(ModelPage.section, "/programmes"),
      NavigationEntry(shown.programme.name, "/programmes/\(shown.programme.id)"),
    ]
    let voice = frame.voice
    let here: Address = "/programmes/\(shown.programme.id)/intake"
    let shut = voice(
      en: "The form is shut: nobody can apply by themselves.",
      fr: "Le formulaire est fermé : personne ne peut poser sa candidature soi-même.")
    return Layout.page(
      form?.framed(frame) ?? frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "Anybody can apply by this form, without an account. It asks what the programme’s rules and matching need, and nothing else.",
          fr: "Chacun peut poser sa candidature par ce formulaire, sans compte. Il demande ce qu’exigent les conditions et le jumelage du programme, et rien d’autre."))</p>
        \(shown.openings.isEmpty ? "<p>\(shut)</p>\n" : .each(shown.openings) { link($0, shown, voice) })\
        \(form.map { form in
          """
          <h2>\(voice(en: "Who gets what comes in", fr: "Qui reçoit les candidatures"))</h2>
          \(form.html(frame, to: here, filled: fill, send: Bilingual(en: "Keep this", fr: "Conserver")))
          """
        })
        """)
  }

  private static func link(_ opening: IntakeOpening, _ shown: Shown, _ voice: Voice) -> HTML {
    let (address, role) = (IntakePage.address(of: opening), opening.model.role(opening.side).many)
    let places = voice.list(opening.places.map { voice($0.name) })
    return """
      <h2>\(voice(en: "Open for \(role.en)", fr: "Ouvert : \(role.fr)"))</h2>
      <p>\(voice(en: "What comes in goes to:", fr: "Les candidatures vont à :")) \(places).</p>
      <p>\(voice(en: "Hand on this link:", fr: "Transmettez ce lien :"))<br>\
      <a\(href: address)>\(shown.origin + address.text)</a></p>

      """
  }
}
