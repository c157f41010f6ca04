import Basics
import Testing

@testable import Employers

@Suite("Plans of the first days and weeks")
struct PlanTests {
  private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

  @Test("days fall from Monday to Friday, before the first one earlier and after it later")
  func workdays() throws {
    for (asked, before, expected) in [
      ("2026-11-21", true, "2026-11-20"), ("2026-11-22", true, "2026-11-20"),
      ("2026-11-21", false, "2026-11-23"),
      ("2026-11-22", false, "2026-11-23"), ("2026-11-23", true, "2026-11-23"),
      ("2026-11-27", false, "2026-11-27"),
    ] {
      #expect(OnboardingPlan.workday(try day(asked), before: before) == (try day(expected)), "\(asked)")
    }
  }

  @Test("whatever day somebody starts on, steps come in their order and none but the first on a weekend")
  func order() throws {
    let first = try day("2026-11-23").daysSince1970
    for shift in 0..<14 {
      let plan = OnboardingPlan(first: LocalDate(daysSince1970: first + Int32(shift)), name: nil, buddy: nil)
      #expect(plan.entries.map(\.day) == plan.entries.map(\.day).sorted())
      for entry in plan.entries where entry.step.offset != 0 {
        #expect(!"67".contains(String((Int(entry.day.daysSince1970) + 3) % 7 + 1)), "\(entry.day)")
      }
      #expect(plan.entries.contains { $0.day == plan.first && $0.step.offset == 0 })
    }
  }

  @Test("two who are paired meet each week of the first month and every second one after, and end together")
  func buddies() throws {
    let plan = BuddyPlan(
      buddy: "Elaine", newcomer: "Bao", from: try day("2026-12-02"), weeks: 12, minutes: 30)
    #expect(plan.meetings.map(\.week) == [1, 2, 3, 4, 5, 7, 9, 11, 12])
    #expect(plan.meetings.first?.monday == (try day("2026-11-30")))
    #expect(plan.meetings.last?.subject.title == BuddyPlan.subjects.last?.title)
    for weeks in [-3, 0, 4, 26, 900] {
      let meetings = BuddyPlan(
        buddy: "a", newcomer: "b", from: try day("2026-12-02"), weeks: weeks, minutes: 10
      ).meetings
      #expect(!meetings.isEmpty && (meetings.last?.week ?? 0) <= BuddyPlan.longest)
    }
  }

  @Test("a sheet leaves time for each skill, and asks about one’s own in the same way")
  func sheet() {
    let sheet = InterviewSheet(job: "Cook", known: [.safety], own: ["Soups"], minutes: 60, listeners: 2)
    #expect(sheet.questions.count == 2 && sheet.minutesEach == 25)
    #expect(
      sheet.questions.last?.done.en.contains("Soups") == true
        && sheet.questions.last?.done.fr.contains("Soups") == true)
    #expect(InterviewSheet(job: "", known: [], own: [], minutes: 0, listeners: 0).minutesEach == 3)
  }
}
