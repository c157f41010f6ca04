import Basics
import People
import Site

enum OnboardingRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(at: "employers/tools/onboarding", OnboardingForm.form) { frame, fill in
      ToolPage.page(frame, .onboarding, OnboardingForm.form, fill, send: OnboardingForm.send)
    } take: { visit, plan in
      if visit.posted[OnboardingForm.file] == "calendar" { return calendar(plan, visit) }
      let frame = visit.toolFrame(for: OnboardingForm.form)
      return visit.answering(
        ToolPage.page(
          frame, .onboarding, OnboardingForm.form, FormFill(visit.posted), send: OnboardingForm.send,
          answer: OnboardingPage.answer(plan, frame, sent: visit.posted)))
    }
  }

  private static func calendar(_ plan: OnboardingPlan, _ visit: Visit) -> Response {
    let voice = Voice(visit.posted["in"].flatMap(Language.init) ?? visit.language)
    let title = voice(en: "The first ninety days", fr: "Les quatre-vingt-dix premiers jours")
    let days = plan.entries.map { entry in
      CalendarText.Day(
        id: "onboarding-\(plan.first)-\(entry.step.offset)@allies", day: entry.day,
        title: voice(entry.step.title) + (plan.name.map { " (\($0))" } ?? ""),
        page: visit.origin + "/\(voice.language.rawValue)/employers/tools/onboarding")
    }
    let text = CalendarText(name: title, days: days).text(at: visit.now)
    return .download(
      Array(text.utf8), name: voice(en: "first-ninety-days.ics", fr: "premiers-jours.ics"),
      type: "text/calendar; charset=utf-8")
  }
}
