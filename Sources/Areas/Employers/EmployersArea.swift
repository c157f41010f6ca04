import Basics
import People
import Site
import Storage

/// What employers get: the roadmap and its tools, useful in ten minutes and without an account.
package enum EmployersArea {
  /// - Parameters:
  ///   - roadmap: the topics; those of the product, unless a test brings its own.
  ///   - zone: where the councils work, for the days of events.
  package static func area(_ roadmap: Roadmap = .carried, in zone: Zone? = nil) -> Area {
    Area(
      title: Bilingual(en: "Employers", fr: "Employeurs"), migrations: migrations, navigation: navigation,
      notes: notes
    ) { routes in
      let clock = DayClock(zone)
      RoadmapRoutes.declare(&routes, roadmap, clock)
      LocalRoutes.declare(&routes, roadmap, clock)
      for declare in [
        AdRoutes.declare, SkillRoutes.declare, InterviewRoutes.declare, CredentialRoutes.declare,
        OnboardingRoutes.declare, BuddyRoutes.declare,
      ] { declare(&routes) }
    }
  }

  package static let migrations = LocalTables.migrations

  package static let notes = LocalTables.notes

  private static let navigation = [NavigationEntry(RoadmapPage.title, "/employers")]
}
