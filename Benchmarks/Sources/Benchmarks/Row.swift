import Foundation
import Measuring

/// A row of the table: a program to run, and what is asked of it.
struct Row {
  let name: String
  let goal: String
  /// Where throughput is the point: the bytes that a run reads, and the arguments for a run that reads next to nothing.
  var reading: (bytes: Int, withoutIt: [String])?
  let program: String
  let arguments: [String]
  /// A program that does the like, for a ratio.
  var peer: Peer?

  struct Peer {
    let name: String
    let program: String
    let arguments: [String]
  }

  /// Runs the row and its peer turn about, so that a busy moment of the machine hits both alike.
  func measured(runs: Int) throws -> [String] {
    var costs: [Cost] = []
    var peers: [Cost] = []
    var idle: [Cost] = []
    for _ in 0..<runs {
      costs.append(try cost(of: program, arguments))
      if let reading { idle.append(try cost(of: program, reading.withoutIt)) }
      // A machine without the peer still measures ours.
      if let peer, let cost = try? cost(of: peer.program, peer.arguments) { peers.append(cost) }
    }
    let wall = costs.map(\.wallSeconds).median
    let throughput =
      reading.map { "\(fixed(Double($0.bytes) / 1e6 / (costs.median - idle.median), 0)) MB/s" } ?? ""
    var lines = ["| \(name) | \(columns(costs)) | \(throughput) | \(goal) |"]
    if let peer, !peers.isEmpty {
      let ratio = fixed(peers.map(\.wallSeconds).median / wall, 2)
      lines.append("| – peer: \(peer.name) | \(columns(peers)) | \(ratio)× our time | |")
    }
    return lines
  }

  private func columns(_ costs: [Cost]) -> String {
    let walls = costs.map { $0.wallSeconds * 1e3 }
    let range = "\(fixed(walls.min() ?? 0, 1))–\(fixed(walls.max() ?? 0, 1))"
    let processor = fixed(costs.map { $0.processorSeconds * 1e3 }.median, 1)
    let memory = fixed(costs.map(\.peakMegabytes).median, 1)
    return "\(costs.count) | \(fixed(walls.median, 1)) ms (\(range)) | \(processor) ms | \(memory) MB"
  }

  private func fixed(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
