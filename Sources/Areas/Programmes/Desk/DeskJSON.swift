import Basics
import Matching
import People
import Site

/// The match desk, as programs read it: what its pages show, and nothing else. Of a professional whom another keeps there is no
/// address and no number here either; and who is not seen at the desk is null, not a number that could be tried out.
enum DeskJSON {
  // MARK: Who waits

  /// A page of the list of those who wait.
  struct Waiting: Sendable {
    let desk: Desk
    let query: DeskQuery
    let slice: TableSlice<DeskRow>
  }

  static let waiting = JSONShape<Waiting>(
    "DeskWaiting",
    Bilingual(en: "Who waits, the longest first", fr: "Qui attend, la plus longue attente d’abord"),
    JSONPart("programme", .id()) { $0.desk.roster.programme.id },
    JSONPart("newcomers", .list(row)) { waiting in
      waiting.slice.rows.map { Row(row: $0, couldHelp: waiting.desk.couldHelp($0.entry.person.id)) }
    },
    JSONPart("found", .count) { $0.slice.found })

  private struct Row: Sendable {
    let row: DeskRow
    let couldHelp: Int
  }

  private static let row = JSONShape<Row>(
    "DeskRow", Bilingual(en: "Somebody who waits", fr: "Une personne en attente"),
    JSONPart("person", person) { $0.row.entry },
    JSONPart("stage", .word) { $0.row.entry.application.stage },
    JSONPart("days", .count, Bilingual(en: "How long they have waited", fr: "Durée de l’attente")) {
      $0.row.days
    },
    JSONPart("wait", .word) { $0.row.clock },
    JSONPart("occupation", .bilingual) { $0.row.occupation },
    JSONPart("proposal", .optional(.id())) { $0.row.proposal?.id },
    JSONPart(
      "could_help", .count,
      Bilingual(en: "How many have a place for them now", fr: "Combien ont une place pour cette personne")
    ) { $0.couldHelp })

  static let person = JSONShape<DeskEntry>(
    "DeskPerson", Bilingual(en: "Somebody at the desk", fr: "Une personne à la table de jumelage"),
    JSONPart("id", .id()) { $0.person.id },
    JSONPart("keeper", .id(), Bilingual(en: "Who keeps the record", fr: "Qui tient le dossier")) {
      $0.person.keeper
    },
    JSONPart("given_name", .text) { $0.person.givenName },
    JSONPart("family_name", .text) { $0.person.familyName },
    JSONPart("city", .text) { $0.person.city })

  /// What the list is narrowed down by, as `DeskQuery` reads it.
  static let asked: [Narrowing] = [
    Narrowing(
      Field.text(
        "find",
        Bilingual(
          en: "Words of a name, an occupation or a city", fr: "Mots d’un nom, d’une profession ou d’une ville"
        ),
        limit: 100)),
    Narrowing(
      Field<WaitClock>.choice(
        "clock", Bilingual(en: "Wait", fr: "Attente"), WaitClock.allCases.map { ($0, DeskWords.clock($0)) })),
    Narrowing(
      Field<Application.Stage>.choice(
        "stage", Bilingual(en: "Stage", fr: "Étape"),
        Application.Stage.allCases.map { ($0, DeskWords.stage($0)) })),
    Narrowing(
      Field<ID<Keeper>>.id("agency", Bilingual(en: "The number of an agency", fr: "Le numéro d’un organisme"))
    ),
    page,
  ]

  static let page = Narrowing(
    Field.number(
      "page", Bilingual(en: "Which page of fifty", fr: "Quelle page de cinquante"), 1...100_000))

  /// Where a list goes on.
  static func next<Row>(_ visit: Visit, _ slice: TableSlice<Row>) -> Address? {
    slice.page < slice.pageCount ? visit.address.with("page", String(slice.page + 1)) : nil
  }

  // MARK: One newcomer

  /// A newcomer at the desk, with those who could help.
  struct Newcomer: Sendable {
    let desk: Desk
    let entry: DeskEntry
    let candidates: [DeskCandidate]
    let notes: [Note]

    fileprivate var profile: Profile? { desk.profile(of: entry.person.id) }
    fileprivate var decisions: [Decided] {
      desk.roster.decisions.filter { $0.newcomer == entry.person.id }.map { Decided($0, at: desk) }
    }
  }

