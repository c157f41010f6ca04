import Basics
import Site
import Storage

/// How long records are kept here, and erasing what its time is over for.
enum RetentionRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.post("rights/retention", for: .records) { visit in
      let access = try visit.access
      try await visit.database.behind(.open).write { _ = try RetentionStore($0, access, clock).carryOut() }
      return .see("/rights?done=erased")
    }
    routes.form(
      named: RetentionForm.name, at: "rights/retention/periods", sentTo: "rights/retention/periods",
      for: .records,
      says: Bilingual(en: "Keep things for a shorter time here", fr: "Conserver moins longtemps ici"),
      asks: RetentionForm.form(RetentionRule.all).faces
    ) { visit in
      RetentionForm.form(RetentionRule.chosen(by: try visit.access))
    } page: { visit, form, fill in
      let access = try visit.access
      let found = try await visit.database.read { try RetentionStore($0, access, clock).dryRun() }
      return RetentionPage.html(
        visit.frame(hasForm: true), form, fill.fields.fields.isEmpty ? RetentionForm.filled(found) : fill,
        found)
    } take: { visit, periods in
      let access = try visit.access
      try await visit.database.write { try RetentionStore($0, access, clock).choose(periods) }
      return .see("/rights")
    }
  }
}
