import Basics
import People
import Site
import Storage

/// What employers get: the roadmap and its tools, useful in ten minutes and without an account.
package enum EmployersArea {
  /// - Parameter roadmap: the topics; those of the product, unless a test brings its own.
  package static func area(_ roadmap: Roadmap = .carried) -> Area {
    Area(
      title: Bilingual(en: "Employers", fr: "Employeurs"), navigation: navigation
    ) { routes in
      RoadmapRoutes.declare(&routes, roadmap)
      for declare in [
        AdRoutes.declare, SkillRoutes.declare, InterviewRoutes.declare, CredentialRoutes.declare,
        OnboardingRoutes.declare,
        BuddyRoutes.declare,
      ] { declare(&routes) }
    }
  }

  private static let navigation = [NavigationEntry(RoadmapPage.title, "/employers")]
}
