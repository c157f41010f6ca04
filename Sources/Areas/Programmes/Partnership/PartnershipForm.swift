import Basics
import People
import Site

/// What is asked when something is told of a partnership: by the staff, and by either of the two by their link.
enum PartnershipForm {
  // MARK: No, with a reason

  struct No: Sendable {
    let reason: Partnership.Refusal
    let words: String?
  }

  private static let reason = Field<Partnership.Refusal>.choice(
    "reason", Bilingual(en: "Why not?", fr: "Pourquoi pas ?"),
    Partnership.Refusal.allCases.map { ($0, PartnershipWords.refusal($0)) }
  ).hint(
    Bilingual(
      en: "No is a good answer. The reason helps us to ask you better next time.",
      fr: "Un non est une bonne réponse. La raison nous aide à mieux vous solliciter la prochaine fois."))
  private static let words = Field.longText(
    "words", Bilingual(en: "Anything else we should know", fr: "Autre chose à savoir"), limit: 1_000, rows: 3
  ).optional

  /// By a link of one's own.
  static let no = Form("partnerships/no", reason, words) { No(reason: $0, words: $1) }

  /// As the staff heard it from one of the two.
  static let heardNo = Form("partnerships/heard-no", reason, words) { No(reason: $0, words: $1) }

  // MARK: A meeting

  struct Meeting: Sendable {
    let met: Bool
    let day: LocalDate
    let minutes: Int
  }

  private enum YesNo: String, Sendable, CaseIterable {
    case yes, no
  }

  private static let whether = Field<YesNo>.choice(
    "met", Bilingual(en: "Did you meet?", fr: "Vous êtes-vous rencontrés ?"),
    [
      (YesNo.yes, Bilingual(en: "Yes, we met", fr: "Oui, nous nous sommes vus")),
      (YesNo.no, Bilingual(en: "No, it did not work out", fr: "Non, cela n’a pas marché")),
    ])
  private static let minutes = Field<Int>.number(
    "minutes", Bilingual(en: "For how long?", fr: "Pendant combien de temps ?"),
    1...PartnershipMeeting.mostMinutes, unit: Bilingual(same: "minutes"))

  private static func day(today: LocalDate, since begun: LocalDate) -> Field<LocalDate> {
    .date("day", Bilingual(en: "On which day?", fr: "Quel jour ?"), min(begun, today)...today)
  }

  static func meeting(today: LocalDate, since begun: LocalDate) -> Form<Meeting> {
    Form("partnerships/meeting", whether, day(today: today, since: begun), minutes) {
      Meeting(met: $0 == YesNo.yes, day: $1, minutes: $2)
    }
  }

  /// The same, as the staff heard it from one of the two.
  static func heardMeeting(
    today: LocalDate, since begun: LocalDate
  ) -> Form<(party: Partnership.Party, meeting: Meeting)> {
    let party = Field<Partnership.Party>.choice(
      "party", Bilingual(en: "Who told you?", fr: "Qui vous l’a dit ?"),
      Partnership.Party.allCases.map { ($0, PartnershipWords.party($0)) })
    return Form("partnerships/heard-meeting", party, whether, day(today: today, since: begun), minutes) {
      ($0, Meeting(met: $1 == YesNo.yes, day: $2, minutes: $3))
    }
  }

  /// Filled in so that in most cases one press is enough: they met, today, for as long as the programme says.
  static func met(today: LocalDate, minutes: Int) -> FormFill {
    FormFill(
      PostedFields(
        whether.filled(with: .yes) + Self.minutes.filled(with: minutes) + [
          PostedFields.Field("day", today.description)
        ]))
  }

  // MARK: A day for one

  struct Arrangement: Sendable {
    let day: LocalDate
    let hour: Int
    let minute: Int
  }

  private static let time = Field<Quarter>.choice(
    "time", Bilingual(en: "At what time?", fr: "À quelle heure ?"), Quarter.all.map { ($0, $0.title) })

  /// A quarter of an hour of a day, from seven in the morning to ten at night.
  struct Quarter: RawRepresentable, Sendable {
    let rawValue: String
    let hour: Int
    let minute: Int

    init?(rawValue: String) {
      guard let known = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = known
    }

    private init(_ hour: Int, _ minute: Int) {
      (self.hour, self.minute) = (hour, minute)
      rawValue = "\(hour):\(minute == 0 ? "00" : "\(minute)")"
    }

    var title: Bilingual {
      guard let time = ClockTime(hour: hour, minute: minute) else { return Bilingual(same: rawValue) }
      return .inBoth { $0.time(time) }
    }

    static let all: [Quarter] = (7...21).flatMap { hour in [0, 15, 30, 45].map { Quarter(hour, $0) } }
  }

  static func arrangement(today: LocalDate) -> Form<Arrangement> {
    let day = Field<LocalDate>.date(
      "planned", Bilingual(en: "On which day will you meet?", fr: "Quel jour vous verrez-vous ?"),
      today...today.adding(days: 365))
    return Form("partnerships/arrangement", day, time) {
      Arrangement(day: $0, hour: $1.hour, minute: $1.minute)
    }
  }

  // MARK: Goals, and the end

  static let goal = Form(
    "partnerships/goal",
    Field.text("goal", Bilingual(en: "A goal of ours", fr: "Un de nos objectifs"), limit: 200)
  ) { $0 }

  struct End: Sendable {
    let closing: Partnership.Closing
    let words: String?
    /// Whether the newcomer is back at the desk, or has what they came for.
    let goesOn: Bool
  }

  private enum Next: String, Sendable, CaseIterable {
    case desk, done
  }

  /// What one of the two may say by a link: no reason needs explaining.
  static let ending = Form(
    "partnerships/ending",
    Field<Partnership.Closing>.choice(
      "closing", Bilingual(en: "Why does it end?", fr: "Pourquoi cela prend-il fin ?"),
      [Partnership.Closing.completed, .employed, .noFit, .noTime, .movedAway, .personal, .concern, .other].map
      {
        ($0, PartnershipWords.closing($0))
      }), words
  ) { End(closing: $0, words: $1, goesOn: $0 != .completed && $0 != .employed) }

  static let closure = Form(
    "partnerships/closure",
    Field<Partnership.Closing>.choice(
      "closing", Bilingual(en: "Why does it end?", fr: "Pourquoi prend-il fin ?"),
      Partnership.Closing.allCases.map { ($0, PartnershipWords.closing($0)) }),
    Field.longText(
      "words", Bilingual(en: "What was learnt", fr: "Ce qu’on en retient"), limit: 2_000, rows: 4
    )
    .hint(
      Bilingual(
        en: "For whoever matches the two next time. It stays with the partnership.",
        fr: "Pour le prochain jumelage. Le texte reste avec le partenariat.")
    ).optional,
    Field<Next>.choice(
      "next", Bilingual(en: "And the newcomer?", fr: "Et la personne nouvellement arrivée ?"),
      [
        (Next.desk, Bilingual(en: "Is back at the match desk", fr: "Revient à la table de jumelage")),
        (Next.done, Bilingual(en: "Has completed the programme", fr: "A terminé le programme")),
      ])
  ) { End(closing: $0, words: $1, goesOn: $2 == Next.desk) }

  static let settlement = Form(
    "partnerships/settlement",
    Field<Int>.number(
      "minutes", Bilingual(en: "What counts", fr: "Ce qui compte"), 0...PartnershipMeeting.mostMinutes,
      unit: Bilingual(same: "minutes"))
  ) { $0 }
}
