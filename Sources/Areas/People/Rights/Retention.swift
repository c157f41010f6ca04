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
    /// What was told to systems of a keeper's own.
    case deliveries
  }

  package let kind: Kind
  /// For how many days after its own each thing is kept; a council or an agency may have chosen fewer than the most.
  package let days: Int
  /// A council or an agency chooses among these.
  package let least: Int
  package let most: Int

  init(_ kind: Kind, _ most: Int, least: Int? = nil, days: Int? = nil) {
    self.kind = kind
    self.most = most
    let shortest = least ?? most
    self.least = shortest
    self.days = max(shortest, min(most, days ?? most))
  }

  /// The same, for fewer days.
  func keeping(_ days: Int?) -> RetentionRule { RetentionRule(kind, most, least: least, days: days) }

  /// Seven years after the last thing that happened: as long as funders may ask for what they paid; whoever has no such funder may
  /// forget after one. The others as their tables say, and no shorter than whoever works with them needs: a list can be undone for a
  /// month, and a message is tried for three days.
  package static let all = [
    RetentionRule(.records, 2_557, least: 365),
    RetentionRule(.requests, ConsentRequest.daysOpen, least: 7),
    RetentionRule(.links, 90, least: 14),
    RetentionRule(.trials, 1),
    RetentionRule(.lists, 90, least: ListImport.undoDays),
    RetentionRule(.merges, Merge.undoDays),
    RetentionRule(.contacts, 730, least: 30),
    RetentionRule(.deliveries, Webhook.deliveryDays, least: 7),
  ]

  /// Those about which whoever asks can choose: contacts belong to a whole council.
  static func chosen(by access: Access) -> [RetentionRule] {
    all.filter { $0.kind != .contacts || access.isOfCouncil }
  }

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
    case .deliveries:
      Bilingual(en: "What your systems were told", fr: "Ce que vos systèmes ont appris")
    }
  }
}

/// What a rule would remove now, and what a legal hold keeps.
package struct RetentionFinding: Sendable, Hashable {
  package let rule: RetentionRule
  package let due: Int
  package let held: Int
}
