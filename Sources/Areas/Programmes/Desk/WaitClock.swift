/// How long somebody has waited, against what a partnership promises: "two to four weeks if there is a suitable match
/// available" (TRIEC Mentoring Partnership).
package enum WaitClock: String, Sendable, CaseIterable {
  /// Up to two weeks.
  case early
  /// The time in which people are promised somebody.
  case due
  /// Longer than anybody was promised.
  case late

  package init(days: Int) {
    self = days <= 14 ? .early : days <= 28 ? .due : .late
  }
}
