import Basics
import Site

/// The forms of a profile, one for each of its parts.
enum ProfileForm {
  /// Whose word the answers are.
  enum Speaker: String, Sendable {
    case person, staff
  }

  struct Answers: Sendable {
    let given: [GivenAnswer]
    let speaker: Speaker
  }

  struct TermKey: RawRepresentable, Sendable {
    let rawValue: String
  }

  // MARK: Work

  static let occupation = Field.text("occupation", ProfileField.occupation.heading, limit: 200)
    .hint(
      Bilingual(
        en: "In the person’s own words: “civil engineer, bridges”.",
        fr: "Dans les mots de la personne : « ingénieure civile, ponts ».")
    )
    .under(ProfilePart.work.title).optional
  static let years = Field.text("years", ProfileField.years.heading, limit: 12)
    .under(ProfilePart.work.title).optional
  static let employer = Field.text("employer", ProfileField.employer.heading)
    .hint(Bilingual(en: "Where a professional works.", fr: "Là où travaille la personne établie."))
    .under(ProfilePart.work.title).optional
  static let targets = Field.text("targets", ProfileField.targetEmployers.heading)
    .hint(
      Bilingual(
        en: "Where a newcomer would like to work; several with commas.",
        fr: "Là où une personne nouvellement arrivée aimerait travailler ; plusieurs avec des virgules.")
    )
    .under(ProfilePart.work.title).optional
  static let goals = terms("goals", .goals).under(goalsHeading).optional
  static let otherGoals = Field.text("other_goals", Bilingual(en: "Anything else", fr: "Autre chose"))
    .under(goalsHeading).optional
  static let arrived = Field.date("arrived", ProfileField.arrived.heading, days).under(datesHeading).optional
  static let registered = Field.date("registered", ProfileField.registered.heading, days)
    .under(datesHeading).optional

  static let work = Form(
    "people/profile-work", occupation, years, employer, targets, goals, otherGoals, arrived, registered,
    speaker
  ) { occupation, years, employer, targets, goals, otherGoals, arrived, registered, speaker in
    Answers(
      given: [
        GivenAnswer(field: .occupation, question: "occupation", text: occupation),
        GivenAnswer(field: .years, question: "years", text: years),
        GivenAnswer(field: .employer, question: "employer", text: employer),
        GivenAnswer(field: .targetEmployers, question: "targets", text: targets),
        GivenAnswer(
          field: .goals, question: "other_goals", terms: (goals ?? []).map(\.rawValue), text: otherGoals),
        GivenAnswer(field: .arrived, question: "arrived", text: arrived?.description),
        GivenAnswer(field: .registered, question: "registered", text: registered?.description),
      ], speaker: speaker)
  }

  // MARK: Qualifications

  static let education = term("education", .education).under(educationHeading).optional
  static let diploma = Field.text(
    "diploma", Bilingual(en: "Diploma and school", fr: "Diplôme et établissement")
  )
  .under(educationHeading).optional
  static let assessment = Field.text("assessment", ProfileField.assessment.heading)
    .hint(
      Bilingual(
        en: "What it came to: “equal to a bachelor’s degree”.",
        fr: "Ce qui en est ressorti : « équivaut à un baccalauréat ».")
    )
    .under(assessmentHeading).optional
  static let assessor = Field.text(
    "assessor", Bilingual(en: "Assessed by", fr: "Évaluation faite par"), limit: 120
  ).under(assessmentHeading).optional
  static let assessed = Field.date("assessed", Bilingual(en: "On", fr: "Le"), days)
    .under(assessmentHeading).optional
  static let licence = term("licence", .licence).under(licenceHeading).optional
  static let permit = Field.text(
    "permit", Bilingual(en: "Regulator or permit", fr: "Organisme de réglementation ou permis"), limit: 120
  ).under(licenceHeading).optional

  static let qualifications = Form(
    "people/profile-qualifications", education, diploma, assessment, assessor, assessed, licence, permit,
    speaker
  ) { education, diploma, assessment, assessor, assessed, licence, permit, speaker in
    Answers(
      given: [
        GivenAnswer(
          field: .education, question: "education", terms: [education?.rawValue].compactMap { $0 },
          evidence: diploma),
        GivenAnswer(
          field: .assessment, question: "assessment", text: assessment, evidence: assessor,
          evidenceDay: assessed),
        GivenAnswer(
          field: .licence, question: "licence", terms: [licence?.rawValue].compactMap { $0 }, evidence: permit
        ),
      ], speaker: speaker)
  }

  // MARK: Languages

  static let spoken = Field.text("languages", ProfileField.languages.heading)
    .hint(Bilingual(en: "With commas: French, Arabic.", fr: "Avec des virgules : français, arabe."))
    .under(ProfilePart.languages.title).optional
  static let english = level("english", .english).under(ProfileField.english.heading).optional
  static let englishTest = test("english_test").under(ProfileField.english.heading).optional
  static let englishDay = testDay("english_day").under(ProfileField.english.heading).optional
  static let french = level("french", .french).under(ProfileField.french.heading).optional
  static let frenchTest = test("french_test").under(ProfileField.french.heading).optional
  static let frenchDay = testDay("french_day").under(ProfileField.french.heading).optional

  static let languages = Form(
    "people/profile-languages", spoken, english, englishTest, englishDay, french, frenchTest, frenchDay,
    speaker
  ) { spoken, english, englishTest, englishDay, french, frenchTest, frenchDay, speaker in
    Answers(
      given: [
        GivenAnswer(field: .languages, question: "languages", text: spoken),
        GivenAnswer(
          field: .english, question: "english", text: english, evidence: englishTest, evidenceDay: englishDay),
        GivenAnswer(
          field: .french, question: "french", text: french, evidence: frenchTest, evidenceDay: frenchDay),
      ], speaker: speaker)
  }

