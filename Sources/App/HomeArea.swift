import Basics
import People
import Site
import Storage

/// The first page: what this site is, and for those who run it, how it does.
enum HomeArea {
  /// - Parameter areas: whose work stands on it, in their order.
  static func area(_ installation: Installation, over areas: [Area]) -> Area {
    Area(title: Bilingual(en: "Home", fr: "Accueil")) { routes in
      routes.get("", for: .everybody) { visit in
        if visit.signedIn != nil {
          var lists: [WorkList] = []
          for area in areas { lists += try await area.work(visit) }
          return .page(
            HomePage.work(visit.frame(), lists, on: DayClock(installation.zone).day(visit.now)))
        }
        // What an installation is like is for nobody but those who run it.
        guard installation.name.isForThisMachineAlone else {
          return .page(HomePage.page(visit.frame(), condition: nil))
        }
        let condition = try await visit.database.condition()
        return .page(
          HomePage.page(
            visit.frame(),
            condition: HomePage.Condition(
              database: condition, data: installation.data, hasStyleGuide: installation.hasStyleGuide)))
      }
      if installation.hasStyleGuide {
        routes.get("style-guide", for: .anyone) { visit in .page(StyleGuide.page(visit.frame())) }
      }
    }
  }
}
