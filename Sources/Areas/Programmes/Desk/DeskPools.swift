import Basics
import People
import Synchronization

/// Pools that were made, for as long as they hold.
///
/// A pool holds while the same people with the same profiles are at the desk under the same version on the same day, which
/// `DeskRoster` says for every page: who takes part and by which consent is never taken from here.
final class DeskPools: Sendable {
  /// A programme as one council or agency sees it.
  private struct Desk: Hashable {
    let programme: ID<Programme>
    let keeper: ID<Keeper>
  }

  /// What a profile was made of.
  private struct Stamp: Hashable {
    let revision: Int64
    let person: Person
    let applied: LocalDate
  }

  private struct Kept {
    let version: ID<Programme.Version>
    let today: LocalDate
    let newcomers: [ID<Person>]
    let professionals: [ID<Person>]
    let stamps: [ID<Person>: Stamp]
    let profiles: [ID<Person>: Profile]
    let pool: DeskPool
    var used: Int
  }

  /// The desks of a large council with its agencies; beyond, the one that was asked for the longest ago goes.
  private static let most = 32

  private let kept = Mutex<(count: Int, desks: [Desk: Kept])>((0, [:]))

  /// The pool of a roster.
  ///
  /// - Parameters:
  ///   - clock: for the day on which somebody applied.
  ///   - values: reads what is known of some people, for those whose profiles changed.
  func pool(
    of roster: DeskRoster, for access: Access, today: LocalDate, _ clock: DayClock,
    values: ([ID<Person>]) throws -> [ID<Person>: [ProfileValue]]
  ) throws -> DeskPool {
    let desk = Desk(programme: roster.programme.id, keeper: access.keeper)
    let before = kept.withLock { kept in
      kept.count += 1
      kept.desks[desk]?.used = kept.count
      return kept.desks[desk]
    }
    var stamps: [ID<Person>: Stamp] = Dictionary(
      minimumCapacity: roster.newcomers.count + roster.professionals.count)
    for entry in roster.newcomers + roster.professionals {
      stamps[entry.person.id] = Stamp(
        revision: entry.revision, person: entry.person, applied: clock.day(entry.application.applied))
    }
    let (newcomers, professionals) = (
      roster.newcomers.map(\.person.id), roster.professionals.map(\.person.id)
    )
    let isSameDay = before?.version == roster.version.id && before?.today == today
    if let before, isSameDay, before.newcomers == newcomers, before.professionals == professionals,
      before.stamps == stamps
    {
      return before.pool
    }
    var profiles = isSameDay ? before?.profiles ?? [:] : [:]
    profiles = profiles.filter { stamps[$0.key] != nil && stamps[$0.key] == before?.stamps[$0.key] }
    let changed = stamps.keys.filter { profiles[$0] == nil }.sorted()
    let known = try values(changed)
    for person in changed {
      guard let stamp = stamps[person] else { continue }
      var profile = Profile(stamp.person, values: known[person] ?? [], today: today)
      // Where nobody says since when they wait, they have waited since they applied.
      if profile.registered == nil { profile.registered = stamp.applied }
      profiles[person] = profile
    }
    func all(_ people: [ID<Person>]) -> [(ID<Person>, Profile)] {
      people.compactMap { id in profiles[id].map { (id, $0) } }
    }
    let pool = DeskPool(
      policy: try policy(of: roster.version), newcomers: all(newcomers), professionals: all(professionals),
      after: isSameDay ? before?.pool : nil, changed: Set(changed))
    kept.withLock { kept in
      kept.desks[desk] = Kept(
        version: roster.version.id, today: today, newcomers: newcomers, professionals: professionals,
        stamps: stamps, profiles: profiles, pool: pool, used: kept.count)
      if kept.desks.count > Self.most, let oldest = kept.desks.min(by: { $0.value.used < $1.value.used }) {
        kept.desks[oldest.key] = nil
      }
    }
    return pool
  }
}
