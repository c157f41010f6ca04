import Basics
import People
import Site

extension IntakeForm {
  /// All pages read together, as they are asked now.
  ///
  /// - Throws: `IncompleteIntake` with the first page that is not right: because it was passed over, or since the programme
  ///   asks something else than when it was filled in.
  func submission(at now: Moment) throws(IncompleteIntake) -> IntakeSubmission {
    var answers: Answers = [:]
    for step in opening.steps where step != .check {
      // What was chosen while typing need not be chosen again.
      if step == .coding, isCoded { continue }
      do throws(FormMessages) {
        answers.merge(try form(step).read(typed)) { _, later in later }
      } catch {
        throw IncompleteIntake(step: step)
      }
    }
    let said = IntakeAnswers(answers, opening.side, language)
    guard let keeper = opening.place(chosenPlace) else { throw IncompleteIntake(step: .place) }
    let agrees = said.first(Self.consent.name) == Agreement.yes.rawValue
    // Whoever agreed did so to the words that they were shown: to these, until that day, at this keeper.
    if agrees, agreed?.keeper != keeper.id { throw IncompleteIntake(step: .consent) }
    let person = Person(
      id: ID(at: now), keeper: keeper.id, council: keeper.council, givenName: said.first("given_name") ?? "",
      familyName: said.first("family_name") ?? "", email: said.first("email"),
      telephone: said.first("telephone"),
      city: said.first("city") ?? "", language: language, added: now)
    return IntakeSubmission(
      person: person, keeper: keeper, entries: said.entries(of: opening.sheet.fields, today: today),
      code: opening.sheet.asks(.occupation)
        ? IntakeSubmission.CodeChoice(unit: chosenCode?.unit) : nil, agreedUntil: agrees ? agreed?.day : nil)
  }

  /// The first page that is not right yet; nil where all can be sent.
  func firstOpen(at now: Moment) -> IntakeStep? {
    do throws(IncompleteIntake) {
      _ = try submission(at: now)
      return nil
    } catch {
      return error.step
    }
  }

  var chosenPlace: ID<Keeper>? { typed["place"].flatMap(ConsentRecipient.init(rawValue:))?.keeper }

  // MARK: What was agreed to

  /// The last day that a consent would hold which is given today.
  var consentDay: LocalDate { today.adding(days: Consent.Purpose.matching.usualDays) }

  /// What stands in the form beside the words of the consent: their version, their last day, and who keeps the record.
  func mark(ofWordsFor keeper: Keeper) -> String {
    "\(ConsentWording.current(for: .matching).version) \(consentDay) \(keeper.id)"
  }

  /// The words that were shown when somebody answered; nil where they are not those of today's version any more.
  private var agreed: (day: LocalDate, keeper: ID<Keeper>)? {
    let parts = (typed[Self.wording] ?? "").split(separator: " ").map(String.init)
    guard parts.count == 3, Int(parts[0]) == ConsentWording.current(for: .matching).version,
      let day = LocalDate(iso: parts[1]), today < day, day <= consentDay, let keeper = ID<Keeper>(parts[2])
    else { return nil }
    return (day, keeper)
  }
}
