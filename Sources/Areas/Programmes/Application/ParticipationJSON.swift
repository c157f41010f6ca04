import Basics
import People
import Site

/// What somebody takes part in, as programs read it.
enum ParticipationJSON {
  /// A person, and what they take part in.
  struct All: Sendable {
    let person: Person
    let participations: [Participation]
  }

  static let all = JSONShape<All>(
    "Participations",
    Bilingual(
      en: "What somebody takes part in, what goes on first", fr: "Les participations, celles en cours d’abord"
    ),
    JSONPart("person", .id()) { $0.person.id },
    JSONPart("participations", participation.list) { $0.participations })

  private static let participation = JSONShape<Participation>(
    "Participation", Bilingual(en: "That somebody takes part", fr: "Une participation"),
    JSONPart("id", .id()) { $0.application.id },
    JSONPart("programme", .id()) { $0.application.programme },
    JSONPart("name", .bilingual, Bilingual(en: "Of the programme", fr: "Du programme")) { $0.name },
    JSONPart("side", .word) { $0.application.side },
    JSONPart("stage", .word) { $0.application.stage },
    JSONPart("applied", .moment) { $0.application.applied },
    JSONPart("reached", .moment, Bilingual(en: "Since when at this stage", fr: "Depuis quand à cette étape"))
    {
      $0.application.reached
    },
    JSONPart("ended", .optional(.moment)) { $0.ended },
    JSONPart("ending", .optional(.word)) { $0.ending })
}
