/// A step on the way to a licence. A mentor who has taken it can help somebody who stands before it.
public enum LicensingStage: String, Sendable, Hashable, CaseIterable {
  /// Education and work abroad are compared with what is asked here.
  case assessment
  /// A test shows the level of English or French that is asked.
  case languageProof
  /// A course that the body recognises, for permits that everybody takes anew, wherever they learned the work.
  case course
  /// Courses or a bridging programme close what the assessment found missing.
  case bridging
  /// Hours of work in the trade are proven or made up under an employer.
  case tradeHours
  /// The professional or trade examination.
  case examination
  /// Work under somebody who holds the licence.
  case supervisedPractice
  /// The name is entered in the register and the licence, title or certificate issued.
  case registration

  /// The usual steps, in order. Regulators differ: some leave one out or ask for two at once.
  public static func stages(for basis: Regulation.Basis) -> [LicensingStage] {
    switch basis {
    case .licence: [.assessment, .languageProof, .bridging, .examination, .supervisedPractice, .registration]
    case .title: [.assessment, .bridging, .examination, .supervisedPractice, .registration]
    case .compulsoryTrade: [.assessment, .tradeHours, .examination, .registration]
    case .certificate: [.assessment, .bridging, .registration]
    case .permit: [.course, .examination, .registration]
    }
  }
}
