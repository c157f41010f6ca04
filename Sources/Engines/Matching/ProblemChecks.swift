extension MatchingProblem {
  /// Refuses people and groups whose numbers are out of range.
  static func check(_ seekers: [Seeker], _ supporters: [Supporter], _ groups: [Group]) throws(MatchingError) {
    let most = 1 << 31
    guard seekers.count < most, supporters.count < most, groups.count < most else { throw .tooManyPeople }
    for seeker in seekers { try check(seeker, groups: groups.count) }
    for supporter in supporters { try check(supporter) }
    for group in groups where !(0...1_000_000).contains(group.floor) { throw .floorOutOfRange(group.id) }
  }

  /// Refuses a seeker whose numbers are out of range.
  static func check(_ seeker: Seeker, groups: Int) throws(MatchingError) {
    guard (0...1_000_000).contains(seeker.daysWaiting) else { throw .waitingOutOfRange(seeker.id) }
    guard (0...1_000_000).contains(seeker.capacity) else { throw .capacityOutOfRange(seeker.id) }
    guard (seeker.group ?? 0) >= 0, (seeker.group ?? -1) < groups else {
      throw .noSuchGroup(seeker: seeker.id)
    }
  }

  /// Refuses a supporter whose numbers are out of range.
  static func check(_ supporter: Supporter) throws(MatchingError) {
    guard (0...1_000_000).contains(supporter.capacity) else { throw .capacityOutOfRange(supporter.id) }
    guard supporter.quota >= 0, supporter.quota <= supporter.capacity else {
      throw .quotaOutOfRange(supporter.id)
    }
  }

  /// Refuses locks that are no candidates or too many for somebody, and quotas that cannot be met beside them.
  func checkObligations() throws(MatchingError) {
    var locksOfSeeker: [Int: Int] = [:]
    var locksOfSupporter: [Int: Int] = [:]
    for lock in locks {
      guard seekers.indices.contains(lock.seeker) else { throw .nobodyThere(lock.seeker) }
      guard supporters.indices.contains(lock.supporter) else { throw .nobodyThere(lock.supporter) }
      guard candidates(ofSeeker: lock.seeker).contains(where: { Int($0.supporter) == lock.supporter }) else {
        throw .notACandidate(seeker: seekers[lock.seeker].id, supporter: supporters[lock.supporter].id)
      }
      locksOfSeeker[lock.seeker, default: 0] += 1
      locksOfSupporter[lock.supporter, default: 0] += 1
      guard locksOfSeeker[lock.seeker, default: 0] <= seekers[lock.seeker].capacity else {
        throw .tooManyLocks(seekers[lock.seeker].id)
      }
      guard locksOfSupporter[lock.supporter, default: 0] <= supporters[lock.supporter].capacity else {
        throw .tooManyLocks(supporters[lock.supporter].id)
      }
    }
    guard supporters.contains(where: { $0.quota > 0 }) else { return }
    if let supporter = LiveMatching.supporterShortOfQuota(self) {
      throw .quotaCannotBeMet(supporters[supporter].id)
    }
  }

  /// The first of those in order that stands there twice.
  static func firstRepeated(_ sorted: some Sequence<String>) -> String? {
    zip(sorted, sorted.dropFirst()).first { $0 == $1 }?.0
  }
}

extension [MatchingProblem.Pair] {
  /// Whether a pair is among these, which are in order.
  func containsSorted(_ pair: MatchingProblem.Pair) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == pair
  }
}
