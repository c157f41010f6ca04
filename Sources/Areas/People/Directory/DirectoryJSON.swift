import Basics
import Site

/// The directory, as programs read it.
enum DirectoryJSON {
  static let slice = JSONShape<DirectorySlice>(
    "Directory", Bilingual(en: "People, in the order of their names", fr: "Personnes, dans l’ordre des noms"),
    JSONPart("people", entry.list) { $0.entries },
    JSONPart(
      "found", .count,
      Bilingual(
        en: "How many there are, counted up to \(DirectorySlice.mostCounted + 1)",
        fr: "Leur nombre, compté jusqu’à \(DirectorySlice.mostCounted + 1)")
    ) { $0.found })

  private static let entry = JSONShape<DirectoryEntry>(
    "DirectoryEntry", Bilingual(en: "One line of the directory", fr: "Une ligne du répertoire"),
    JSONPart("person", PersonJSON.person) { $0.person },
    JSONPart("roles", .list(.word)) { $0.roles },
    JSONPart("occupation", .optional(.text)) { $0.occupation },
    JSONPart("tags", PersonJSON.tag.list) { $0.tags })

  /// What the directory is narrowed down by, as `DirectoryQuery` reads it.
  static let asked: [Narrowing] = [
    Narrowing(
      Field.text(
        "find",
        Bilingual(
          en: "Beginnings of words of a name, an address, a number, a city or an occupation",
          fr: "Débuts de mots d’un nom, d’une adresse, d’un numéro, d’une ville ou d’une profession"),
        limit: 100
      )),
    Narrowing(
      Field<Role>.choice("role", Bilingual(en: "Role", fr: "Rôle"), Role.allCases.map { ($0, $0.title) })),
    Narrowing(
      Field<ID<Tag>>.id("tag", Bilingual(en: "The number of a tag", fr: "Le numéro d’une étiquette"))),
    Narrowing(Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 100)),
    Narrowing(
      Field<ID<Person>>.id(
        "after",
        Bilingual(en: "The number of the last person before", fr: "Le numéro de la dernière personne avant")
      )),
  ]
}
