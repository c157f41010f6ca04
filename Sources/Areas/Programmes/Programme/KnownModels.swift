import Basics
import People
import Synchronization

/// Models that were read from the documents of versions. A version is never changed, so that each is read once, and not by every
/// page that needs a word of it.
final class KnownModels: Sendable {
  /// The versions of a large council with its agencies; beyond, all are read anew.
  private static let most = 128

  private struct Known {
    let document: String
    let model: Result<ProgrammeModel, Refusal>
  }

  /// A memory of what is read from documents alone: the same for whoever asks.
  static let shared = KnownModels()

  private let known = Mutex<[ID<Programme.Version>: Known]>([:])

  /// - Throws: a refusal that names what is wrong with the document, line by line.
  func model(of version: Programme.Version) throws(Refusal) -> ProgrammeModel {
    // Two databases of one process may have numbered different documents alike.
    if let before = known.withLock({ $0[version.id] }), before.document == version.document {
      return try before.model.get()
    }
    let read: Result<ProgrammeModel, Refusal>
    do {
      read = .success(try ProgrammeModel(yaml: version.document, file: "version \(version.number)"))
    } catch {
      read = .failure(error)
    }
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[version.id] = Known(document: version.document, model: read)
    }
    return try read.get()
  }
}

extension Programme.Version {
  /// How the programme works under it.
  ///
  /// - Throws: a refusal where the document is none any more: code may have forgotten what it once knew.
  var model: ProgrammeModel {
    get throws(Refusal) { try KnownModels.shared.model(of: self) }
  }
}
