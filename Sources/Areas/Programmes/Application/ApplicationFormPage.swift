import Basics
import People
import Site

/// Pages on which something is decided about an application in words.
enum ApplicationFormPage {
  static func rule(
    _ frame: Frame, _ review: ApplicationReview, _ rule: EligibilityRule,
    _ form: Form<ApplicationForm.RuleAnswer>,
    _ fill: FormFill
  ) -> HTML {
    let frame = under(review, frame.titled(rule.title))
    let voice = frame.voice
    let asked: HTML? = rule.sentence.map {
      "<p>\(voice(en: "Asked for:", fr: "Demandé :")) \(voice($0)).</p>\n"
    }
    let shows: HTML? = rule.evidence.map {
      "<p>\(voice(en: "Shown by:", fr: "Ce qui le montre :")) \(voice($0)).</p>\n"
    }
    let firm = voice(
      en: "This rule cannot be waived.", fr: "Cette condition ne souffre pas d’exception.")
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        \(asked)\(shows)\(if: !rule.canBeWaived, "<p>\(firm)</p>\n")\
        \(form.html(
          frame, to: "/applications/\(review.application.id)/rules/\(rule.name)", filled: fill,
          send: Bilingual(en: "Keep this decision", fr: "Conserver cette décision")))
        """)
  }

  static func refusal(_ frame: Frame, _ review: ApplicationReview, _ fill: FormFill) -> HTML {
    let frame = under(
      review,
      frame.titled(
        en: "Decline the application of \(review.person.name)",
        fr: "Refuser la candidature : \(review.person.name)"))
    return Layout.page(
      ApplicationForm.refusal.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(ApplicationForm.refusal.html(
          frame, to: "/applications/\(review.application.id)/refusal", filled: fill,
          send: Bilingual(en: "Decline and tell them", fr: "Refuser et l’annoncer")))
        """)
  }

  static func question(_ frame: Frame, _ review: ApplicationReview, _ fill: FormFill) -> HTML {
    let frame = under(
      review,
      frame.titled(
        en: "Ask \(review.person.name) for more", fr: "Demander un complément : \(review.person.name)"))
    return Layout.page(
      ApplicationForm.question.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(ApplicationForm.question.html(
          frame, to: "/applications/\(review.application.id)/question", filled: fill,
          send: Bilingual(en: "Send this question", fr: "Envoyer cette question")))
        """)
  }

  private static func under(_ review: ApplicationReview, _ frame: Frame) -> Frame {
    var frame = frame
    frame.breadcrumbs = [
      NavigationEntry(ApplicationWords.section, ApplicationPage.list(of: review.programme.id)),
      NavigationEntry(Bilingual(same: review.person.name), "/applications/\(review.application.id)"),
    ]
    return frame
  }
}
