import Foundation
import Matching
import Measuring

/// A matching problem as all solvers of a row read it, little-endian:
///
///     "ALP1"  seekers u32  supporters u32  pairs u32
///     for each seeker    pairs u32, days waited u32
///     for each supporter places u32
///     for each pair      supporter u32, score i32: by seeker, the best first
///
/// people: "ALF1", seekers u32, supporters u32, 0 u32, and for each person eleven numbers u32, those of `Person` in its
/// order;
///
/// and a table of costs: "ALD1", rows u32, columns u32, 0 u32, then the costs as i32, row by row.
enum InstanceFile {
  static func write(_ population: Population, candidates count: Int?, to path: String) throws {
    let lists = CandidateLists(population)
    var lengths: [UInt32] = []
    var pairs = Data()
    for number in population.seekers.indices {
      let row = lists.candidates(ofSeeker: number, count: count)
      lengths.append(UInt32(row.count))
      lengths.append(UInt32(population.seekers[number].number))
      for pair in row { pairs.append(bytes(of: [pair.supporter, pair.score])) }
    }
    var head = Data("ALP1".utf8)
    head.append(
      bytes(
        of: [population.seekers.count, population.supporters.count, pairs.count / 8].map { UInt32($0) }))
    head.append(bytes(of: lengths))
    head.append(bytes(of: population.supporters.map { UInt32($0.number) }))
    try put([head, pairs], at: path)
  }

  static func write(_ population: Population, to path: String) throws {
    var head = Data("ALF1".utf8)
    head.append(bytes(of: [population.seekers.count, population.supporters.count, 0].map { UInt32($0) }))
    let people = (population.seekers + population.supporters).map { bytes(of: $0.numbers) }
    try put([head] + people, at: path)
  }

  static func population(path: String) throws -> Population {
    let source = try Source(path, magic: "ALF1")
    let head: [UInt32] = try source.numbers(3)
    func people(_ count: UInt32) throws -> [Person] {
      try (0..<count).map { _ in Person(numbers: try source.numbers(11)) }
    }
    return Population(seekers: try people(head[0]), supporters: try people(head[1]))
  }

  enum Costs: String, CaseIterable {
    /// Evenly from 0 to a million.
    case uniform
    /// Distances between points of a square.
    case geometric
    /// One less the cosine of two directions in 32 dimensions, as embeddings of texts compare.
    case embedding
  }

  static func write(_ costs: Costs, size: Int, seed: UInt64, to path: String) throws {
    var random = Seeded(seed: seed)
    func points(_ dimensions: Int, isDirection: Bool) -> [[Double]] {
      (0..<size).map { _ in
        guard isDirection else { return (0..<dimensions).map { _ in random.unit() } }
        let normal = (0..<dimensions).map { _ in
          (-2 * log(1 - random.unit())).squareRoot() * cos(2 * .pi * random.unit())
        }
        let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return normal.map { $0 / length }
      }
    }
    let dimensions = costs == .embedding ? 32 : 2
    let (rows, columns) =
      costs == .uniform
      ? ([], [])
      : (
        points(dimensions, isDirection: costs == .embedding),
        points(dimensions, isDirection: costs == .embedding)
      )
    var head = Data("ALD1".utf8)
    head.append(bytes(of: [UInt32(size), UInt32(size), 0]))
    var parts = [head]
    for row in 0..<size {
      let line = (0..<size).map { column -> Int32 in
        switch costs {
        case .uniform: return Int32(random.next() % 1_000_001)
        case .geometric:
          let (x, y) = (rows[row][0] - columns[column][0], rows[row][1] - columns[column][1])
          return Int32((x * x + y * y).squareRoot() * 1e6 / 1.5)
        case .embedding:
          var cosine = 0.0
          for dimension in 0..<32 { cosine += rows[row][dimension] * columns[column][dimension] }
          return Int32(max(0, (1 - cosine) * 5e5))
        }
      }
      parts.append(bytes(of: line))
    }
    try put(parts, at: path)
  }

  /// In one go, so that an interrupted run leaves nothing half-written behind.
  private static func put(_ parts: [Data], at path: String) throws {
    let unfinished = path + ".part"
    guard FileManager.default.createFile(atPath: unfinished, contents: nil),
      let file = FileHandle(forWritingAtPath: unfinished)
    else { throw CouldNotRun(description: "\(unfinished) cannot be written") }
    for part in parts { try file.write(contentsOf: part) }
    try file.close()
    guard rename(unfinished, path) == 0 else { throw CouldNotRun(description: "\(path) cannot be written") }
  }

  private static func bytes<Number: FixedWidthInteger>(of numbers: [Number]) -> Data {
    numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// What a matching problem is made of, row by row, so that the file is never held whole.
  struct Parts {
    var seekers: [MatchingProblem.Seeker]
    var supporters: [MatchingProblem.Supporter]
    var candidates: [[MatchingProblem.Candidate]]

    init(path: String) throws {
      let source = try Source(path, magic: "ALP1")
      let counts: [UInt32] = try source.numbers(3)
      let rows: [UInt32] = try source.numbers(2 * Int(counts[0]))
      let places: [UInt32] = try source.numbers(Int(counts[1]))
      seekers = (0..<Int(counts[0])).map {
        .init(id: Population.name("N", $0), daysWaiting: Int(rows[2 * $0 + 1]))
      }
      supporters = places.enumerated().map {
        .init(id: Population.name("P", $0.offset), capacity: Int($0.element))
      }
      candidates = []
      candidates.reserveCapacity(seekers.count)
      for seeker in seekers.indices {
        let row: [UInt32] = try source.numbers(2 * Int(rows[2 * seeker]))
        candidates.append(
          (0..<row.count / 2).map {
            .init(supporter: Int32(row[2 * $0]), score: Int32(bitPattern: row[2 * $0 + 1]))
          })
      }
    }
  }

  static func costs(path: String) throws -> (rows: Int, columns: Int, costs: [Int32]) {
    let source = try Source(path, magic: "ALD1")
    let head: [UInt32] = try source.numbers(3)
    let (rows, columns) = (Int(head[0]), Int(head[1]))
    return (rows, columns, try source.numbers(rows * columns))
  }

  /// A file that is read from its beginning.
  private final class Source {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String

    init(_ path: String, magic: String) throws {
      guard let file = fopen(path, "rb") else { throw CouldNotRun(description: "\(path) cannot be read") }
      (self.file, self.path) = (file, path)
      guard try String(decoding: numbers(4) as [UInt8], as: UTF8.self) == magic else {
        throw CouldNotRun(description: "\(path) is not an instance")
      }
    }

    deinit { fclose(file) }

    func numbers<Number: FixedWidthInteger>(_ count: Int) throws -> [Number] {
      let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = fread(buffer.baseAddress, MemoryLayout<Number>.size, count, file)
      }
      guard numbers.count == count else { throw CouldNotRun(description: "\(path) ends early") }
      return numbers
    }
  }
}
