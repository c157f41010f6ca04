import Occupations
import Testing

@Suite("How often a coder is right")
struct EvaluationTests {
  private func unit(_ code: String) throws -> UnitCode { try #require(UnitCode(code)) }

  @Test("titles are counted over all, by language and by source; any of several right codes is right")
  func counts() throws {
    let nurses = try unit("31301")
    let cooks = try unit("63200")
    let evaluation = Evaluation(
      [
        .init(text: "registered nurse", units: [nurses], language: "en", source: "a"),
        .init(text: "cook", units: [nurses, cooks], language: "en", source: "b"),
        .init(text: "infirmière autorisée", units: [cooks], language: "fr", source: "b"),
        .init(text: "12345", units: [cooks], language: "fr", source: "b"),
      ], coder: .carried)
    #expect(evaluation.all.titles == 4)
    #expect(evaluation.all.first == 2)
    #expect(evaluation.all.rightAtLevel == [2, 2, 2, 2, 2])
    #expect(evaluation.languages.map(\.language) == ["en", "fr"])
    #expect(evaluation.languages.map(\.counts.first) == [2, 0])
    #expect(evaluation.sources.map(\.source) == ["a", "b"])
    #expect(evaluation.sources.map(\.counts.titles) == [1, 3])
    #expect(evaluation.sure == 3)
    #expect(evaluation.sureAndRight == 2)
    #expect(evaluation.confusions.map(\.answered) == [nurses])
    #expect(evaluation.bins.reduce(0) { $0 + $1.titles } == 3)
    #expect(evaluation.bins.reduce(0) { $0 + $1.right } == 2)
    #expect(evaluation.calibrationError > 0.1)
  }
}
