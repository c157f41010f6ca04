import Basics
import People
import Site
import Testing

@testable import Programmes

/// What an application form asks, and where somebody stands who was taken in.
@Suite("What is asked of whoever applies")
struct IntakeSheetTests {
  private func model(_ name: String) throws -> ProgrammeModel {
    try #require(ProgrammeModel.builtIn(named: name))
  }

  @Test("what the rules look up and the matching compares is asked, and nothing else")
  func asked() throws {
    let mentoring = try model("mentoring")
    let newcomers = IntakeSheet(mentoring, .newcomers)
    for field in [ProfileField.occupation, .arrived, .education, .years, .english, .french] {
      #expect(newcomers.asks(field), "\(field)")
    }
    let professionals = IntakeSheet(mentoring, .professionals)
    #expect(professionals.asks(.capacity) && !professionals.asks(.arrived))
    for sheet in [newcomers, professionals] {
      #expect(!sheet.asks(.pause) && !sheet.asks(.exclusions) && !sheet.asks(.registered))
    }
  }

  @Test("every built-in model has a form on both sides, whose pages are the fewest that hold its questions")
  func pages() {
    for model in ProgrammeModel.builtInModels {
      for side in Side.allCases {
        let sheet = IntakeSheet(model, side)
        let steps = sheet.steps(places: 1)
        #expect(steps.first == .who && steps.suffix(2) == [.consent, .check], "\(model.name)")
        #expect(!steps.contains(.place) && sheet.steps(places: 2).contains(.place))
        #expect(steps.contains(.coding) == sheet.asks(.occupation))
        // Nothing that is asked is left out of all pages.
        let placed = Set(steps.flatMap(\.fields))
        #expect(sheet.fields.isSubset(of: placed), "\(model.name): \(sheet.fields.subtracting(placed))")
      }
    }
  }

  @Test("whoever is taken in is ready, or prepared first where the model has something before the match")
  func stages() throws {
    #expect(try model("mentoring").stageOnceAccepted(.newcomers) == .preparing)
    #expect(try model("connector").stageOnceAccepted(.professionals) == .ready)
    #expect(try model("board-matching").stageOnceAccepted(.newcomers) == .preparing)
  }
}
