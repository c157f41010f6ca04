import Basics
import Testing

@testable import People
@testable import Programmes

/// Whether the lists hold what a policy compares.
@Suite("A policy and its lists")
struct PolicyFitTests {
  private func notices(
    _ criterion: String, newcomers: String = "Name,City\nAmina,Halifax\n",
    professionals: String = "Name,City\nElaine,Halifax\n"
  ) throws -> [String] {
    let policy = try Cast.policy(
      "policy: ours\nfields:\n  - { name: grade, scale: [low, high] }\ncriteria:\n  - { \(criterion), weight: 1 }\n"
    )
    let left = try Cast.list(newcomers, .newcomers, own: policy.ownFields)
    let right = try Cast.list(professionals, .professionals, own: policy.ownFields)
    return try policy.check(against: left, right).map(\.en)
  }

  @Test("nothing is told where both lists have what is compared")
  func fits() throws {
    #expect(try notices("compare: city, by: same").isEmpty)
  }

  @Test("a field that a list lacks counts as not stated, and that is told for each list once")
  func lacks() throws {
    #expect(
      try notices("compare: goals, by: shared, if: { languages: French }") == [
        "newcomers.csv has no column for: goals, languages; what the policy compares there counts as not stated",
        "professionals.csv has no column for: goals; what the policy compares there counts as not stated",
      ])
  }

  @Test("a field of the policy's own that a list lacks is refused, with the mapping to write")
  func ownLacks() throws {
    let refusal = try #require(throws: Refusal.self) {
      try notices("compare: grade, by: ahead", newcomers: "Name,Grade\nAmina,low\n")
    }
    #expect(refusal.kind == .content)
    #expect(
      refusal.sentence.en
        == "The policy compares “grade”, and no column of professionals.csv is headed so. Say which one it is: --map \"Heading=grade\"."
    )
  }

  private func fit(_ requirement: String, professionals: String) throws -> [String] {
    let policy = try Cast.policy(
      "policy: ours\nrequirements:\n  - \(requirement)\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n"
    )
    let left = try Cast.list("Name,City,Occupation\nAmina,Halifax,Engineer\n", .newcomers)
    return try policy.check(against: left, Cast.list(professionals, .professionals)).map(\.en)
  }

  @Test("a requirement that can be told of nobody is refused, with the columns that may be meant")
  func cannotBeTold() throws {
    let refusal = try #require(throws: Refusal.self) {
      try fit(
        "{ compare: occupation, by: near }", professionals: "Name,City,Trade\nElaine,Halifax,Engineer\n")
    }
    #expect(refusal.kind == .content)
    #expect(refusal.sentence.en.contains("professionals.csv has no column for it"))
    #expect(refusal.sentence.en.contains("--map \"Trade=occupation\""))
    #expect(refusal.sentence.fr.contains("--map \"Trade=occupation\""))
  }

  @Test("a requirement that the policy itself waives where it cannot be told is waived, and that is told")
  func waived() throws {
    let list = "Name,City\nElaine,Halifax\n"
    #expect(
      try fit("{ compare: occupation, by: near, unknown: passes }", professionals: list) == [
        "professionals.csv has no column for: occupation; what the policy compares there counts as not stated"
      ])
  }

  @Test("a requirement that can be told in one of its ways is kept")
  func oneWay() throws {
    let list = "Name,City\nElaine,Halifax\n"
    let either = "{ any: [{ compare: occupation, by: near }, { compare: city, by: same }] }"
    #expect(try fit(either, professionals: list).count == 1)
  }

  @Test("values that are not on a scale are told")
  func outsideScale() throws {
    let told = try notices(
      "compare: grade, by: ahead", newcomers: "Name,Grade\nAmina,LOW\nBao,middle\nChidi,\n",
      professionals: "Name,Grade\nElaine,high\n")
    #expect(
      told == ["newcomers.csv: one value of “grade” not on its scale, counted as not stated (“middle”)"])
  }

  @Test("four skills in columns of their own are a language level too")
  func skills() throws {
    let list = "Name,Listening,Speaking,Reading,Writing\nAmina,7,7,7,7\n"
    #expect(try notices("compare: clb, by: ahead", newcomers: list, professionals: list).isEmpty)
  }
}
