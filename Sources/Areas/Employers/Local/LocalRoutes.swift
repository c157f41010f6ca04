import Basics
import People
import Site
import Storage

/// What coordinators of a council make of the topics.
enum LocalRoutes {
  static func declare(_ routes: inout Routes, _ roadmap: Roadmap, _ clock: DayClock) {
    reading(&routes, roadmap, clock)
    writing(&routes, roadmap)
    adding(&routes, roadmap)
  }

  private static func reading(_ routes: inout Routes, _ roadmap: Roadmap, _ clock: DayClock) {
    routes.get("employers/topics/:topic/local", for: .staff(.coordinator)) { visit in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      let shown = try await visit.database.read { connection in
        let store = LocalStore(connection)
        guard let council = try KeeperStore(connection).keeper(access.council) else {
          throw Visit.nothingThere
        }
        return LocalPage.Shown(
          topic: topic, local: try store.topic(topic.name, of: council),
          versions: try store.versions(of: topic.name, access),
          today: clock.day(visit.now), day: { clock.day($0) })
      }
      return .page(LocalPage.page(visit.frame(hasForm: true), shown))
    }
    routes.get("employers/topics/:topic/versions/:number", for: .staff(.coordinator)) { visit in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      let number = try visit.parameter("number", as: Int.self)
      let text = try await visit.database.read { try LocalStore($0).version(number, of: topic.name, access) }
      guard let text else { throw Visit.nothingThere }
      return .page(LocalPage.version(visit.frame(), topic, text))
    }
  }

  private static func writing(_ routes: inout Routes, _ roadmap: Roadmap) {
    routes.form(
      LocalForm.text, at: "employers/topics/:topic/text/edit", sentTo: "employers/topics/:topic/text",
      for: .staff(.coordinator)
    ) { visit, fill in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      let latest = try await visit.database.read {
        try LocalStore($0).latest(of: topic.name, in: access.council)
      }
      // Whoever sends it again after somebody else's change has seen that.
      let number = latest?.number ?? 0
      guard fill.fields.fields.isEmpty else {
        return LocalPage.text(visit.frame(hasForm: true), topic, fill, after: number)
      }
      let bodies = latest?.bodies ?? Bilingual(en: topic.english.body, fr: topic.french.body)
      let shown = FormFill(
        PostedFields(LocalForm.english.filled(with: bodies.en) + LocalForm.french.filled(with: bodies.fr)))
      return LocalPage.text(visit.frame(hasForm: true), topic, shown, after: number)
    } take: { visit, bodies in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      let after = visit.posted[LocalForm.after].flatMap(Int.init)
      try await visit.database.write { connection in
        let store = LocalStore(connection)
        let number = try after ?? store.latest(of: topic.name, in: access.council)?.number ?? 0
        try store.publish(bodies, of: topic, after: number, access)
      }
      return .see("/employers/topics/\(topic.name)/local")
    }
    routes.post("employers/topics/:topic/return", for: .staff(.coordinator)) { visit in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      try await visit.database.write { connection in
        let store = LocalStore(connection)
        // Whoever presses twice is there already.
        guard let latest = try store.latest(of: topic.name, in: access.council), latest.bodies != nil else {
          return
        }
        try store.publish(nil, of: topic, after: latest.number, access)
      }
      return .see("/employers/topics/\(topic.name)/local")
    }
  }

  private static func adding(_ routes: inout Routes, _ roadmap: Roadmap) {
    routes.form(
      LocalForm.addition, at: "employers/topics/:topic/additions/new",
      sentTo: "employers/topics/:topic/additions",
      for: .staff(.coordinator)
    ) { visit, fill in
      LocalPage.newAddition(visit.frame(hasForm: true), try topic(visit, roadmap), fill)
    } take: { visit, addition in
      let (access, topic) = (try visit.access, try topic(visit, roadmap))
      try await visit.database.write { try LocalStore($0).add(addition, to: topic.name, access) }
      return .see("/employers/topics/\(topic.name)/local")
    }
    routes.post("employers/additions/:addition/removal", for: .staff(.coordinator)) { visit in
      let (access, id) = (try visit.access, try visit.parameter("addition", as: ID<LocalAddition>.self))
      let topic = try await visit.database.write { try LocalStore($0).remove(id, access) }
      guard let topic else { throw Visit.nothingThere }
      return .see(Address("/employers/topics/\(topic)/local").text)
    }
  }

  private static func topic(_ visit: Visit, _ roadmap: Roadmap) throws -> Topic {
    guard let topic = roadmap.topic(try visit.parameter("topic")) else { throw Visit.nothingThere }
    return topic
  }

  // MARK: For everybody

  /// The council whose additions are shown: the one that the address names, that of whoever works here, or the only one there is.
  static func view(of visit: Visit) async throws -> LocalView {
    let now = visit.now
    let councils = try await visit.database.read { try KeeperStore($0).councils(at: now) }
    if let asked = visit.query[LocalView.field],
      let council = councils.first(where: { $0.id.description == asked })
    {
      return LocalView(council: council, choices: councils, isChosen: true)
    }
    let own = (visit.granted as? Access)?.council
    let council = councils.first { $0.id == own } ?? (councils.count == 1 ? councils.first : nil)
    return LocalView(council: council, choices: councils, isChosen: false)
  }

  /// What that council publishes of a topic.
  static func local(_ topic: Topic, _ view: LocalView, _ visit: Visit) async throws -> LocalTopic? {
    guard let council = view.council else { return nil }
    // What is published is for everybody, whoever asks.
    return try await visit.database.behind(.open).read { try LocalStore($0).topic(topic.name, of: council) }
  }
}
