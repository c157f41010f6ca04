import FoundationEssentials

extension Job {
  /// The values as they are stored, in the same order every time.
  var stored: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  package init(stored payload: String, version: Int) throws {
    guard version == Self.version else {
      throw JobProblem("stored by version \(version) of the job, and this program knows \(Self.version)")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(payload.utf8))
    } catch {
      throw JobProblem("what was stored for the job cannot be read", isHopeless: true)
    }
  }
}
