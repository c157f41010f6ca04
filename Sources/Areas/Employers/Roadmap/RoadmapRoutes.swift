import Basics
import People
import Site

/// The roadmap, for anybody, without an account.
enum RoadmapRoutes {
  static func declare(_ routes: inout Routes, _ roadmap: Roadmap) {
    routes.get("employers", for: .everybody) { visit in
      .lasting(RoadmapPage.start(visit.frame(), roadmap, question(of: visit)), for: visit)
    }
    routes.get("employers/stages/:stage", for: .everybody) { visit in
      guard let stage = Topic.Stage(rawValue: try visit.parameter("stage")) else { throw Visit.nothingThere }
      return .lasting(RoadmapPage.stage(visit.frame(), stage, roadmap.topics(of: stage)), for: visit)
    }
    routes.get("employers/topics", for: .everybody) { visit in
      let (typed, question) = (visit.query["find"] ?? "", question(of: visit))
      let found = roadmap.found(String(typed.prefix(200)), in: visit.language, for: question)
      return .lasting(
        RoadmapPage.list(visit.frame(), found, typed: String(typed.prefix(200)), question), for: visit)
    }
    routes.get("employers/topics/:topic", for: .everybody) { visit in
      guard let topic = roadmap.topic(try visit.parameter("topic")) else { throw Visit.nothingThere }
      return .lasting(TopicPage.page(visit.frame(), topic, next: roadmap.next(after: topic)), for: visit)
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
