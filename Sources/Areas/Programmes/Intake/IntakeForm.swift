import Basics
import People
import Site

/// The pages of an application form: what each asks, and what is said of an answer that is none.
///
/// All that was typed on all pages is kept together, under the names of the questions; each page reads its own.
struct IntakeForm {
  let opening: IntakeOpening
  /// Everything that was typed so far: the choices of some pages follow from it.
  let typed: PostedFields
  let language: Language
  let today: LocalDate

  /// What the questions of a page were answered with.
  typealias Answers = [String: [String]]

  func form(_ step: IntakeStep) -> Form<Answers> {
    let fields = questions(step)
    let (side, today) = (opening.side, today)
    return Form("programmes/intake", each: fields) { (values) throws(FormMessages) -> Answers in
      let answers = Dictionary(zip(fields.map(\.name), values)) { first, _ in first }
      if step == .who { try Self.checkWho(answers) }
      try Self.checkReadable(answers, step, side, today)
      return answers
    }
  }

  /// What somebody typed on a page takes the place of what they typed there before.
  func typed(_ posted: PostedFields, on step: IntakeStep) -> PostedFields {
    let names = Set(questions(step).map(\.name) + carried(step).map(\.name))
    let rest = typed.fields.filter { !names.contains($0.name) }
    let all = PostedFields(rest + posted.fields.filter { names.contains($0.name) })
    // That none of some codes fits was said of other words.
    guard step == .work, all["occupation"] != typed["occupation"], all[Self.code] == Code.none else {
      return all
    }
    return all.without { $0.name == Self.code }
  }

  /// What is sent along with a page and not asked on it.
  func carried(_ step: IntakeStep) -> [PostedFields.Field] {
    switch step {
    case .work where opening.sheet.asks(.occupation):
      [PostedFields.Field(Self.code, typed[Self.code] ?? "")]
    case .consent:
      [PostedFields.Field(Self.wording, opening.place(chosenPlace).map(mark) ?? "")]
    default: []
    }
  }

  // MARK: Questions

  private func questions(_ step: IntakeStep) -> [Field<[String]>] {
    let sheet = opening.sheet
    let fields: [(ProfileField?, Field<[String]>)] =
      switch step {
      case .who:
        [
          (nil, Self.givenName.asSent), (nil, Self.familyName.asSent), (nil, Self.email.asSent),
          (nil, Self.telephone.asSent), (nil, Self.city.asSent),
        ]
      case .work:
        [
          (.occupation, Self.occupation(sheet.side).asSent), (.years, Self.years.asSent),
          (.employer, Self.employer.asSent), (.targetEmployers, Self.targets.asSent),
        ]
      case .coding: [(.occupation, coding.asSent)]
      case .training:
        [
          (.education, Self.education.asSent), (.assessment, Self.assessment.asSent),
          (.licence, Self.licence.asSent), (.arrived, Self.arrived(today).asSent),
        ]
      case .languages:
        [
          (.languages, Self.languages.asSent), (.english, Self.english.asSent),
          (.english, Self.englishTest.asSent), (.french, Self.french.asSent),
          (.french, Self.frenchTest.asSent),
        ]
      case .meeting:
        [
          (.goals, Self.goals(sheet.side).asSent), (.goals, Self.otherGoals.asSent),
          (.mode, Self.mode.asSent), (.availability, Self.availability.asSent),
          (.capacity, Self.capacity.asSent), (.hours, Self.hours.asSent),
        ]
      case .place: [(nil, place.asSent)]
      case .consent: [(nil, Self.consent.asSent)]
      case .check: []
      }
    return fields.filter { $0.0.map(sheet.asks) ?? true }.map(\.1)
  }

  /// What the occupation is in the classification: chosen on a page of its own, or among suggestions while it is typed.
  static let code = "code"
  /// The version of the words that stood above the question for a consent.
  static let wording = "consent_wording"

  static let givenName = Field.text(
    "given_name", Bilingual(en: "First name", fr: "Prénom"), limit: 100, autocomplete: "given-name"
  ).under(who).optional
  static let familyName = Field.text(
    "family_name", Bilingual(en: "Last name", fr: "Nom de famille"), limit: 100, autocomplete: "family-name"
  ).under(who).optional
  static let email = Field.email("email", Bilingual(en: "E-mail", fr: "Courriel")).under(reached).optional
  static let telephone = Field.text(
    "telephone", Bilingual(en: "Telephone", fr: "Téléphone"), limit: 40, autocomplete: "tel"
  ).under(reached).optional
  static let city = Field.text(
    "city", Bilingual(en: "City", fr: "Ville"), limit: 80, autocomplete: "address-level2"
  ).under(reached).optional