  // MARK: Meeting

  static let mode = terms("mode", .mode).under(ProfilePart.meeting.title).optional
  static let availability = terms("availability", .availability).under(ProfilePart.meeting.title).optional
  static let otherTimes = Field.text("other_times", Bilingual(en: "Other times", fr: "Autres moments"))
    .under(ProfilePart.meeting.title).optional
  static let capacity = Field.number(
    "capacity", Bilingual(en: "People at a time", fr: "Personnes à la fois"), 0...500
  )
  .under(capacityHeading).optional
  static let hours = Field.number("hours", Bilingual(en: "Hours a month", fr: "Heures par mois"), 0...300)
    .under(capacityHeading).optional
  static let exclusions = Field.text("exclusions", ProfileField.exclusions.heading, limit: 500)
    .hint(
      Bilingual(
        en: "E-mail addresses or names, with commas.",
        fr: "Adresses de courriel ou noms, avec des virgules.")
    ).under(exclusionsHeading).optional

  static let meeting = Form(
    "people/profile-meeting", mode, availability, otherTimes, capacity, hours, exclusions, speaker
  ) { mode, availability, otherTimes, capacity, hours, exclusions, speaker in
    Answers(
      given: [
        GivenAnswer(field: .mode, question: "mode", terms: (mode ?? []).map(\.rawValue)),
        GivenAnswer(
          field: .availability, question: "other_times", terms: (availability ?? []).map(\.rawValue),
          text: otherTimes),
        GivenAnswer(field: .capacity, question: "capacity", text: capacity.map { String($0) }),
        GivenAnswer(field: .hours, question: "hours", text: hours.map { String($0) }),
        GivenAnswer(field: .exclusions, question: "exclusions", text: exclusions),
      ], speaker: speaker)
  }

  // MARK: Pause

  static let pauseFirst = Field.date("first", Bilingual(en: "From", fr: "À partir du"), days).optional
  static let pauseLast = Field.date(
    "last", Bilingual(en: "Until, that day included", fr: "Jusqu’au, ce jour compris"), days
  )
  .hint(
    Bilingual(en: "Left open when nobody knows yet.", fr: "À laisser vide si personne ne le sait encore.")
  )
  .optional
  static let pauseReason = Field.text("reason", Bilingual(en: "Reason", fr: "Raison"), limit: 300)

  static let pause = Form("people/profile-pause", pauseFirst, pauseLast, pauseReason.optional, speaker) {
    (first, last, reason, speaker) throws(FormMessages) in
    if let first, let last, last < first {
      throw FormMessages(
        pauseLast, en: "Choose a day after the first", fr: "Choisissez un jour après le premier")
    }
    if first != nil, reason == nil {
      throw FormMessages(pauseReason, en: "Say why, in a few words", fr: "Dites pourquoi, en quelques mots")
    }
    return Answers(
      given: [
        GivenAnswer(
          field: .pause, question: "reason", text: first == nil ? nil : reason,
          coded: first.map { Pause(first: $0, last: last).coded })
      ], speaker: speaker)
  }

  // MARK: What several ask

  static let speaker = Field<Speaker>.choice(
    "speaker", Bilingual(en: "Who says so?", fr: "Qui l’affirme ?"),
    [
      (.person, Bilingual(en: "The person", fr: "La personne")),
      (.staff, Bilingual(en: "I do", fr: "Moi")),
    ]
  ).under(Bilingual(en: "Source", fr: "Source"))

  private static let days = LocalDate(daysSince1970: -7_305)...LocalDate(daysSince1970: 29_219)

  private static func terms(_ name: StaticString, _ field: ProfileField) -> Field<[TermKey]> {
    Field<TermKey>.choices(name, field.heading, choices(field))
  }

  private static func term(_ name: StaticString, _ field: ProfileField) -> Field<TermKey> {
    Field<TermKey>.choice(name, field.heading, choices(field))
  }

  private static func choices(_ field: ProfileField) -> [(value: TermKey, words: Bilingual)] {
    (field.vocabulary?.terms ?? []).map { (TermKey(rawValue: $0.key), $0.label) }
  }

  private static func level(_ name: StaticString, _ field: ProfileField) -> Field<String> {
    Field.text(name, Bilingual(en: "Level", fr: "Niveau"), limit: 40).hint(IntakeField.benchmark.accepts)
  }

  private static func test(_ name: StaticString) -> Field<String> {
    Field.text(name, Bilingual(en: "Shown by which test?", fr: "Attesté par quel test ?"), limit: 80)
  }

  private static func testDay(_ name: StaticString) -> Field<LocalDate> {
    Field.date(name, Bilingual(en: "Taken on", fr: "Passé le"), days)
  }

  private static let goalsHeading = Bilingual(en: "Goals, or help offered", fr: "Objectifs, ou aide offerte")
  private static let datesHeading = Bilingual(en: "Dates", fr: "Dates")
  private static let educationHeading = Bilingual(en: "Education", fr: "Scolarité")
  private static let assessmentHeading = Bilingual(en: "Credential assessment", fr: "Évaluation des diplômes")
  private static let licenceHeading = Bilingual(en: "Licence to practise", fr: "Permis d’exercice")
  private static let capacityHeading = Bilingual(en: "How much", fr: "Combien")
  private static let exclusionsHeading = Bilingual(en: "Not to be matched with", fr: "À ne pas jumeler avec")
}
