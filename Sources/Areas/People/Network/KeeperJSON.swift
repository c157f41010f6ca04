import Basics
import Site

/// Councils and agencies, as programs read them beside what refers to them.
enum KeeperJSON {
  private static let named = JSONShape<(id: ID<Keeper>, name: Bilingual)>(
    "Keeper", Bilingual(en: "A council or an agency", fr: "Un conseil ou un organisme"),
    JSONPart("id", .id()) { $0.id }, JSONPart("name", .bilingual) { $0.name })

  static let names = JSONShape<[ID<Keeper>: Bilingual]>(named.list.schema) { names, json in
    named.list.write(names.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }, &json)
  }
}
