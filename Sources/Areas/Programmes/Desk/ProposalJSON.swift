import Basics
import People
import Site

/// Proposals, as programs read them.
enum ProposalJSON {
  /// A proposal as one desk sees it: whom that does not see is null.
  struct Seen: Sendable {
    let proposal: Proposal
    let desk: Desk

    fileprivate var newcomer: DeskEntry? { desk.newcomer(proposal.newcomer) }
    fileprivate var professional: DeskEntry? { proposal.professional.flatMap { desk.professional($0) } }
    /// Whose names are told.
    var shown: [DeskEntry] { [newcomer, professional].compactMap(\.self) }
    fileprivate var isOpen: Bool {
      proposal.ended == nil && desk.roster.proposals[proposal.newcomer]?.id == proposal.id
    }
  }

  static let proposal = JSONShape<Seen>(
    "Proposal",
    Bilingual(
      en: "Somebody’s decision that two people should meet",
      fr: "La décision de quelqu’un que deux personnes devraient se rencontrer"),
    JSONPart("id", .id()) { $0.proposal.id },
    JSONPart("programme", .id()) { $0.proposal.programme },
    JSONPart("newcomer", .optional(DeskJSON.person)) { $0.newcomer },
    JSONPart("professional", .optional(DeskJSON.person)) { $0.professional },
    JSONPart("keeper", .id(), Bilingual(en: "For whom it was decided", fr: "Pour qui elle a été prise")) {
      $0.proposal.keeper
    },
    JSONPart("reason", .text) { $0.proposal.reason },
    JSONPart("score", .count, Bilingual(en: "Of 100, as it was then", fr: "Sur 100, tel qu’il était alors")) {
      max(0, $0.proposal.score)
    },
    JSONPart("at", .moment) { $0.proposal.at },
    JSONPart("open", .flag) { $0.isOpen },
    JSONPart(
      "held", .moment, Bilingual(en: "Until when the professional is", fr: "Jusqu’à quand la personne l’est")
    ) { $0.proposal.held },
    JSONPart("expires", .moment) { $0.proposal.expires },
    JSONPart("ended", .optional(.moment)) { $0.proposal.ended },
    JSONPart("ending", .optional(.word)) { $0.proposal.ending },
    JSONPart("end_reason", .optional(.text)) { $0.proposal.endReason })

  /// What of a programme is open, and what is over.
  struct Listed: Sendable {
    let desk: Desk
    let over: [Proposal]

    /// What is held the shortest comes first.
    var open: [Proposal] {
      desk.roster.proposals.values.sorted { ($0.held, $0.id) < ($1.held, $1.id) }
    }

    /// Whose names are told.
    var shown: [DeskEntry] { (open + over).flatMap { Seen(proposal: $0, desk: desk).shown } }
  }

  static let list = JSONShape<Listed>(
    "Proposals",
    Bilingual(
      en: "What is open in a programme, and the latest of what is over",
      fr: "Les propositions en cours d’un programme, et les dernières terminées"),
    JSONPart("open", proposal.list) { listed in
      listed.open.map { Seen(proposal: $0, desk: listed.desk) }
    },
    JSONPart("over", proposal.list) { listed in
      listed.over.map { Seen(proposal: $0, desk: listed.desk) }
    })
}
