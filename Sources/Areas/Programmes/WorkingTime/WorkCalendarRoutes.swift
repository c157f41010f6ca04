import Basics
import People
import Site
import Storage

enum WorkCalendarRoutes {
  static func declare(_ routes: inout Routes, _ usual: DayClock) {
    routes.form(
      WorkCalendarPage.form, at: "programmes/calendar", sentTo: "programmes/calendar",
      for: .staff(.coordinator), keepsDrafts: false
    ) { visit, fill in
      let access = try visit.access
      let (place, today) = try await visit.database.read { connection in
        let store = WorkCalendarStore(connection)
        return (
          try store.place(of: access.council),
          try store.calendar(of: access.council, usual: usual).clock.day(access.now)
        )
      }
      let shown = fill.isBlank ? WorkCalendarPage.filled(place) : fill
      return WorkCalendarPage.html(visit.frame(hasForm: true), place, today: today, shown)
    } take: { visit, place in
      let access = try visit.access
      try await visit.database.write { try WorkCalendarStore($0).set(place, by: access) }
      return .see("/programmes/calendar")
    }
  }
}
