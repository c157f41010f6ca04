import Site
import Storage

/// Where all areas meet. A new one is a line here.
enum Assembly {
  static func areas(_ installation: Installation) -> [Area] {
    [HomeArea.area(installation)]
  }

  /// In the order in which they are carried out: what areas share first.
  static var migrations: [Migration] {
    FormDrafts.migrations + SessionStore.migrations
  }
}
