import Basics
import People
import Site
import Storage

/// Agencies send people into programmes that others run; those who run them answer.
struct ProgrammeReferralRoutes: Sendable {
  let clock: DayClock

  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    let pages = ProgrammeReferralRoutes(clock: clock)
    pages.declareSending(&routes)
    pages.declareAnswers(&routes)
  }

  // MARK: Sending

  private func declareSending(_ routes: inout Routes) {
    routes.form(
      named: ProgrammeReferralForm.name, at: "people/:person/programmes/referral/new",
      sentTo: "people/:person/programmes/referrals", for: .sharing
    ) { visit in
      ProgrammeReferralForm.form(try await programmesOfOthers(visit))
    } page: { visit, form, fill in
      let person = try await ParticipationRoutes.person(visit)
      let isEmpty = try await programmesOfOthers(visit).isEmpty
      return ProgrammeReferralPage.send(visit.frame(hasForm: true), person, isEmpty ? nil : form, fill)
    } take: { visit, answer in
      let (access, person) = (try visit.access, try await ParticipationRoutes.person(visit))
      let due = clock.day(visit.now).adding(days: Referral.usualDays)
      let id = try await visit.database.write { connection in
        guard let programme = try ProgrammeStore(connection, access).programme(answer.programme) else {
          throw Visit.nothingThere
        }
        return try ProgrammeReferralStore(connection, access).send(
          person.id, into: programme, as: answer.side, because: answer.reason, due: due)
      }
      return .see("/referrals/\(id)")
    }
  }

  private func programmesOfOthers(_ visit: Visit) async throws -> [(programme: Programme, by: Bilingual)] {
    let access = try visit.access
    return try await visit.database.read { connection in
      let others = try ProgrammeStore(connection, access).open().filter { $0.keeper != access.keeper }
      let names = try KeeperStore(connection).names(of: others.map(\.keeper))
      return others.map { ($0, names[$0.keeper] ?? Bilingual(same: "–")) }
    }
  }

  // MARK: Answering

  private func declareAnswers(_ routes: inout Routes) {
    routes.get("applications/referrals/:referral", for: .sharing) { visit in
      .page(ProgrammeReferralPage.answer(visit.frame(hasForm: true), try await shown(visit), .blank))
    }
    routes.post("applications/referrals/:referral/admission", for: .sharing) { visit in
      let (access, id) = (try visit.access, try visit.parameter("referral", as: ID<Referral>.self))
      let today = clock.day(visit.now)
      // What is answered is written into the sender's record: the program does that for them, as in all referrals.
      try await visit.database.behind(.open).write { connection in
        let store = ProgrammeReferralStore(connection, access)
        guard let sent = try store.received(id),
          let version = try ProgrammeStore(connection, access).version(of: sent.programme),
          let model = ProgrammeRoutes.model(of: version)
        else { throw Visit.nothingThere }
        try store.admit(sent, by: model, version: version.number, day: today)
      }
      return .see("/applications/referrals/\(id)")
    }
    routes.form(
      ProgrammeReferralForm.refusal, sentTo: "applications/referrals/:referral/refusal", for: .sharing
    ) {
      visit, fill in
      ProgrammeReferralPage.answer(visit.frame(hasForm: true), try await shown(visit), fill)
    } take: { visit, reason in
      let (access, id) = (try visit.access, try visit.parameter("referral", as: ID<Referral>.self))
      try await visit.database.behind(.open).write { connection in
        guard try ProgrammeReferralStore(connection, access).received(id) != nil else {
          throw Visit.nothingThere
        }
        try ReferralStore(connection, access).decline(id, because: reason)
      }
      return .see("/applications/referrals/\(id)")
    }
  }

  /// Who it is about is read by consent; hence a write, for the audit log.
  private func shown(_ visit: Visit) async throws -> ProgrammeReferralPage.Shown {
    let (access, id) = (try visit.access, try visit.parameter("referral", as: ID<Referral>.self))
    let found = try await visit.database.write { connection -> ProgrammeReferralPage.Shown? in
      guard let sent = try ProgrammeReferralStore(connection, access).referral(id),
        let programme = try ProgrammeStore(connection, access).programme(sent.programme)
      else { return nil }
      let people = PersonStore(connection, access)
      let person =
        try people.kept(sent.referral.person)
        ?? (sent.referral.state.isOver ? nil : people.shared(sent.referral.person, for: .referral)?.person)
      let names = try KeeperStore(connection).names(of: [sent.referral.sender])
      return ProgrammeReferralPage.Shown(
        sent: sent, programme: programme, person: person, mayAnswer: sent.referral.recipient == access.keeper,
        sender: names[sent.referral.sender] ?? Bilingual(same: "–"))
    }
    guard let found else { throw Visit.nothingThere }
    return found
  }

  /// What agencies sent and nobody has answered yet, for the list of what came in.
  static func open(_ connection: Connection, _ access: Access, in programme: ID<Programme>? = nil) throws
    -> [ProgrammeReferralPage.Listed]
  {
    let sent = try ProgrammeReferralStore(connection, access).inbox().filter {
      programme == nil || $0.programme == programme
    }
    let names = try KeeperStore(connection).names(of: sent.map(\.referral.sender))
    let programmes = ProgrammeStore(connection, access)
    return try sent.map {
      ProgrammeReferralPage.Listed(
        sent: $0, sender: names[$0.referral.sender] ?? Bilingual(same: "–"),
        programme: try programmes.programme($0.programme)?.name ?? Bilingual(same: "–"))
    }
  }
}
