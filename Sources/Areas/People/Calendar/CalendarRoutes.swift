import Basics
import Identity
import Site
import Storage

/// One's own calendar: its address from the account page, and what is read there.
enum CalendarRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting, _ clock: DayClock) {
    routes.get("calendar/:feed", for: .anyone) { visit in
      let (sent, now) = (try visit.parameter("feed", as: String.self), visit.now)
      let found = try await visit.ownDatabase.read { connection in
        try Secret(sent).flatMap { try CalendarStore(connection).access($0, at: now) }
      }
      guard let found else { throw Visit.nothingThere }
      // What is read is behind the wall of whoever's it is.
      let due = try await visit.database.behind(found.access.wall).read {
        try DueStore($0, found.access).due(today: clock.day(now), atMost: CalendarFeed.mostConsents)
      }
      let calendar = CalendarText(due, of: found.keeper, in: visit.language, site: setting.origin, clock)
      return Response(
        .ok, headers: ["content-type": "text/calendar; charset=utf-8"], body: .text(calendar.text(at: now)))
    }
    routes.post("account/calendar", for: .records) { visit in
      let access = try visit.access
      let secret = try await visit.ownDatabase.write { connection in
        try AccountSessionStore(connection, of: access.person, at: access.now).log("calendar-made")
        return try CalendarStore(connection).make(for: access)
      }
      let address = "\(setting.origin)/\(visit.language.rawValue)/calendar/\(secret.text)"
      return .page(CalendarPage.address(visit.frame(), address))
    }
    routes.post("account/calendar/ending", for: .anyStaff) { visit in
      let access = try visit.access
      try await visit.ownDatabase.write { connection in
        guard try CalendarStore(connection).end(of: access.person) else { return }
        try AccountSessionStore(connection, of: access.person, at: access.now).log("calendar-ended")
      }
      return .see("/account")
    }
  }
}