  static func occupation(_ side: Side) -> Field<String> {
    Field.text(
      "occupation",
      side == .newcomers
        ? Bilingual(
          en: "What work do you do, or did you do?", fr: "Quel travail faites-vous, ou faisiez-vous ?")
        : Bilingual(en: "What work do you do?", fr: "Quel travail faites-vous ?"),
      limit: 200
    ).hint(
      Bilingual(
        en: "In your own words: “civil engineer, bridges”.",
        fr: "Dans vos mots : « ingénieure civile, ponts ».")
    ).ifMissing(Bilingual(en: "Write what work you do", fr: "Écrivez quel travail vous faites"))
  }
  static let years = Field.number(
    "years", Bilingual(en: "For how many years?", fr: "Depuis combien d’années ?"), 0...70
  ).hint(
    Bilingual(
      en: "All years in this field together, in any country.",
      fr: "Toutes les années dans ce domaine, dans tous les pays.")
  ).optional
  static let employer = Field.text(
    "employer", Bilingual(en: "Where do you work?", fr: "Où travaillez-vous ?")
  )
  .optional
  static let targets = Field.text(
    "target_employers",
    Bilingual(en: "Where would you like to work?", fr: "Où aimeriez-vous travailler ?")
  ).hint(Bilingual(en: "Several with commas.", fr: "Plusieurs avec des virgules.")).optional

  static let education = Field<TermKey>.choice(
    "education",
    Bilingual(en: "The highest education you completed", fr: "Vos études les plus élevées, terminées"),
    choices(.education)
  ).optional
  static let assessment = Field.text(
    "assessment",
    Bilingual(
      en: "Has your education been assessed in Canada?", fr: "Vos études ont-elles été évaluées au Canada ?")
  ).hint(
    Bilingual(
      en: "If so, what it came to: “equal to a bachelor’s degree”.",
      fr: "Si oui, ce qui en est ressorti : « équivaut à un baccalauréat ».")
  ).optional
  static let licence = Field<TermKey>.choice(
    "licence",
    Bilingual(
      en: "Licence to work in your field in Canada", fr: "Permis d’exercice dans votre domaine au Canada"),
    choices(.licence)
  ).hint(
    Bilingual(
      en: "Some occupations need one, such as nurse or engineer. If yours does not, leave it.",
      fr: "Certaines professions l’exigent, par exemple infirmière ou ingénieur. Sinon, ne répondez pas.")
  ).optional
  static func arrived(_ today: LocalDate) -> Field<LocalDate?> {
    Field.date(
      "arrived", Bilingual(en: "When did you arrive in Canada?", fr: "Quand êtes-vous arrivé(e) au Canada ?"),
      LocalDate(daysSince1970: -7_305)...max(today, LocalDate(daysSince1970: 0)).adding(days: 365)
    ).optional
  }

  static let languages = Field.text(
    "languages", Bilingual(en: "Which languages do you speak?", fr: "Quelles langues parlez-vous ?")
  ).hint(Bilingual(en: "With commas: English, Arabic.", fr: "Avec des virgules : français, arabe.")).optional
  static let english = level(
    "clb", Bilingual(en: "Your level of English (CLB)", fr: "Votre niveau d’anglais (CLB)"))
  static let englishTest = test(
    "clb_test", Bilingual(en: "Which test of English?", fr: "Quel test d’anglais ?"))
  static let french = level(
    "nclc", Bilingual(en: "Your level of French (NCLC)", fr: "Votre niveau de français (NCLC)"))
  static let frenchTest = test(
    "nclc_test", Bilingual(en: "Which test of French?", fr: "Quel test de français ?"))

  static func goals(_ side: Side) -> Field<[TermKey]?> {
    Field<TermKey>.choices(
      "goals",
      side == .newcomers
        ? Bilingual(en: "What would help you most?", fr: "Qu’est-ce qui vous aiderait le plus ?")
        : Bilingual(en: "What can you help with?", fr: "À quoi pouvez-vous aider ?"), choices(.goals)
    ).optional
  }
  static let otherGoals = Field.text("other_goals", Bilingual(en: "Anything else", fr: "Autre chose"))
    .optional
  static let mode = Field<TermKey>.choices(
    "mode", Bilingual(en: "How would you like to meet?", fr: "Comment aimeriez-vous vous rencontrer ?"),
    choices(.mode)
  ).optional
  static let availability = Field<TermKey>.choices(
    "availability", Bilingual(en: "When can you meet?", fr: "Quand pouvez-vous vous rencontrer ?"),
    choices(.availability)
  ).optional
  static let capacity = Field.number(
    "capacity", Bilingual(en: "How many people at a time?", fr: "Combien de personnes à la fois ?"), 0...500
  ).optional
  static let hours = Field.number(
    "hours", Bilingual(en: "How many hours a month?", fr: "Combien d’heures par mois ?"), 0...300
  ).optional

  private var place: Field<ConsentRecipient> {
    Field<ConsentRecipient>.choice(
      "place",
      Bilingual(
        en: "Who should look after your application?", fr: "Qui doit s’occuper de votre candidature ?"),
      opening.places.map { (ConsentRecipient($0.id), $0.name) }
    ).hint(
      Bilingual(
        en: "They keep your record and get in touch with you.",
        fr: "Ils tiennent votre dossier et vous joignent.")
    ).ifMissing(Bilingual(en: "Choose one", fr: "Choisissez-en un"))
  }

  enum Agreement: String, Sendable { case yes, no }