  static let newcomer = JSONShape<Newcomer>(
    "DeskNewcomer",
    Bilingual(
      en: "A newcomer at the desk: what is missing, and who could help",
      fr: "Une personne nouvellement arrivée : ce qui manque, et qui pourrait aider"),
    JSONPart("person", person) { $0.entry },
    JSONPart("application", .id()) { $0.entry.application.id },
    JSONPart("stage", .word) { $0.entry.application.stage },
    JSONPart("days", .count) { $0.desk.daysWaiting($0.entry.person.id) },
    JSONPart("occupation", .optional(.bilingual)) { one in one.profile.map { $0.occupationTitle } },
    JSONPart("goals", .list(.bilingual)) { $0.profile?.goals.map(\.label) ?? [] },
    JSONPart("proposal", .optional(.id())) { $0.desk.roster.proposals[$0.entry.person.id]?.id },
    JSONPart(
      "unknown", .list(missing),
      Bilingual(en: "What the record does not say", fr: "Ce que le dossier ne dit pas")
    ) { $0.desk.missing(of: $0.entry.person.id) },
    JSONPart("candidates", .list(candidate)) { one in
      one.candidates.map { Shown(candidate: $0, desk: one.desk) }
    },
    JSONPart(
      "obstacle", .optional(.bilingual),
      Bilingual(
        en: "Why nobody could help, where nobody could", fr: "Pourquoi personne ne convient, le cas échéant")
    ) { $0.candidates.isEmpty ? $0.desk.obstacle(of: $0.entry.person.id) : nil },
    JSONPart("decisions", .list(decision)) { $0.decisions },
    JSONPart("notes", .list(PersonJSON.note)) { $0.notes })

  private static let missing = JSONShape<DeskMissing>(
    "DeskUnknown",
    Bilingual(
      en: "Something that is compared and not known: what it counts until then, of how much",
      fr: "Un élément comparé et inconnu : ce qu’il compte d’ici là, et sur combien"),
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("points", .count) { $0.assumed },
    JSONPart("most", .count) { $0.most })

  /// A candidate beside the desk that shows them.
  private struct Shown: Sendable {
    let candidate: DeskCandidate
    let desk: Desk
  }

  private static let candidate = JSONShape<Shown>(
    "DeskCandidate",
    Bilingual(
      en: "A professional who could help, and why", fr: "Une personne qui pourrait aider, et pourquoi"),
    JSONPart("person", person) { $0.candidate.entry },
    JSONPart("occupation", .bilingual) { $0.candidate.profile.occupationTitle },
    JSONPart("employer", .list(.bilingual)) { $0.candidate.profile.employer.map(\.label) },
    JSONPart("score", .count, Bilingual(en: "Of 100", fr: "Sur 100")) { max(0, $0.candidate.points) },
    JSONPart("parts", .list(part)) { shown in
      shown.candidate.score.parts.enumerated().compactMap { place, part in
        guard shown.desk.policy.criteria.indices.contains(place) else { return nil }
        return Part(title: shown.desk.policy.title(ofCriterion: place), part: part)
      }
    },
    JSONPart("reasons", .list(.bilingual)) { $0.candidate.reasons },
    JSONPart("missing", .list(.bilingual)) { $0.candidate.missing },
    JSONPart("obstacles", .list(.bilingual)) { shown in
      shown.candidate.obstacles.map { shown.desk.policy.sentence(ofRequirement: $0) }
    },
    JSONPart("places", .count) { $0.candidate.places.all },
    JSONPart("places_free", .count) { $0.candidate.places.free },
    JSONPart(
      "held_until", .optional(.moment),
      Bilingual(
        en: "When the next place that is held is free again", fr: "Quand se libère la prochaine place")
    ) { $0.candidate.holds.map(\.until).min() },
    JSONPart("asked", .count, Bilingual(en: "How often lately", fr: "Nombre de demandes récentes")) {
      $0.candidate.asked?.times ?? 0
    },
    JSONPart("asked_last", .optional(.moment)) { $0.candidate.asked?.last },
    JSONPart("must_not_meet", .flag) { $0.candidate.isForbidden },
    JSONPart("decision", .optional(.word)) { $0.candidate.decision?.kind })

  private struct Part: Sendable {
    let title: Bilingual
    let part: Score.Part
  }

  private static let part = JSONShape<Part>(
    "DeskScorePart", Bilingual(en: "What one criterion gives", fr: "Ce que donne un critère"),
    JSONPart("title", .bilingual) { $0.title },
    JSONPart("points", .number) { Int($0.part.points) * 100 / Int(Score.scale) },
    JSONPart("most", .number) { Int($0.part.most) * 100 / Int(Score.scale) },
    JSONPart("known", .flag) { $0.part.measure.isKnown })

  // MARK: Decisions

  /// A decision about a pair, its professional only where they are seen here.
  struct Decided: Sendable {
    fileprivate let decision: PairDecision
    fileprivate let professional: DeskEntry?

    init(_ decision: PairDecision, at desk: Desk) {
      self.decision = decision
      professional = desk.professional(decision.professional)
    }
  }

  static let decision = JSONShape<Decided>(
    "PairDecision",
    Bilingual(en: "That a pair must be made, or must not", fr: "Un jumelage imposé, ou écarté"),
    JSONPart("id", .id()) { $0.decision.id },
    JSONPart("kind", .word) { $0.decision.kind },
    JSONPart("professional", .optional(person)) { $0.professional },
    JSONPart("reason", .text) { $0.decision.reason },
    JSONPart("at", .moment) { $0.decision.at })
}
