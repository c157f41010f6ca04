import Basics
import People
import Site

/// The roadmap, for anybody, without an account.
enum RoadmapRoutes {
  static func declare(_ routes: inout Routes, _ roadmap: Roadmap, _ clock: DayClock) {
    routes.get("employers", for: .everybody) { visit in
      let view = try await LocalRoutes.view(of: visit)
      return .lasting(RoadmapPage.start(visit.frame(), roadmap, question(of: visit), view), for: visit)
    }
    routes.get("employers/stages/:stage", for: .everybody) { visit in
      guard let stage = Topic.Stage(rawValue: try visit.parameter("stage")) else { throw Visit.nothingThere }
      let view = try await LocalRoutes.view(of: visit)
      return .lasting(RoadmapPage.stage(visit.frame(), stage, roadmap.topics(of: stage), view), for: visit)
    }
    routes.get("employers/topics", for: .everybody) { visit in
      let (typed, question) = (String((visit.query["find"] ?? "").prefix(200)), question(of: visit))
      let view = try await LocalRoutes.view(of: visit)
      let found = roadmap.found(typed, in: visit.language, for: question)
      return .lasting(RoadmapPage.list(visit.frame(), found, typed: typed, question, view), for: visit)
    }
    routes.get("employers/topics/:topic", for: .everybody) { visit in
      guard let topic = roadmap.topic(try visit.parameter("topic")) else { throw Visit.nothingThere }
      let view = try await LocalRoutes.view(of: visit)
      let shown = TopicPage.Shown(
        topic: topic, next: roadmap.next(after: topic),
        local: try await LocalRoutes.local(topic, view, visit),
        view: view, today: clock.day(visit.now),
        mayChange: (visit.granted as? Access)?.role == .coordinator)
      return .lasting(TopicPage.page(visit.frame(), shown), for: visit)
    }
  }

  /// What the address says of whoever asks; what it says otherwise narrows nothing down.
  private static func question(of visit: Visit) -> Roadmap.Question {
    let query = visit.query
    return Roadmap.Question(
      reader: query["reader"].flatMap(Topic.Reader.init), size: query["size"].flatMap(Topic.Size.init),
      sector: query["sector"].flatMap(Topic.Sector.init), need: query["need"].flatMap(Topic.Stage.init))
  }
}
