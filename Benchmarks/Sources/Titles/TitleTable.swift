import Foundation
import Measuring

/// The rows about titles, each in processes of its own.
struct TitleTable {
  let own: String
  let folder: String?
  private let runs = 11

  init(own: String, folder: String?) {
    self.own = own
    self.folder = folder
  }

  func show() throws {
    print("| row | n | median (least–most) | goal |\n|---|--:|--:|---|")
    try showRate("titles a second, own lexicon", [], "100,000")
    try showFirst("first answer in a fresh process, own lexicon", [], "50 ms")
    guard let folder else { return }
    let index = NSTemporaryDirectory() + "allies-titles-\(ProcessInfo.processInfo.processIdentifier).index"
    defer { try? FileManager.default.removeItem(atPath: index) }
    let builds = try (0..<3).map { _ in try numbers(["make", folder, index]) }
    row(
      "building the index of \(Int(builds.first?.first ?? 0)) titles, processor seconds",
      builds.compactMap(\.last), "under 3", digits: 2)
    try showRate("titles a second, everything imported", [index], "20,000")
    try showFirst("first answer in a fresh process, everything imported", [index], "50 ms, 80 MB")
  }

  private func showRate(_ name: String, _ index: [String], _ goal: String) throws {
    row(name, try (0..<runs).compactMap { _ in try numbers(["code"] + index).last }, goal, digits: 0)
  }

  private func showFirst(_ name: String, _ index: [String], _ goal: String) throws {
    let costs = try (0..<runs).map { _ in try cost(of: own, ["first"] + index) }
    row("\(name): wall clock, ms", costs.map { $0.wallSeconds * 1e3 }, goal, digits: 1)
    row("– processor, ms", costs.map { $0.processorSeconds * 1e3 }, "", digits: 1)
    row("– peak memory, MB", costs.map(\.peakMegabytes), "", digits: 1)
  }

  private func numbers(_ arguments: [String]) throws -> [Double] {
    try cost(of: own, arguments, keepsOutput: true).output.split { $0 == " " || $0 == "\n" }.compactMap {
      Double($0)
    }
  }

  private func row(_ name: String, _ values: [Double], _ goal: String, digits: Int) {
    func fixed(_ value: Double) -> String { String(format: "%.\(digits)f", value) }
    let range = "\(fixed(values.min() ?? 0))–\(fixed(values.max() ?? 0))"
    print("| \(name) | \(values.count) | \(fixed(values.median)) (\(range)) | \(goal) |")
  }
}
