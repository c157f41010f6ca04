import Basics

/// How long a proposal holds a professional, and how long it can be answered: as its programme promises, or else as is usual.
struct ProposalTerms: Sendable {
  /// Until when the professional is held, unless somebody asks for another day.
  let held: LocalDate
  /// The latest day that somebody may ask for.
  let latestHold: LocalDate
  /// The last day on which both can accept.
  let answered: LocalDate
  /// How often a professional may be asked.
  let care: ModelCare?

  /// As long as it takes to hear back: two weeks at most elsewhere, five working days here.
  static let usualHold = ModelSpan(5, .workingDays)
  static let usualLife = ModelSpan(10, .workingDays)

  init(of model: ProgrammeModel?, _ calendar: WorkCalendar, at now: Moment) {
    let hold = model?.clock(from: .proposed, to: .confirmed)?.within ?? Self.usualHold
    let life = model?.clock(from: .proposed, to: .accepted)?.within ?? Self.usualLife
    held = calendar.lastDay(of: hold, from: now)
    answered = max(held, calendar.lastDay(of: life, from: now))
    latestHold = answered
    care = model?.professionals.care
  }
}
