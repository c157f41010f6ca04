import Basics
import Site

/// Between what a form of a profile says and what is kept.
extension ProfileForm {
  /// The answers as they are kept.
  ///
  /// - Throws: what to correct, all of it.
  static func entries(
    _ answers: Answers, language: Language, today: LocalDate
  ) throws(FormMessages) -> [ProfileEntry] {
    var entries: [ProfileEntry] = []
    var objections: [FormMessages.Entry] = []
    for given in answers.given {
      do throws(UnreadableAnswer) {
        let read = try given.field.read(given.written(in: language), today: today)
        var answer = read.map { ReadAnswer(written: $0.written, coded: given.coded ?? $0.coded) }
        if given.field == .occupation, let words = answer?.written {
          answer = ReadAnswer(written: words, coded: OccupationCoding.proposal(for: words))
        }
        entries.append(
          ProfileEntry(
            given.field, answer, evidence: answer == nil ? nil : given.evidence,
            evidenceDay: answer == nil ? nil : given.evidenceDay))
      } catch {
        objections.append(.init(given.question, error.remedy))
      }
    }
    guard objections.isEmpty else { throw FormMessages(objections) }
    return entries
  }

  /// The fields that show what is known already.
  static func filled(_ values: [ProfileValue]) -> PostedFields {
    var fields = speaker.filled(with: .person)
    for value in values { fields += filled(value) }
    return PostedFields(fields)
  }

  private static func filled(_ value: ProfileValue) -> [PostedFields.Field] {
    let written = value.answer.written
    let read = value.field.value(of: value.answer)
    var known: [TermKey] = []
    var others: [String] = []
    if case .terms(let terms) = read, let vocabulary = value.field.vocabulary {
      known = terms.filter(vocabulary.terms.contains).map { TermKey(rawValue: $0.key) }
      others = terms.filter { !vocabulary.terms.contains($0) }.map(\.label.en)
    }
    let rest = others.isEmpty ? nil : others.joined(separator: ", ")
    switch value.field {
    case .occupation: return occupation.filled(with: written)
    case .years: return years.filled(with: written)
    case .employer: return employer.filled(with: written)
    case .targetEmployers: return targets.filled(with: written)
    case .goals: return goals.filled(with: known) + otherGoals.filled(with: rest)
    case .arrived: return arrived.filled(with: day(read))
    case .registered: return registered.filled(with: day(read))
    case .education: return education.filled(with: known.first) + diploma.filled(with: value.evidence)
    case .assessment:
      return assessment.filled(with: written) + assessor.filled(with: value.evidence)
        + assessed.filled(with: value.evidenceDay)
    case .licence: return licence.filled(with: known.first) + permit.filled(with: value.evidence)
    case .languages: return spoken.filled(with: written)
    case .english:
      return english.filled(with: written) + englishTest.filled(with: value.evidence)
        + englishDay.filled(with: value.evidenceDay)
    case .french:
      return french.filled(with: written) + frenchTest.filled(with: value.evidence)
        + frenchDay.filled(with: value.evidenceDay)
    case .mode: return mode.filled(with: known)
    case .availability: return availability.filled(with: known) + otherTimes.filled(with: rest)
    case .capacity: return capacity.filled(with: number(read))
    case .hours: return hours.filled(with: number(read))
    case .exclusions: return exclusions.filled(with: written)
    case .pause:
      let pause = value.answer.coded.flatMap(Pause.init(coded:))
      return pauseFirst.filled(with: pause?.first) + pauseLast.filled(with: pause?.last)
        + pauseReason.filled(with: written)
    }
  }

  private static func day(_ value: CellValue?) -> LocalDate? {
    if case .date(let day) = value { day } else { nil }
  }

  private static func number(_ value: CellValue?) -> Int? {
    if case .number(let number) = value { number } else { nil }
  }
}
