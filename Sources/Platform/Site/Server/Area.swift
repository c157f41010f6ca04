import Basics
import Storage

/// One part of the domain, as the rest of the program sees it. `Assembly` lists them all.
package struct Area: Sendable {
  package let title: Bilingual
  /// In the order in which they are carried out; those of areas before it come first.
  package let migrations: [Migration]
  /// What stands in the navigation of every page.
  package let navigation: [NavigationEntry]
  package let routes: Routes
  /// What its tables hold of people.
  package let notes: [TableNote]
  /// What of it waits for whoever opens the first page: nothing for those whom it does not concern.
  package let work: @Sendable (Visit) async throws -> [WorkList]

  package init(
    title: Bilingual, migrations: [Migration] = [], navigation: [NavigationEntry] = [],
    notes: [TableNote] = [], routes: (inout Routes) -> Void = { _ in },
    work: @escaping @Sendable (Visit) async throws -> [WorkList] = { _ in [] }
  ) {
    self.title = title
    self.migrations = migrations
    self.navigation = navigation
    self.notes = notes
    self.work = work
    var declared = Routes()
    routes(&declared)
    self.routes = declared
  }
}
