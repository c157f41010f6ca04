import Basics
import Site

/// What people asked for by right, and what is kept of it, as programs read it.
enum RightsJSON {
  static let overview = JSONShape<RightsPage.Overview>(
    "Rights",
    Bilingual(
      en: "What a person asked to have corrected, and what holds their record",
      fr: "Ce qu’une personne a demandé de corriger, et ce qui retient son dossier"),
    JSONPart("corrections", correction.list) { $0.corrections },
    JSONPart("hold", hold.optional) { $0.hold })

  private static let correction = JSONShape<Correction>(
    "Correction",
    Bilingual(
      en: "Something to be corrected, and what was decided",
      fr: "Une correction demandée, et ce qui a été décidé"),
    JSONPart("id", .id()) { $0.id }, JSONPart("person", .id()) { $0.person },
    JSONPart("asked", .moment) { $0.asked }, JSONPart("due", .day) { $0.due },
    JSONPart("words", .text) { $0.words },
    JSONPart("decision", .optional(.word)) { $0.decision },
    JSONPart("reason", .optional(.text)) { $0.reason })

  private static let hold = JSONShape<LegalHold>(
    "LegalHold", Bilingual(en: "Why a record is not erased", fr: "Pourquoi un dossier n’est pas effacé"),
    JSONPart("id", .id()) { $0.id }, JSONPart("reason", .text) { $0.reason },
    JSONPart("begun", .moment) { $0.begun })

  static let registers = JSONShape<RegisterPage.Registers>(
    "Registers",
    Bilingual(
      en: "Registers of corrections, retention, erasures and breaches",
      fr: "Registres des corrections, de la conservation, des effacements et des incidents"),
    JSONPart("corrections", correction.list) { $0.corrections.map(\.correction) },
    JSONPart("retention", finding.list) { $0.retention },
    JSONPart("erasures", erasure.list) { $0.erasures },
    JSONPart("breaches", breach.list) { $0.breaches })

  private static let finding = JSONShape<RetentionFinding>(
    "RetentionFinding",
    Bilingual(en: "What a rule would remove now", fr: "Ce qu’une règle supprimerait maintenant"),
    JSONPart("kind", .word) { $0.rule.kind }, JSONPart("days", .count) { $0.rule.days },
    JSONPart("due", .count) { $0.due }, JSONPart("held", .count) { $0.held })

  private static let erasure = JSONShape<Erasure>(
    "Erasure", Bilingual(en: "That a record was erased", fr: "Le fait qu’un dossier a été effacé"),
    JSONPart("id", .id()) { $0.id }, JSONPart("person", .id()) { $0.person },
    JSONPart("ground", .word) { $0.ground }, JSONPart("at", .moment) { $0.at },
    JSONPart("rows", .count) { $0.rows }, JSONPart("swept", .optional(.moment)) { $0.swept })

  static let found = JSONShape<RegisterPage.FoundBreach>(
    "FoundBreach",
    Bilingual(
      en: "An incident, and whom it concerns, as the audit log tells it",
      fr: "Un incident, et qui il concerne d’après le journal d’audit"),
    JSONPart("breach", breach) { $0.breach },
    JSONPart("people", affected.list) { $0.affected.all },
    JSONPart(
      "kept_by_others", .list(others),
      Bilingual(
        en: "How many records others keep: they are to be told",
        fr: "Combien de dossiers sont tenus par d’autres, à avertir")
    ) { found in
      found.affected.others.sorted { $0.key < $1.key }.map {
        Others(keeper: $0.key, name: found.names[$0.key], count: $0.value)
      }
    })

  private static let affected = JSONShape<AffectedPeople.One>(
    "AffectedPerson",
    Bilingual(
      en: "Somebody of whom something was read or changed, how often",
      fr: "Une personne dont quelque chose a été lu ou modifié, et combien de fois"),
    JSONPart("id", .id()) { $0.number },
    JSONPart(
      "name", .optional(.text), Bilingual(en: "Null once it is erased", fr: "Null une fois le dossier effacé")
    ) { $0.person?.name },
    JSONPart("times", .count) { $0.times })

  private struct Others: Sendable {
    let keeper: ID<Keeper>
    let name: Bilingual?
    let count: Int
  }

  private static let others = JSONShape<Others>(
    "AffectedElsewhere",
    Bilingual(
      en: "How many people one keeper is to tell", fr: "Combien de personnes un détenteur doit avertir"),
    JSONPart("keeper", .id()) { $0.keeper },
    JSONPart("name", .optional(.bilingual)) { $0.name },
    JSONPart("people", .count) { $0.count })

  private static let breach = JSONShape<Breach>(
    "Breach",
    Bilingual(
      en: "Something that was read by somebody who should not have",
      fr: "Une lecture qui n’aurait pas dû avoir lieu"),
    JSONPart("id", .id()) { $0.id }, JSONPart("known", .moment) { $0.known },
    JSONPart("first", .day) { $0.first }, JSONPart("last", .day) { $0.last },
    JSONPart("account", .id()) { $0.account }, JSONPart("words", .text) { $0.words })
}
