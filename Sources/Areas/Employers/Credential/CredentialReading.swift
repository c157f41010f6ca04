import Basics
import Occupations

/// A degree or a title from elsewhere in the terms of this country: its level, the occupations that are nearest, and whether a
/// licence is needed for them in a province.
struct CredentialReading: Sendable {
  struct Occupation: Sendable {
    let unit: UnitCode
    let title: Bilingual
    /// 0 to 100.
    let percent: Int
    let licences: [Licence]
  }

  /// What is known of one regulated profession in one province.
  struct Licence: Sendable {
    enum Standing: Sendable {
      case required, requiredAsFarAsKnown, notCompulsory, unknown
    }

    let profession: Bilingual
    let basis: Regulation.Basis
    let standing: Standing
    let body: String?
    let page: String?
    let stages: [LicensingStage]
  }

  let text: String
  let province: Regulation.Province
  let level: CredentialLevel?
  let occupations: [Occupation]
  let isSure: Bool

  /// - Parameter coder: understands titles.
  init(_ text: String, from country: String, in province: Regulation.Province, coder: TitleCoder = .carried) {
    self.text = text
    self.province = province
    level = CredentialLevel(of: text, from: country)
    // Of “Bachelor of Nursing” the subject is what leads to work; a title is read whole.
    let subject = level.map { $0.subject.isEmpty ? text : $0.subject } ?? text
    let coding = coder.code(subject)
    isSure = coding.isSure
    occupations = coding.candidates.prefix(3).filter { $0.probability >= 0.05 }.compactMap { candidate in
      guard let group = Classification.noc2021.group(candidate.unit.description) else { return nil }
      return Occupation(
        unit: candidate.unit, title: Bilingual(en: group.english, fr: group.french),
        percent: Int((candidate.probability * 100).rounded()),
        licences: Regulation.carried.professions(of: candidate.unit).map { Self.licence($0, in: province) })
    }
  }

  private static func licence(_ profession: Regulation.Profession, in province: Regulation.Province)
    -> Licence
  {
    let isLookedUp = profession.source(in: province) != .none
    let (standing, body): (Licence.Standing, Regulation.Regulator?) =
      switch profession.status(in: province) {
      case .required(let body): (isLookedUp ? .required : .requiredAsFarAsKnown, body)
      case .notCompulsory(let body): (.notCompulsory, body)
      case .unknown(let body): (.unknown, body)
      }
    return Licence(
      profession: Bilingual(en: profession.english, fr: profession.french), basis: profession.basis,
      standing: standing,
      body: body?.name, page: body?.page, stages: profession.stages)
  }
}
