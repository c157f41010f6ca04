import Basics
import Testing

@testable import Employers

@Suite("The roadmap")
struct RoadmapTests {
  private let roadmap: Roadmap
  init() throws { roadmap = try SampleTopics.roadmap() }

  @Test("topics stand in the order of the stages, and lead only to those that are there")
  func order() throws {
    #expect(roadmap.topics.map(\.name) == ["why", "job-posting", "networks", "first-day"])
    #expect(roadmap.next(after: try #require(roadmap.topic("job-posting"))).map(\.name) == ["first-day"])
    #expect(roadmap.topic("nowhere") == nil)
  }

  @Test("the three to begin with fit whoever asks; what they came for is first")
  func beginning() {
    #expect(roadmap.beginning(.init(need: .welcome)).first?.name == "first-day")
    #expect(roadmap.beginning(.init(reader: .manager)).map(\.name) == ["first-day", "why"])
    #expect(!roadmap.beginning(.init(size: .small)).contains { $0.name == "networks" })
    #expect(
      roadmap.beginning(.init(size: .large, need: .source)).map(\.name).prefix(2) == [
        "job-posting", "networks",
      ])
    #expect(!roadmap.beginning(.init(sector: .retail)).contains { $0.name == "why" })
    #expect(roadmap.beginning(.init(sector: .health)).contains { $0.name == "why" })
    #expect(Roadmap([]).beginning(.init()).isEmpty)
  }

  @Test("what is typed is found by how words begin, whatever the accents; titles come first")
  func found() {
    #expect(roadmap.found("", in: .english).count == 4)
    #expect(roadmap.found("POSTing", in: .english).map(\.name).first == "job-posting")
    #expect(roadmap.found("post", in: .french).map(\.name).first == "job-posting")
    #expect(roadmap.found("posting zebra", in: .english).isEmpty)
    #expect(roadmap.found("first", in: .english, for: .init(need: .plan)).isEmpty)
    #expect(roadmap.found(String(repeating: "z ", count: 10_000), in: .english).isEmpty)
  }
}
