import Basics
import Site
import Storage
import Tables

/// The directory, and the questions that somebody keeps.
enum DirectoryRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "people", for: .records, as: DirectoryJSON.slice,
      says: Bilingual(
        en: "Everybody whose record is kept here", fr: "Toutes les personnes dont le dossier est tenu ici"),
      narrowedBy: DirectoryJSON.asked, next: next
    ) { visit in
      let (access, asked) = (try visit.access, visit.query)
      let query = DirectoryQuery { asked[$0] }
      let earlier = asked["after"].flatMap(ID<Person>.init)
      return try await visit.database.read { try DirectoryStore($0, access).slice(query, after: earlier) }
    } page: { visit, slice in
      let (access, asked) = (try visit.access, visit.query)
      let beside = try await visit.database.read { connection in
        (
          cities: try DirectoryStore(connection, access).cities(),
          tags: try TagStore(connection, access).all(),
          filters: try SavedFilterStore(connection, access).all()
        )
      }
      return DirectoryPage(
        frame: visit.frame(hasForm: true), query: DirectoryQuery { asked[$0] }, slice: slice,
        isFirst: asked["after"].flatMap(ID<Person>.init) == nil, tags: beside.tags, cities: beside.cities,
        filters: beside.filters
      ).html
    }
    routes.post("people/filters", for: .records) { visit in
      let access = try visit.access
      let posted = visit.posted
      let query = DirectoryQuery { posted[$0] }
      let name = String((posted["name"] ?? "").prefix(60))
      guard !folded(name).isEmpty else {
        throw Refusal(.content, en: "Give the filter a name.", fr: "Donnez un nom au filtre.")
      }
      try await visit.database.write { try SavedFilterStore($0, access).keep(query, as: name) }
      return .see(query.fields.reduce(Address("/people")) { $0.with($1.name, $1.value) }.text)
    }
    routes.post("people/filters/:filter/removal", for: .records) { visit in
      let access = try visit.access
      let filter = try visit.parameter("filter", as: ID<SavedFilter>.self)
      try await visit.database.write { try SavedFilterStore($0, access).remove(filter) }
      return .see("/people")
    }
    routes.get("people/export", for: .records) { visit in
      let access = try visit.access
      let asked = visit.query
      let query = DirectoryQuery { asked[$0] }
      let format = asked["format"].flatMap(ExportFormat.init(rawValue:)) ?? .text
      let language = visit.language
      let bytes = try await visit.database.write { connection -> [UInt8] in
        // Whoever takes a list away is named.
        try AuditLog().add(
          AuditEntry(
            by: access.actor, read: "directory", access.keeper.rawValue, how: "exported",
            council: access.council.rawValue), in: connection)
        var entries: [DirectoryEntry] = []
        try DirectoryStore(connection, access).each(query) { entries.append($0) }
        return try DirectoryFiles.export(clock).bytes(of: entries, as: format, in: language)
      }
      let name = visit.voice(en: "people", fr: "personnes")
      return .download(bytes, name: "\(name).\(format.fileEnding)", type: format.mediaType)
    }
  }

  @Sendable private static func next(_ visit: Visit, _ slice: DirectorySlice) -> Address? {
    slice.next.map { visit.address.with("after", $0.description) }
  }
}