  static let consent = Field<Agreement>.choice(
    "consent", Bilingual(en: "Do you agree?", fr: "Êtes-vous d’accord ?"),
    [
      (.yes, Bilingual(en: "Yes, I agree", fr: "Oui, je suis d’accord")),
      (
        .no,
        Bilingual(en: "No. Look after my application without it", fr: "Non. Traitez ma candidature sans cela")
      ),
    ]
  ).ifMissing(
    Bilingual(en: "Choose yes or no: both are fine", fr: "Choisissez oui ou non : les deux vont bien"))

  // MARK: The occupation

  /// A unit group of the classification, or none of those that are shown.
  struct Code: RawRepresentable, Sendable {
    static let none = "none"
    let rawValue: String
    /// Nil where none fits.
    var unit: String? { rawValue == Self.none ? nil : rawValue }
  }

  static let mostCodes = 5

  /// What the words may be, the likeliest first, each with its reason; as the person themselves put it.
  private var coding: Field<Code> {
    let candidates = OccupationCoding(typed["occupation"] ?? "").candidates.prefix(Self.mostCodes)
    let choices = candidates.map { candidate in
      (
        value: Code(rawValue: candidate.code),
        words: Bilingual.inBoth { voice in
          let reason = candidate.reasons.map { ", " + voice(OccupationCoding.words($0)) } ?? ""
          return voice(candidate.title) + reason
        }
      )
    }
    let none = Bilingual(en: "None of these", fr: "Aucune de celles-ci")
    return Field<Code>.choice(
      "code", Bilingual(en: "Which of these is it?", fr: "Laquelle est-ce ?"),
      choices + [(Code(rawValue: Code.none), none)]
    ).ifMissing(Bilingual(en: "Choose the nearest, or none", fr: "Choisissez la plus proche, ou aucune"))
  }

  /// Whether somebody chose what their words stand for, on whichever page: then nobody is asked again.
  var isCoded: Bool { chosenCode != nil }

  /// What was chosen, as long as it is one of what the words may be.
  var chosenCode: Code? {
    guard let code = typed[Self.code], code == Code.none || shownCodes.contains(code) else { return nil }
    return Code(rawValue: code)
  }

  /// What the page of the code is shown with: what was chosen, or what is sure.
  var likelyCode: String? {
    chosenCode?.rawValue ?? (OccupationCoding(typed["occupation"] ?? "").isSure ? shownCodes.first : nil)
  }

  private var shownCodes: [String] {
    OccupationCoding(typed["occupation"] ?? "").candidates.prefix(Self.mostCodes).map(\.code)
  }

  // MARK: Pieces

  private static func level(_ name: StaticString, _ label: Bilingual) -> Field<TermKey?> {
    Field<TermKey>.choice(
      name, label, (1...12).map { (TermKey(rawValue: String($0)), Bilingual(same: String($0))) }
    ).hint(
      Bilingual(
        en: "The weakest of listening, speaking, reading and writing. If you have no test, leave it.",
        fr: "Le plus faible entre écouter, parler, lire et écrire. Sans test, ne répondez pas.")
    ).optional
  }

  private static func test(_ name: StaticString, _ label: Bilingual) -> Field<String?> {
    Field.text(name, label, limit: 80).optional
  }

  private static func choices(_ field: ProfileField) -> [(value: TermKey, words: Bilingual)] {
    (field.vocabulary?.terms ?? []).map { (TermKey(rawValue: $0.key), $0.label) }
  }

  struct TermKey: RawRepresentable, Sendable {
    let rawValue: String
  }

  private static let who = Bilingual(en: "Your name", fr: "Votre nom")
  private static let reached = Bilingual(en: "How to reach you", fr: "Comment vous joindre")

  // MARK: What does not go together, or cannot be read

  private static func checkWho(_ answers: Answers) throws(FormMessages) {
    var objections: [FormMessages.Entry] = []
    func says(_ name: String) -> Bool { answers[name]?.first?.isEmpty == false }
    if !says(givenName.name), !says(familyName.name) {
      objections.append(
        .init(givenName.name, Bilingual(en: "Write at least one name", fr: "Écrivez au moins un nom")))
    }
    if !says(email.name), !says(telephone.name) {
      objections.append(
        .init(
          email.name,
          Bilingual(
            en: "Write an e-mail address or a telephone number",
            fr: "Écrivez un courriel ou un numéro de téléphone")))
    }
    guard objections.isEmpty else { throw FormMessages(objections) }
  }

  private static func checkReadable(
    _ answers: Answers, _ step: IntakeStep, _ side: Side, _ today: LocalDate
  ) throws(FormMessages) {
    var objections: [FormMessages.Entry] = []
    for field in step.fields {
      guard let text = IntakeAnswers(answers, side, .english).text(of: field) else { continue }
      do throws(UnreadableAnswer) {
        _ = try field.read(text, today: today)
      } catch {
        objections.append(.init(IntakeAnswers.question(of: field), error.remedy))
      }
    }
    guard objections.isEmpty else { throw FormMessages(objections) }
  }
}
