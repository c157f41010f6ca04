import Basics
import Storage

@testable import Site

/// An area with one address of each kind, about people who wait.
enum WaitingArea {
  static let area = Area(
    title: Bilingual(en: "Waiting", fr: "En attente"),
    migrations: [
      Migration(
        "waiting/0001 people",
        "CREATE TABLE waiting (name \(.text) PRIMARY KEY, days \(.integer) NOT NULL) \(.strict)")
    ],
    navigation: [NavigationEntry(Bilingual(en: "Waiting", fr: "En attente"), "/waiting")]
  ) { routes in
    routes.get("", for: .anyone) { visit in
      .page(page(visit.frame(), Bilingual(en: "Welcome", fr: "Bienvenue")))
    }
    routes.get("waiting", for: .anyone) { visit in
      let names = try await visit.database.read { connection in
        try connection.values("SELECT name FROM waiting ORDER BY days DESC", as: String.self)
      }
      return .page(list(visit.frame(hasForm: true), names))
    }
    routes.post("waiting", for: .anyone, mostBytes: 2_000) { visit in
      let name = visit.posted["name"] ?? ""
      guard !name.isEmpty else {
        return .page(list(visit.frame(hasForm: true), ["?"]), status: .unprocessable)
      }
      do {
        try await visit.database.write { try $0.run("INSERT INTO waiting (name, days) VALUES (\(name), 3)") }
      } catch StorageError.unique {
        throw Refusal(.conflict, en: "\(name) waits already.", fr: "\(name) attend déjà.")
      }
      return .see("/waiting")
    }
    routes.get("waiting/new", for: .anyone) { visit in
      .page(page(visit.frame(), Bilingual(en: "Somebody new", fr: "Une nouvelle personne")))
    }
    routes.get("waiting/:number", for: .anyone) { visit in
      let number: Int = try visit.parameter("number")
      return .page(page(visit.frame(), Bilingual(en: "Number \(number)", fr: "Numéro \(number)")))
    }
    routes.get("slow", for: .anyone) { visit in
      slowBegan.yield()
      // Answers when the test lets it.
      for await _ in mayEnd { break }
      return .plain("done")
    }
    routes.get("desk", for: .signedIn) { visit in
      .page(page(visit.frame(hasForm: true), Bilingual(same: visit.session?.person ?? "")))
    }
    routes.get("failure/:kind", for: .anyone) { visit in
      switch try visit.parameter("kind", as: String.self) {
      case "full": throw StorageError.full
      case "gone": throw StorageError.gone(mayHaveCommitted: false)
      case "overloaded": throw StorageError.overloaded
      case "content": throw Refusal(.content, en: "Not like this.", fr: "Pas comme cela.")
      default: throw Surprise(name: "Amina Benali")
      }
    }
    routes.get("desk/secret", for: Permission("nobody") { _ in .forbidden }) { _ in .plain("secret") }
  }

  /// What the page that takes long waits for, and what it says when it begins.
  static let (mayEnd, letEnd) = AsyncStream.makeStream(of: Void.self)
  static let (began, slowBegan) = AsyncStream.makeStream(of: Void.self)

  struct Surprise: Error { let name: String }

  private static func page(_ frame: Frame, _ title: Bilingual) -> HTML {
    Layout.page(frame.titled(title), body: "<h1>\(frame.voice(title))</h1>")
  }

  private static func list(_ frame: Frame, _ names: [String]) -> HTML {
    let voice = frame.voice
    let title = Bilingual(en: "Who waits", fr: "Qui attend")
    return Layout.page(
      frame.titled(title),
      body: """
        <h1>\(voice(title))</h1>
        <ul>\(names, { "<li>\($0)</li>" })</ul>
        <form method="post"\(action: "/waiting")>\(Layout.token(frame))
        <label for="name">\(voice(en: "Name", fr: "Nom"))</label><input id="name" name="name">
        <button>\(voice(en: "Add", fr: "Ajouter"))</button></form>
        """)
  }
}
