import Basics

/// A kind of record, and how long it is kept.
package struct RetentionRule: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Records in which nothing happened any more.
    case records
    case requests
    case links
  }

  package let kind: Kind
  package let days: Int

  /// Seven years after the last thing that happened: as long as funders may ask for what they paid. The others as their tables
  /// say.
  package static let all = [
    RetentionRule(kind: .records, days: 2_557),
    RetentionRule(kind: .requests, days: ConsentRequest.daysOpen),
    RetentionRule(kind: .links, days: 90),
  ]

  package var title: Bilingual {
    switch kind {
    case .records: Bilingual(en: "Records in which nothing happened", fr: "Dossiers sans aucun événement")
    case .requests:
      Bilingual(en: "Questions for a consent, not answered", fr: "Demandes de consentement sans réponse")
    case .links: Bilingual(en: "Links that ended", fr: "Liens échus")
    }
  }
}

/// What a rule would remove now, and what a legal hold keeps.
package struct RetentionFinding: Sendable, Hashable {
  package let rule: RetentionRule
  package let due: Int
  package let held: Int
}
