import Basics
import Storage

/// What those who watch over an installation ask: whether it runs, and whether it can do its work.
enum Health {
  static let area = Area(title: Bilingual(en: "Health", fr: "État")) { routes in
    routes.machine("health/live") { _ in .plain("alive\n") }
    routes.machine("health/ready") { visit in
      await isReady(visit.database)
        ? .plain("ready\n") : .plain("not ready: the database does not answer\n", status: .unavailable)
    }
  }

  /// Whether the database answers within two seconds.
  private static func isReady(_ database: Database) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { (try? await database.read { try $0.value("SELECT 1", as: Int.self) }) == 1 }
      group.addTask {
        try? await Task.sleep(for: .seconds(2))
        return false
      }
      let isReady = await group.next() ?? false
      group.cancelAll()
      return isReady
    }
  }
}
