import Basics
import FoundationEssentials
import Matching
import People
import Reference
import Tables

/// The proof of a round as it is written to `certificate.json`: the pairs that could be made, with their scores, the
/// prices, and the answer. It holds identifiers and numbers, no names.
struct RoundCertificate: Codable {
  struct Newcomer: Codable {
    let id: String
    let days: Int
    /// By objective, most important first, up to five, then the tie-break.
    let price: [Int64]
    /// Their professional, by place in the list below; absent for those who meet nobody.
    let partner: Int?
    /// Professional, score, professional, score…
    let candidates: [Int32]
  }

  struct Professional: Codable {
    let id: String
    /// Places beside those of locked pairs.
    let places: Int
    let price: [Int64]
  }

  /// A pair that a person decided beforehand.
  struct Lock: Codable {
    let newcomer: Int
    let professional: Int
    let score: Int
  }

  struct Refused: Codable {
    let newcomers: Int
    let professionals: Int
  }

  static let currentFormat = "allies-certificate-2"

  let format: String
  let made: LocalDate
  let language: Language
  let policy: String
  /// The fingerprint of the index that job titles were understood with; absent where it was the product's own lexicon.
  let occupations: String?
  let objectives: [String]
  let seed: UInt64
  let worth: [Int64]
  let refused: Refused
  let locks: [Lock]
  let newcomers: [Newcomer]
  let professionals: [Professional]
  /// CRC-32 of what each list of results says, however a spreadsheet program saves it.
  let lists: [String: UInt32]
  /// CRC-32 of everything else, so that a slip of the hand is noticed even where the proof would survive it.
  var checksum: UInt32?

  init(_ record: RoundRecord, lists: [(name: String, bytes: [UInt8])]) throws(Refusal) {
    var checksums: [String: UInt32] = [:]
    for list in lists {
      checksums[list.name] = Self.checksum(of: try Sheet.read(list.bytes, file: list.name))
    }
    self.lists = checksums
    let round = record.round
    let problem = round.certificate.problem
    let assignment = round.certificate.assignment
    format = Self.currentFormat
    made = round.today
    language = record.language
    policy = round.policy.name
    occupations = round.index?.fingerprint
    objectives = problem.order.map(\.rawValue)
    seed = problem.seed
    worth = round.worth.numbers
    refused = Refused(
      newcomers: record.newcomers.refused.count, professionals: record.professionals.refused.count)
    locks = round.pairs.filter(\.isLocked).map {
      Lock(newcomer: $0.newcomer, professional: $0.professional, score: Int($0.score.total))
    }
    newcomers = problem.seekers.enumerated().map { index, seeker in
      Newcomer(
        id: seeker.id, days: seeker.daysWaiting, price: assignment.seekerPrices[index].numbers,
        partner: assignment.supporterOfSeeker[index],
        candidates: problem.candidates(ofSeeker: index).flatMap { [$0.supporter, $0.score] })
    }
    professionals = problem.supporters.enumerated().map { index, supporter in
      Professional(
        id: supporter.id, places: supporter.capacity, price: assignment.supporterPrices[index].numbers)
    }
  }

  func json() throws -> [UInt8] {
    var sealed = self
    sealed.checksum = try contentChecksum()
    return try Self.encode(sealed)
  }

  static func read(_ bytes: [UInt8]) throws -> RoundCertificate {
    try JSONDecoder().decode(RoundCertificate.self, from: Data(bytes))
  }

  /// The checksum of a table's cells in their order. The bytes of the file do not count, only what it says.
  static func checksum(of sheet: Sheet) -> UInt32 {
    let rows = (0..<sheet.rowCount).map { sheet[$0] }.filter { !$0.isBlank }
    return Tables.checksum(
      Array(rows.map { $0.texts.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}").utf8))
  }

  private func contentChecksum() throws -> UInt32 {
    var content = self
    content.checksum = nil
    return Tables.checksum(try Self.encode(content))
  }

  private static func encode(_ value: RoundCertificate) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(value)) + [0x0A]
  }

  /// The certificate as the engine checks it, or nil if it is not even well-formed.
  func certificate() -> Certificate? {
    let order = objectives.compactMap(Objective.init)
    guard order.count == objectives.count else { return nil }
    let rows = newcomers.map { newcomer in
      stride(from: 0, to: newcomer.candidates.count - 1, by: 2).map {
        MatchingProblem.Candidate(supporter: newcomer.candidates[$0], score: newcomer.candidates[$0 + 1])
      }
    }
    let problem = try? MatchingProblem(
      seekers: newcomers.map { .init(id: $0.id, daysWaiting: $0.days) },
      supporters: professionals.map { .init(id: $0.id, capacity: $0.places) },
      candidates: rows, order: order, seed: seed)
    let seekerPrices = newcomers.compactMap { Self.worth($0.price) }
    let supporterPrices = professionals.compactMap { Self.worth($0.price) }
    guard let problem, seekerPrices.count == newcomers.count, supporterPrices.count == professionals.count
    else { return nil }
    return Certificate(
      problem: problem,
      assignment: Assignment(
        supporterOfSeeker: newcomers.map(\.partner), seekerPrices: seekerPrices,
        supporterPrices: supporterPrices))
  }

  private static func worth(_ numbers: [Int64]) -> Worth? {
    Worth(numbers: numbers)
  }
}
