import Basics
import Synchronization

/// Models that were read from documents of programmes, for as long as the program runs: a version is never changed, and reading one
/// takes longer than a page may.
package final class ProgrammeModels: Sendable {
  /// More programmes than that are read anew; a network has some dozens.
  private static let most = 500

  private let known = Mutex<[ID<Programme.Version>: ProgrammeModel]>([:])

  package init() {}

  /// - Throws: a refusal that names what is wrong with the document, line by line.
  package func model(of version: Programme.Version) throws -> ProgrammeModel {
    try model(version.id) { version }
  }

  /// - Parameter read: gives the version, where its model is not known yet.
  package func model(
    _ id: ID<Programme.Version>, _ read: () throws -> Programme.Version
  ) throws -> ProgrammeModel {
    if let model = known.withLock({ $0[id] }) { return model }
    let version = try read()
    let model = try ProgrammeModel(yaml: version.document, file: "version \(version.number)")
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[id] = model
    }
    return model
  }
}
