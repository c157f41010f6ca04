import Basics
import Site

enum OnboardingPage {
  static func answer(_ plan: OnboardingPlan, _ frame: Frame, sent: PostedFields) -> HTML {
    let voice = frame.voice
    return """
      \(plan.name.map { "<p class=\"lead\"><bdi>\($0)</bdi></p>\n" as HTML })\
      <h2>\(voice(en: "Day by day", fr: "Jour par jour"))</h2>
      <ul class="work">
      \(plan.entries, { entry($0, plan, voice) })</ul>
      \(calendar(frame, sent))\
      <p><small>\(voice(holidays))</small></p>

      """
  }

  private static func entry(_ entry: OnboardingPlan.Entry, _ plan: OnboardingPlan, _ voice: Voice) -> HTML {
    let day = voice.wholeDate(entry.day)
    return """
      <li>☐ <strong>\(voice(entry.step.title))</strong><br>
      <small>\(day.prefix(1).uppercased() + day.dropFirst()) · <bdi>\(doer(entry.step.doer, plan, voice))</bdi></small><br>
      \(voice(entry.step.about))</li>

      """
  }

  static func doer(_ doer: OnboardingPlan.Doer, _ plan: OnboardingPlan, _ voice: Voice) -> String {
    switch doer {
    case .boss: voice(en: "whoever leads", fr: "responsable")
    case .buddy: plan.buddy ?? voice(en: "the buddy", fr: "la personne-ressource")
    case .newcomer: plan.name ?? voice(en: "the new colleague", fr: "la nouvelle personne")
    case .all: voice(en: "everybody", fr: "tout le monde")
    }
  }

  /// A button that sends the same once more, for a file.
  private static func calendar(_ frame: Frame, _ sent: PostedFields) -> HTML {
    let kept = sent.fields.filter { !$0.name.hasPrefix("_") && $0.name != OnboardingForm.file }
    let words = Bilingual(en: "Put these days into a calendar", fr: "Mettre ces jours dans un agenda")
    return """
      <form class="unprinted" method="post"\(action: "/employers/tools/onboarding")>\(Layout.token(frame))\(kept, { Layout.hidden($0) })\
      \(Layout.hidden(PostedFields.Field(OnboardingForm.file, "calendar")))\(Layout.hidden(PostedFields.Field("in", frame.language.rawValue)))\
      \(Action.button(words, .second, icon: .calendar).html(frame.voice))</form>

      """
  }

  private static let holidays = Bilingual(
    en:
      "Days fall from Monday to Friday; holidays are not known here. The file is an iCalendar file, which calendars of telephones and computers open.",
    fr:
      "Les jours tombent du lundi au vendredi ; les jours fériés ne sont pas connus ici. Le fichier est au format iCalendar, que lisent les agendas des téléphones et des ordinateurs."
  )
}
