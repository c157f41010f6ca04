import Basics

/// A kind of record, and how long it is kept.
package struct RetentionRule: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Records in which nothing happened any more.
    case records
    case requests
    case links
    /// What stands in lists that were tried and never taken up.
    case trials
    /// Lists that were taken up, and what became of their rows.
    case lists
    /// What records said before they were merged.
    case merges
    /// People who spoke for an organisation.
    case contacts
  }

  package let kind: Kind
  package let days: Int

  /// Seven years after the last thing that happened: as long as funders may ask for what they paid. The others as their tables
  /// say.
  package static let all = [
    RetentionRule(kind: .records, days: 2_557),
    RetentionRule(kind: .requests, days: ConsentRequest.daysOpen),
    RetentionRule(kind: .links, days: 90),
    RetentionRule(kind: .trials, days: 1),
    RetentionRule(kind: .lists, days: 90),
    RetentionRule(kind: .merges, days: Merge.undoDays),
    RetentionRule(kind: .contacts, days: 730),
  ]

  package var title: Bilingual {
    switch kind {
    case .records: Bilingual(en: "Records in which nothing happened", fr: "Dossiers sans aucun événement")
    case .requests:
      Bilingual(en: "Questions for a consent, not answered", fr: "Demandes de consentement sans réponse")
    case .links: Bilingual(en: "Links that ended", fr: "Liens échus")
    case .trials:
      Bilingual(en: "Lists tried and not taken up", fr: "Listes mises à l’essai et non reprises")
    case .lists: Bilingual(en: "Lists taken up, row by row", fr: "Listes reprises, ligne par ligne")
    case .merges:
      Bilingual(
        en: "What records said before they were merged", fr: "Ce que disaient les dossiers avant leur réunion"
      )
    case .contacts:
      Bilingual(
        en: "People who no longer speak for an organisation",
        fr: "Personnes qui ne parlent plus pour une organisation")
    }
  }
}

/// What a rule would remove now, and what a legal hold keeps.
package struct RetentionFinding: Sendable, Hashable {
  package let rule: RetentionRule
  package let due: Int
  package let held: Int
}
