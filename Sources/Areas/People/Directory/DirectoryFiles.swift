import Basics
import Tables

/// The directory as a file to take away: what the page shows, and what a list of people is read by again.
enum DirectoryFiles {
  static func export(_ clock: DayClock) -> Export<DirectoryEntry> {
    Export(
      Bilingual(en: "People", fr: "Personnes"),
      [
        .text(Bilingual(en: "id", fr: "numéro de dossier")) { $0.person.id.description },
        .text(Bilingual(en: "first name", fr: "prénom")) { $0.person.givenName },
        .text(Bilingual(en: "last name", fr: "nom de famille")) { $0.person.familyName },
        .text(Bilingual(en: "e-mail", fr: "courriel")) { $0.person.email },
        .text(Bilingual(en: "telephone", fr: "téléphone")) { $0.person.telephone },
        .text(Bilingual(en: "city", fr: "ville")) { $0.person.city },
        .words(Bilingual(en: "language", fr: "langue")) { Bilingual(same: $0.person.language.ownName) },
        .words(Bilingual(en: "here as", fr: "à titre de")) { entry in
          Bilingual(
            en: entry.roles.map(\.title.en).joined(separator: ", "),
            fr: entry.roles.map(\.title.fr).joined(separator: ", "))
        },
        .text(Bilingual(en: "occupation", fr: "profession")) { $0.occupation },
        .text(Bilingual(en: "tags", fr: "étiquettes")) { $0.tags.map(\.name).joined(separator: ", ") },
        .day(Bilingual(en: "record since", fr: "dossier depuis")) { clock.day($0.person.added) },
      ])
  }
}
