import Basics
import Site
import Storage

/// Two records made one, and two again.
enum MergeRoutes {
  static func declare(_ routes: inout Routes) {
    routes.get(
      "people/:person/merges/:other/new", for: .records, as: MergeJSON.preview,
      says: Bilingual(
        en: "On what two records differ, before they become one",
        fr: "En quoi deux dossiers diffèrent, avant de n’en faire qu’un")
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let other = try visit.parameter("other", as: ID<Person>.self)
      return try await visit.database.read { try MergeStore($0, access).preview(person.id, other) }
    } page: { visit, preview in
      MergePage.html(visit.frame(hasForm: true), preview)
    }
    routes.post("people/:person/merges", for: .records) { visit in
      let access = try visit.access
      let person = try await visit.person()
      guard let other = visit.posted["other"].flatMap(ID<Person>.init) else { throw visit.noSuchPerson }
      var choices: [String: MergeSide] = [:]
      for field in visit.posted.fields where field.name.hasPrefix("keep-") {
        choices[String(field.name.dropFirst(5))] = MergeSide(rawValue: field.value)
      }
      let settled = choices
      // Both are theirs, or the wall would have hidden them.
      _ = try await visit.database.read { try MergeStore($0, access).preview(person.id, other) }
      // Notes that a colleague keeps for themselves go over without being read: behind the wall they would stay behind.
      try await visit.database.behind(.open).write {
        try MergeStore($0, access).merge(person.id, other, choices: settled)
      }
      return visit.see(person.id)
    }
    routes.post(
      "people/:person/merges/:merge/undoing", for: .records,
      use: .doing(Bilingual(en: "Undo a merge", fr: "Défaire une réunion de dossiers"))
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let merge = try visit.parameter("merge", as: ID<Merge>.self)
      // As above.
      try await visit.database.behind(.open).write { try MergeStore($0, access).undo(merge, of: person.id) }
      return visit.see(person.id)
    }
  }
}
