import ArgumentParser
import Basics
import Reference

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Lists what was imported, with the acknowledgements its publishers ask for.",
    discussion: """
      Examples:
        allies occupations sources
        allies occupations sources --index reference/
      """)

  @Option(help: "The index, or its folder; without it, the one in the usual folder.", completion: .file())
  var index: String?

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      if index == nil {
        let isThere = try DataFolder.usual.map { folder throws(Refusal) in try IndexFolder(folder).hasIndex }
        guard isThere == true else {
          let sentence = Bilingual(
            en:
              "Nothing was imported; titles are understood by the product’s own lexicon. See: allies help occupations import",
            fr:
              "Rien n’a été importé ; les titres sont compris par le lexique du produit. Voir : allies help occupations import"
          )
          return Terminal.say(sentence[spoken])
        }
      }
      let path = try index ?? IndexFolder(DataFolder.chosen(nil, option: "--index")).file
      show(try OccupationIndex.manifest(of: path), path: try OccupationIndex.file(at: path), spoken)
    }
  }

  private func show(_ manifest: IndexManifest, path: String, _ spoken: Language) {
    Terminal.say("\(path) (\(manifest.shortFingerprint))")
    for publisher in manifest.publishers {
      Terminal.say("")
      Terminal.say("\(publisher.key)  \(publisher.name[spoken])")
      let titles = manifest.titles.filter { $0.publisher == publisher }
      let languages = titles.map { "\($0.language) \($0.count)" }.joined(separator: ", ")
      if !titles.isEmpty {
        Terminal.say(Bilingual(en: "  titles: \(languages)", fr: "  titres : \(languages)")[spoken])
      }
      if publisher == .onet, manifest.relations + manifest.skills > 0 {
        let facts = Bilingual(
          en: "  \(manifest.relations) related pairs, skills of \(manifest.skills) unit groups",
          fr: "  \(manifest.relations) paires apparentées, compétences de \(manifest.skills) groupes de base")
        Terminal.say(facts[spoken])
      }
      for file in manifest.files where file.publisher == publisher {
        let rows = Bilingual(
          en: "\(file.rows) \(file.rows == 1 ? "row" : "rows")",
          fr: "\(file.rows) \(file.rows < 2 ? "ligne" : "lignes")")
        Terminal.say("  \(printable(file.name)) (\(rows[spoken]), SHA-256 \(file.digest.prefix(12))…)")
      }
      Terminal.say("  " + publisher.attribution[spoken])
    }
  }

  static func unknown(_ name: String) -> Refusal {
    let keys = Publisher.allCases.map(\.key)
    let known = keys.joined(separator: ", ")
    let hint = nearest(to: name, among: keys)
    return Refusal(
      .request,
      en: "“\(name)” is no source. \(hint.map { "Did you mean “\($0)”?" } ?? "Write one of \(known).")",
      fr:
        "« \(name) » n’est pas une source. \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Écrivez une de celles-ci : \(known).")"
    )
  }
}

struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Takes imported sources out of the index again.",
    discussion: """
      Examples:
        allies occupations remove esco
        allies occupations remove statcan jobbank esco onet own
      """)

  @Argument(help: "The sources to remove, as `allies occupations sources` names them.")
  var sources: [String]

  @Option(help: "The folder of the index; without it, the usual folder.", completion: .directory)
  var into: String?

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      var removed: Set<Publisher> = []
      for source in sources {
        guard let publisher = Publisher(key: source) else { throw SourcesCommand.unknown(source) }
        removed.insert(publisher)
      }
      let folder = IndexFolder(try DataFolder.chosen(into, option: "--into"))
      guard try folder.hasIndex else {
        throw Refusal(
          .missing, en: "There is no index in \(folder.path), so there is nothing to remove.",
          fr: "Il n’y a pas d’index dans \(folder.path), donc rien à supprimer.")
      }
      let gone = try folder.update(option: "--into") { content throws(Refusal) in
        let present = Set(content.counts.map(\.publisher))
        if let absent = removed.subtracting(present).min(by: { $0.rawValue < $1.rawValue }) {
          throw Refusal(
            .request,
            en: "Nothing of \(absent.key) is in the index. `allies occupations sources` lists what is.",
            fr: "Rien de \(absent.key) n’est dans l’index. `allies occupations sources` en donne la liste.")
        }
        let left = content.without(removed)
        return (left, content.titles.entries.count - left.titles.entries.count)
      }
      let sentence = Bilingual(
        en: "\(gone) \(gone == 1 ? "title is" : "titles are") no longer used.",
        fr: "\(gone) \(gone < 2 ? "titre n’est plus employé" : "titres ne sont plus employés").")
      Terminal.say(sentence[spoken])
    }
  }
}
