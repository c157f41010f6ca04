import Basics
import Matching
import People
import Testing

@testable import Programmes

/// The five models that come with the product, held to what the programmes of the field are.
@Suite("Built-in models")
struct BuiltInModelTests {
  static let builtIn = ["connector", "mentoring", "group-mentoring", "speed-mentoring", "board-matching"]

  @Test("every built-in model is read, named like its document, and complete", arguments: builtIn)
  func complete(name: String) throws {
    let model = try ProgrammeModel.named(name)
    #expect(model.name == name && model.version >= 1)
    #expect(model.title.en != model.title.fr && model.summary.en != model.summary.fr)
    #expect(!model.newcomers.eligibility.isEmpty && !model.professionals.eligibility.isEmpty)
    #expect(!model.stages.isEmpty && !model.clocks.isEmpty && !model.obligations.isEmpty)
    #expect(!model.messages.isEmpty && !model.surveys.isEmpty && !model.outcomes.definitions.isEmpty)
    #expect(model.matching.criteria.reduce(0) { $0 + $1.weight } == 100)
    #expect(model.matching.name == name && model.matching.title == model.title)
    #expect(!model.outcomes.followUps.isEmpty)
    for line in model.outline { #expect(!line.en.isEmpty && !line.fr.isEmpty) }
  }

  @Test("all of them are built in, in this order")
  func all() {
    #expect(ProgrammeModel.builtInModels.map(\.name) == Self.builtIn)
  }

  @Test("a message says the same in both languages, and nothing personal in its subject", arguments: builtIn)
  func messages(name: String) throws {
    for message in try ProgrammeModel.named(name).messages {
      for text in [message.subject, message.body] {
        #expect(text.places(in: .english) == text.places(in: .french), "\(message.name)")
        #expect(text.written.en != text.written.fr, "\(message.name)")
      }
      #expect(message.subject.places(in: .english).isSubset(of: ModelPlaceholder.impersonal))
      #expect(message.body.places(in: .english).contains(.link), "\(message.name) leads nowhere")
    }
  }

  @Test("nobody is named to the other before both have said yes", arguments: builtIn)
  func names(name: String) throws {
    for message in try ProgrammeModel.named(name).messages
    where [.applied, .ready, .proposed, .confirmed].contains(message.when)
      || message.name == "answer-reminder"
    {
      #expect(
        message.body.places(in: .english).isDisjoint(with: [.newcomer, .professional]), "\(message.name)")
    }
  }

  @Test("a connector has one meeting of thirty minutes and three referrals, thirteen people in all")
  func connector() throws {
    let model = try ProgrammeModel.named("connector")
    #expect(model.meeting.minutes == 30 && model.meeting.count == .init(1, 1))
    let referrals = try #require(model.obligations.first { $0.thing == .referral })
    #expect((referrals.count, referrals.depth, referrals.treeSize) == (3, 3, 13))
    #expect(model.agreement == nil)
    #expect(model.clock(from: .introduced, to: .arranged)?.within == ModelSpan(3, .workingDays))
    #expect(model.clock(from: .introduced, to: .met)?.within == ModelSpan(14, .days))
    #expect(model.clock(from: .introduced, to: .referred)?.within == ModelSpan(30, .days))
    #expect(
      model.outcomes.followUps == [ModelSpan(3, .months), ModelSpan(6, .months), ModelSpan(12, .months)])
  }

  @Test(
    "mentoring is 18 to 24 hours in three to six months, with orientation, agreement, mid-point and closing")
  func mentoring() throws {
    let model = try ProgrammeModel.named("mentoring")
    #expect(model.meeting.hours == .init(18, 24) && model.meeting.months == .init(3, 6))
    let agreement = try #require(model.agreement)
    #expect(agreement.isRequired && agreement.goals.least == 1 && agreement.usualGoals.count == 6)
    let steps = model.stages.map(\.step)
    let inOrder: [ModelStep] = [.proposal, .orientation, .agreement, .midpoint, .closing, .followUp]
    #expect(steps.filter(inOrder.contains) == inOrder)
    #expect(Set(model.surveys.map(\.after)).isSuperset(of: [.midpoint, .closed]))
    #expect(model.clock(from: .proposed, to: .confirmed)?.ending == .release)
    // How many jobs somebody feels ready for: fewer are better.
    #expect(model.surveys.flatMap(\.questions).first { $0.name == "jobs-ready-for" }?.better == .lower)
  }

  @Test(
    "an evening of speed mentoring has six or seven rounds of ten minutes, and a board hears whom it lists")
  func others() throws {
    let speed = try ProgrammeModel.named("speed-mentoring")
    #expect(
      speed.meeting.form == .rounds && speed.meeting.minutes == 10 && speed.meeting.count == .init(6, 7))
    let group = try ProgrammeModel.named("group-mentoring")
    #expect(group.meeting.form == .group && (group.matching.mostCapacity ?? 0) > 1)
    let board = try ProgrammeModel.named("board-matching")
    let inOrder: [ModelStep] = [.interview, .ready, .shortlist, .hearing, .appointment]
    #expect(board.stages.map(\.step).filter(inOrder.contains) == inOrder)
    // What somebody says of their background is compared with nothing.
    let compared = board.matching.criteria.map(\.comparison.newcomerField)
    #expect(compared == [.own(0), .own(1), .languages, .availability])
  }
}
