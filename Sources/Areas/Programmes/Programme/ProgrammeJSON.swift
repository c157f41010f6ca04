import Basics
import People
import Site

/// Programmes, how each works and worked, as programs read them.
enum ProgrammeJSON {
  static let programme = JSONShape<Programme>(
    "Programme",
    Bilingual(
      en: "A programme that a council or an agency runs", fr: "Un programme d’un conseil ou d’un organisme"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("keeper", .id(), Bilingual(en: "Who runs it", fr: "Qui s’en occupe")) { $0.keeper },
    JSONPart("name", .bilingual) { $0.name },
    JSONPart(
      "model", .text, Bilingual(en: "The model it was adopted from", fr: "Le modèle dont il est issu")
    ) { $0.model },
    JSONPart("model_version", .count) { $0.modelVersion },
    JSONPart("opened", .moment) { $0.opened },
    JSONPart("closed", .optional(.moment)) { $0.closed })

  static let list = JSONShape<[Programme]>(
    "Programmes",
    Bilingual(
      en: "The programmes of the council, the open ones first",
      fr: "Les programmes du conseil, ceux qui sont ouverts d’abord"),
    JSONPart("programmes", programme.list) { $0 })

  static let whole = JSONShape<ProgrammePage.Shown>(
    "ProgrammeWhole",
    Bilingual(en: "A programme, and how it works now", fr: "Un programme, et son fonctionnement actuel"),
    JSONPart("programme", programme) { $0.programme },
    JSONPart(
      "version", .count, Bilingual(en: "Of the programme’s own", fr: "Celle du programme lui-même")
    ) { $0.version.number },
    JSONPart(
      "works", .optional(ModelJSON.model),
      Bilingual(
        en: "Null where its document cannot be read any more",
        fr: "Null lorsque son document ne peut plus être lu")
    ) { $0.model },
    JSONPart(
      "newest_model_version", .optional(.count),
      Bilingual(en: "Of the model as it is today", fr: "Celle du modèle tel qu’il est aujourd’hui")
    ) { $0.parent?.version })

  // MARK: Versions

  static let history = JSONShape<ProgrammeHistoryPage.History>(
    "ProgrammeHistory",
    Bilingual(
      en: "The latest versions of a programme, the newest first, and how it differs from its model",
      fr: "Les dernières versions d’un programme, la plus récente d’abord, et ce qui diffère de son modèle"),
    JSONPart("versions", entry.list) { $0.entries },
    JSONPart(
      "from_model", .optional(.list(change)),
      Bilingual(
        en: "What differs from the model as it was adopted", fr: "Ce qui diffère du modèle tel qu’adopté")
    ) { $0.fromParent?.changes },
    JSONPart(
      "to_newer_model", .optional(.list(change)),
      Bilingual(
        en: "What differs from the model as it is today, where that is newer",
        fr: "Ce qui diffère du modèle d’aujourd’hui, s’il est plus récent")
    ) { $0.toNewer?.changes })

  private static let entry = JSONShape<ProgrammeHistoryPage.Entry>(
    "ProgrammeVersionEntry",
    Bilingual(en: "A version, and what it changed", fr: "Une version, et ce qu’elle a changé"),
    JSONPart("number", .count) { $0.number },
    JSONPart("day", .day) { $0.day },
    JSONPart(
      "by", .optional(.text),
      Bilingual(
        en: "Whose name may be told; null for others", fr: "Le nom, s’il peut être indiqué ; null sinon")
    ) { $0.by },
    JSONPart("changes", .optional(.list(change))) { $0.comparison?.changes })

  private static let change = JSONShape<ModelComparison.Change>(
    "ModelChange",
    Bilingual(
      en: "One thing that differs: null before for what is new, null after for what is gone",
      fr: "Une différence : null avant pour ce qui est nouveau, null après pour ce qui a disparu"),
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("before", .optional(.bilingual)) { $0.before },
    JSONPart("after", .optional(.bilingual)) { $0.after })

  /// One version of a programme, whole.
  struct OneVersion: Sendable {
    let programme: Programme
    let version: Programme.Version
  }

  static let version = JSONShape<OneVersion>(
    "ProgrammeVersion",
    Bilingual(en: "A version, with its document", fr: "Une version, avec son document"),
    JSONPart("programme", .id()) { $0.programme.id },
    JSONPart("number", .count) { $0.version.number },
    JSONPart("begun", .moment) { $0.version.begun },
    JSONPart("document", .text, Bilingual(en: "In YAML", fr: "En YAML")) { $0.version.document })

  /// The parameter `:number`.
  static let number: [String: JSONSchema] = ["number": JSONShape<Int>.count.schema]
}
