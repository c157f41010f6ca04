import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Trees of recommendations")
struct RecommendationTests {
  /// Amina and Elaine, introduced by a programme that works as Connector does.
  private static func connected(_ story: PartnershipStory) async throws -> ID<Partnership> {
    let yaml = try #require(ProgrammeModel.builtIn.first { $0.name == "connector" }?.yaml)
    let programme = story.desk.programme
    try await story.town.ask(story.town.imani) { try ProgrammeStore($0, $1).adapt(programme, yaml, after: 1) }
    return try await story.introduced()
  }

  private static func name(
    _ name: String, under parent: ID<Recommendation>? = nil, in id: ID<Partnership>, _ story: PartnershipStory
  ) async throws -> Result<Void, Refusal> {
    try await story.act(story.town.karim) { course in
      let partnership = try #require(try PartnershipStore.any(id, course.connection))
      try RecommendationStore(course).add(name, under: parent, of: partnership, .professional)
    }
  }

  private static func tree(_ id: ID<Partnership>, _ story: PartnershipStory) async throws
    -> RecommendationTree
  {
    let model = try #require(ProgrammeModel.builtIn.first { $0.name == "connector" }?.yaml)
    let all = try await story.town.database.behind(.open).read { try RecommendationStore.all(of: id, $0) }
    return try #require(RecommendationTree(all, of: try ProgrammeModel(yaml: model, file: "connector")))
  }

  @Test(
    "three, and three of each: thirteen with the connector, and it goes no deeper",
    arguments: EngineName.allCases)
  func full(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await Self.connected(story)
      func promised() async throws -> Bool {
        try await story.town.database.behind(.open).read {
          try PromiseStore.open(of: id, $0).contains { $0.name == "referrals" }
        }
      }
      for first in ["Priya", "Quentin", "Rosa"] {
        #expect(try await promised(), "the promise runs until there are three")
        _ = try await Self.name(first, in: id, story).get()
      }
      #expect(try await !promised())
      for parent in try await Self.tree(id, story).all {
        for number in 1...3 {
          _ = try await Self.name("\(parent.name) \(number)", under: parent.id, in: id, story).get()
        }
      }
      let tree = try await Self.tree(id, story)
      #expect(tree.all.count + 1 == 13 && tree.branches.count == 3 && tree.isKept)
      let leaf = try #require(tree.all.last)
      let deeper = try await Self.name("Too far", under: leaf.id, in: id, story)
      #expect(deeper.failed == RecommendationWords.tooDeep)
      // How far each got, and not back.
      for stage in [Recommendation.Stage.met, .made] {
        _ = try await story.act(story.town.karim) { course in
          let partnership = try #require(try PartnershipStore.any(id, course.connection))
          try RecommendationStore(course).reach(stage, leaf.id, of: partnership)
        }.get()
      }
      let after = try await Self.tree(id, story)
      #expect(after.count(at: .made) == 1 && after.count(at: .met) == 1)
    }
  }

  @Test("a tree that loops is refused, and cannot be written either", arguments: EngineName.allCases)
  func loop(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let id = try await Self.connected(story)
      _ = try await Self.name("Priya Nair, Northgate", in: id, story).get()
      let priya = try #require(try await Self.tree(id, story).all.first)
      let back = try await Self.name("PRIYA NAIR, Northgate", under: priya.id, in: id, story)
      #expect(back.failed == RecommendationWords.isInTree)
      #expect(
        try await story.events(id).count { $0.act == .recommendation } == 1,
        "nothing is left of what was refused")
      await #expect(throws: StorageError.self) {
        try await story.town.database.behind(.open).write {
          try $0.run("UPDATE recommendations SET parent = id, above = depth WHERE id = \(priya.id)")
        }
      }
    }
  }

  @Test("a professional names them by the link, and the staff sees how far each got, in both languages")
  func pages() async throws {
    try await PartnershipStory.show { story, site in
      let id = try await Self.connected(story)
      let link = try #require(try await story.letters().last { $0.to.hasPrefix("elaine") }?.link)
      let elaine = site.stranger()
      #expect(try await elaine.get("/en\(link)").text.contains("Whom else to meet"))
      let named = try await elaine.post(
        "/en\(link)/recommendations", [("name", "Priya Nair"), ("under", "professional")])
      #expect(named.status == 303)
      let page = try await elaine.get(named.place)
      #expect(page.text.contains("Priya Nair"))
      let priya = try #require(try await Self.tree(id, story).all.first?.id)
      let here = String(named.place.prefix { $0 != "?" })
      let met = try await elaine.post(
        "\(here)/recommendation-stages", [("recommendation", priya.description), ("stage", "met")])
      #expect(met.status == 303)
      let karim = try await site.browser(story.town.karim)
      for (language, words) in [("en", "1 met"), ("fr", "1 rencontrées")] {
        let page = try await karim.get("/\(language)/partnerships/\(id)")
        #expect(page.status == 200 && page.text.contains("Priya Nair") && page.text.contains(words))
      }
      #expect(try await karim.get("/fr/partnerships/\(id)/recommendations").status == 200)
      let second = [("name", "Quentin"), ("under", priya.description)]
      #expect(try await karim.post("/en/partnerships/\(id)/recommendations", second).status == 303)
      #expect(try await karim.post("/en/partnerships/\(id)/recommendations", second).status == 409)
    }
  }
}
