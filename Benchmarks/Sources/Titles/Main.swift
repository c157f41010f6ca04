import Foundation
import Measuring
import Occupations

/// Measures how titles are coded: `bin/bench titles [FOLDER]`, and how well: `bin/bench titles evaluate`. The folder holds what is imported, as lines of source,
/// language, title and codes, separated by tabs; without it only the product's own lexicon is measured.
@main
enum TitleBenchmarks {
  static func main() { measure(run) }

  private static func run(_ given: inout CommandWords) throws {
    let command = given.takeFirst() ?? ""
    let words = given.words
    switch (command, words.count) {
    case ("first", 0): report(TitleCoder.carried.code(title))
    case ("first", 1): report(try MappedIndex(words[0]).coder.code(title))
    case ("make", 2): try make(from: words[0], into: words[1])
    case ("code", 0): code(.carried)
    case ("code", 1): code(try MappedIndex(words[0]).coder)
    case ("evaluate", 2...): try evaluate(words[0], Array(words.dropFirst()))
    case ("table", _): try TitleTable(own: CommandLine.arguments[0], folder: words.first).show()
    default:
      throw CouldNotRun(
        description: "Run this through bin/bench titles; Benchmarks/README.md tells what is measured.")
    }
  }

  private static let title = "Registered nurse (licence pending)"

  private static func report(_ coding: Coding) { print(coding.best?.unit.description ?? "none") }

  /// Reads and builds everything, and says how long the building took.
  private static func make(from folder: String, into path: String) throws {
    let lexicon = try lexicon(importing: folder)
    let start = processorSeconds()
    let coder = TitleCoder(lexicon)
    let built = processorSeconds() - start
    try Data(coder.encoded()).write(to: URL(fileURLWithPath: path))
    print("\(lexicon.count) \(built)")
  }

  private static func lexicon(importing folder: String) throws -> Lexicon {
    var lexicon = Lexicon.carried
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }
      .sorted()
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        let cells = line.split(separator: "\t").map(String.init)
        guard cells.count == 4, let source = sources[cells[0]] else { continue }
        let units = cells[3].split(separator: ",").compactMap { UnitCode($0) }.map {
          (unit: $0, share: Float(1))
        }
        lexicon.add(KnownTitle(cells[2], language: cells[1], units: units, source: source))
      }
    }
    return lexicon
  }

  /// How often the answer is right for the titles of some files, with a folder imported, or "none".
  private static func evaluate(_ folder: String, _ files: [String]) throws {
    let coder = TitleCoder(folder == "none" ? .carried : try lexicon(importing: folder))
    print(
      "| titles | n | at once | among five | sure | of those right | calibration error |\n|---|--:|--:|--:|--:|--:|--:|"
    )
    for file in files {
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      var titles: [Evaluation.Title] = []
      for line in lines {
        let cells = line.split(separator: "\t").map(String.init)
        guard cells.count >= 2 else { continue }
        let units = cells[1].split(separator: ",").compactMap { UnitCode($0) }
        titles.append(Evaluation.Title(text: cells[0], units: Set(units)))
      }
      let evaluation = Evaluation(titles, coder: coder)
      func share(_ part: Int, _ whole: Int) -> String {
        String(format: "%.1f", 100 * Double(part) / Double(max(1, whole)))
      }
      let all = evaluation.all
      let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
      var columns = [name, "\(all.titles)", share(all.first, all.titles), share(all.firstFive, all.titles)]
      columns += [share(all.sure, all.titles), share(all.sureAndRight, all.sure)]
      columns.append(String(format: "%.3f", evaluation.calibrationError))
      print("| \(columns.joined(separator: " | ")) |")
    }
  }

  private static let sources: [String: TitleSource] = [
    "N": .officialIndex, "O": .onet, "A3": .escoAllAgree, "A2": .escoTwoAgree, "B": .escoOneRoute,
  ]

  /// Codes titles made of the official ones, and says how many a second.
  private static func code(_ coder: TitleCoder) {
    let groups = Classification.noc2021.groups.filter { $0.level == 5 }
    let titles = groups.flatMap {
      [$0.english, $0.french, "Senior \($0.english) (10 yrs)", "\($0.french) - Montréal"]
    }
    var best = 0.0
    for _ in 0..<5 {
      let start = processorSeconds()
      var known = 0
      for title in titles where coder.code(title).best != nil { known += 1 }
      guard known == titles.count else { continue }
      best = max(best, Double(titles.count) / (processorSeconds() - start))
    }
    print("\(titles.count) \(best)")
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// An index in a file that is mapped.
final class MappedIndex: Sendable {
  let coder: TitleCoder

  init(_ path: String) throws {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { throw CouldNotRun(description: "\(path) cannot be read") }
    coder = try TitleCoder(
      mapped: UnsafeRawBufferPointer(start: start, count: Int(status.st_size)), owner: Mapping())
  }

  /// Stays mapped until the process ends.
  private final class Mapping: Sendable {}
}
