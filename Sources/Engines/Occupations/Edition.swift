/// An edition of the National Occupational Classification.
public enum Edition: Int, Sendable, Hashable, CaseIterable {
  /// Four digits; in force from 1 January 2011.
  case noc2011 = 2011
  /// The same codes as 2011; in force from 1 January 2016.
  case noc2016 = 2016
  /// Five digits; published on 21 September 2021, and used by the immigration programmes from 16 November 2022.
  case noc2021 = 2021

  /// True for the editions with four digits.
  public var isFormer: Bool { self != .noc2021 }

  /// The one edition that a code written on a day can be of; nil where two were in use, and before 2011.
  ///
  /// From its publication to the day on which the immigration programmes took it up, records of both 2016 and 2021 were made.
  public init?(inUseOn year: Int, month: Int, day: Int) {
    let date = [year, month, day]
    if date.lexicographicallyPrecedes([2011, 1, 1]) { return nil }
    if date.lexicographicallyPrecedes([2016, 1, 1]) {
      self = .noc2011
    } else if date.lexicographicallyPrecedes([2021, 9, 21]) {
      self = .noc2016
    } else if date.lexicographicallyPrecedes([2022, 11, 16]) {
      return nil
    } else {
      self = .noc2021
    }
  }
}
