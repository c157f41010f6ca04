import Basics
import People
import Site

/// What is asked when a programme is opened and when it is changed.
enum ProgrammeForm {
  // MARK: Adopting

  struct Adoption: Sendable {
    let name: Bilingual
    /// As a form has them: with commas between.
    let places: String?
  }

  static let adoption = Form("programmes/adoption", nameEnglish, nameFrench, places) {
    Adoption(name: Bilingual(en: $0, fr: $1), places: $2)
  }

  static func fill(adopting model: ProgrammeModel) -> FormFill {
    FormFill(
      PostedFields(nameEnglish.filled(with: model.title.en) + nameFrench.filled(with: model.title.fr)))
  }

  private static let nameEnglish = Field.text(
    "name_en", Bilingual(en: "Name in English", fr: "Nom en anglais"), limit: 80
  ).hint(
    Bilingual(
      en: "As people will read it, such as Halifax Connector.",
      fr: "Tel qu’on le lira, par exemple Halifax Connector."))
  private static let nameFrench = Field.text(
    "name_fr", Bilingual(en: "Name in French", fr: "Nom en français"), limit: 80
  ).hint(
    Bilingual(
      en: "Such as Connecteur Halifax.", fr: "Par exemple Connecteur Halifax."))
  private static let places = Field.text(
    "places", Bilingual(en: "Cities and towns", fr: "Villes et municipalités"), limit: 400
  ).hint(placesHint).optional

  private static let placesHint = Bilingual(
    en: "With commas between them.", fr: "Séparées par des virgules.")

  /// A model of one's own, in place of a built-in one.
  struct OwnModel: Sendable {
    let name: Bilingual
    let document: String
  }

  static let own = Form("programmes/own", nameEnglish, nameFrench, document) {
    OwnModel(name: Bilingual(en: $0, fr: $1), document: $2)
  }

  // MARK: What cities change most

  struct Answers: Sendable {
    let name: Bilingual
    /// By the names of settings.
    let values: [String: String]
  }

  /// A form of what a model has.
  static func settings(_ settings: [ModelSetting]) -> Form<Answers> {
    let name = Bilingual(en: "Name", fr: "Nom")
    let fields = [nameEnglish.under(name), nameFrench.under(name)] + settings.map(field)
    return Form("programmes/settings", each: fields) { (answers) throws(FormMessages) in
      var objections: [FormMessages.Entry] = []
      for (setting, answer) in zip(settings, answers.dropFirst(2)) where setting.edit(answer) == nil {
        objections.append(.init(setting.name, notARange))
      }
      guard objections.isEmpty else { throw FormMessages(objections) }
      let named = Array(answers.prefix(2))
      return Answers(
        name: Bilingual(en: named.first ?? "", fr: named.last ?? ""),
        values: Dictionary(zip(settings.map(\.name), answers.dropFirst(2))) { first, _ in first })
    }
  }

  static func fill(_ programme: Programme, _ settings: [ModelSetting]) -> FormFill {
    let named = nameEnglish.filled(with: programme.name.en) + nameFrench.filled(with: programme.name.fr)
    return FormFill(PostedFields(named + settings.map { PostedFields.Field($0.name, $0.value) }))
  }

  private static func field(_ setting: ModelSetting) -> Field<String> {
    let label = setting.label
    let field: Field<String> =
      switch setting.kind {
      case .number(let range, let unit): Field.number("setting", label, range, unit: unit).written
      case .time(let unit): Field.number("setting", label, 1...1_000, unit: unit.title).written
      case .range:
        Field.text("setting", label, limit: 12).hint(
          Bilingual(
            en: "A number, or a least and a most: 18–24.",
            fr: "Un nombre, ou un minimum et un maximum\u{A0}: 18–24."))
      case .step(let ladder):
        Field<StepKey>.choice("setting", label, ladder.map { (StepKey(rawValue: $0.key), $0.label) }).written
      case .list: Field.text("setting", label, limit: 400).hint(placesHint).optional.written
      }
    return field.named(setting.name).under(setting.group)
  }

  private struct StepKey: RawRepresentable, Sendable {
    let rawValue: String
  }

  private static let notARange = Bilingual(
    en: "Write a number, or a least and a most such as 18–24",
    fr: "Écrivez un nombre, ou un minimum et un maximum comme 18–24")

  // MARK: Texts

  /// The whole document.
  static let whole = Form("programmes/text", document) { $0 }
  static let document = Field.document(
    "document", Bilingual(en: "The document", fr: "Le document"), limit: ProgrammeModel.mostBytes)

  struct Texts: Sendable {
    let subject: Bilingual?
    let body: Bilingual
  }

  static let agreement = Form("programmes/agreement", agreementEnglish, agreementFrench) {
    Texts(subject: nil, body: Bilingual(en: $0, fr: $1))
  }

  static func fill(_ agreement: ModelAgreement) -> FormFill {
    let written = agreement.text.written
    return FormFill(
      PostedFields(agreementEnglish.filled(with: written.en) + agreementFrench.filled(with: written.fr)))
  }

  static let agreementEnglish = Field.longText(
    "text_en", Bilingual(en: "In English", fr: "En anglais"), limit: 12_000, rows: 16)
  static let agreementFrench = Field.longText(
    "text_fr", Bilingual(en: "In French", fr: "En français"), limit: 12_000, rows: 16)

  static let message = Form("programmes/message", subjectEnglish, bodyEnglish, subjectFrench, bodyFrench) {
    Texts(subject: Bilingual(en: $0, fr: $2), body: Bilingual(en: $1, fr: $3))
  }

  static func fill(_ message: ModelMessage) -> FormFill {
    let (subject, body) = (message.subject.written, message.body.written)
    return FormFill(
      PostedFields(
        subjectEnglish.filled(with: subject.en) + bodyEnglish.filled(with: body.en)
          + subjectFrench.filled(with: subject.fr) + bodyFrench.filled(with: body.fr)))
  }

  private static let english = Bilingual(en: "In English", fr: "En anglais")
  private static let french = Bilingual(en: "In French", fr: "En français")
  static let subjectEnglish = Field.text(
    "subject_en", Bilingual(en: "Subject", fr: "Objet"), limit: 120
  ).under(english)
  static let bodyEnglish = Field.longText(
    "body_en", Bilingual(en: "Letter", fr: "Lettre"), limit: 6_000, rows: 12
  ).under(english)
  static let subjectFrench = Field.text(
    "subject_fr", Bilingual(en: "Subject", fr: "Objet"), limit: 120
  ).under(french)
  static let bodyFrench = Field.longText(
    "body_fr", Bilingual(en: "Letter", fr: "Lettre"), limit: 6_000, rows: 12
  ).under(french)
}

extension ModelSpan.Unit {
  fileprivate var title: Bilingual {
    switch self {
    case .days: Bilingual(en: "days", fr: "jours")
    case .workingDays: Bilingual(en: "working days", fr: "jours ouvrables")
    case .months: Bilingual(en: "months", fr: "mois")
    case .years: Bilingual(en: "years", fr: "ans")
    }
  }
}
