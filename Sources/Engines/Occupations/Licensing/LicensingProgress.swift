/// How far somebody is on the way to the licence of a profession in a province.
///
/// A mentor who has taken a step can tell somebody who stands before it what it was like, what it cost and what to bring:
///
///     newcomer.guidance(from: mentor)  // .sameBody(.examination)
public struct LicensingProgress: Sendable {
  /// What somebody can help with.
  public enum Guidance: Sendable, Hashable {
    /// With this next step, at the very body that decides.
    case sameBody(LicensingStage)
    /// With this next step, as another province asks it: much is alike, and a licence moves under the Canadian Free Trade
    /// Agreement, but the body and its rules are others.
    case otherProvince(LicensingStage)
  }

  /// The profession.
  public let profession: Regulation.Profession
  /// Where the licence is, or is wanted.
  public let province: Regulation.Province
  /// The last step that was taken, of those of the profession; nil before the first.
  public let taken: LicensingStage?

  /// - Parameter taken: the last step that was taken; one that the profession does not have counts as none.
  public init(profession: Regulation.Profession, province: Regulation.Province, taken: LicensingStage?) {
    self.profession = profession
    self.province = province
    self.taken = taken.flatMap { profession.stages.contains($0) ? $0 : nil }
  }

  /// The steps still to take, in order; empty for who is registered.
  public var remaining: [LicensingStage] {
    guard let taken, let place = profession.stages.firstIndex(of: taken) else { return profession.stages }
    return Array(profession.stages[(place + 1)...])
  }

  /// True for who is registered.
  public var isLicensed: Bool { remaining.isEmpty }

  /// What somebody of the same profession can help with: the next step, if they have taken it. Nil if they have not, if there
  /// is none left, and for another profession.
  public func guidance(from mentor: LicensingProgress) -> Guidance? {
    guard mentor.profession.english == profession.english, let next = remaining.first,
      !mentor.remaining.contains(next)
    else { return nil }
    return mentor.province == province ? .sameBody(next) : .otherProvince(next)
  }
}
