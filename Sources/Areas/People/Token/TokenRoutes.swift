import Basics
import Identity
import Mail
import Site
import Storage

/// One's own tokens: made, shown once, looked at, ended. No token makes another.
enum TokenRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting, _ clock: DayClock) {
    routes.get("account/tokens", for: .programs) { visit in
      let (person, now) = (try visit.access.person, visit.now)
      let (tokens, held) = try await visit.ownDatabase.read { connection in
        (
          try TokenStore(connection).tokens(of: person, at: now),
          try AppointmentStore(connection).held(by: person, at: now)
        )
      }
      return .page(TokenPage.list(visit.frame(hasForm: true), tokens, held, clock))
    }

    routes.form(
      named: TokenForm.formName, at: "account/tokens/new", sentTo: "account/tokens", for: .programs,
      limit: .signIn, keepsDrafts: false,
      of: { TokenForm.form(try $0.access.role, today: clock.day($0.now)) }
    ) { visit, form, fill in
      let isBlank = fill.fields.fields.isEmpty
      return TokenPage.form(
        visit.frame(hasForm: true), form,
        isBlank ? TokenForm.filled(today: clock.day(visit.now)) : fill)
    } take: { visit, answer in
      try await make(answer, visit, setting, clock)
    }

    routes.post("account/tokens/:token/ending", for: .programs) { visit in
      let (person, token) = (try visit.access.person, try visit.parameter("token", as: ID<AccessToken>.self))
      let isTheirs = try await visit.ownDatabase.write { try TokenStore($0).end(token, of: person) }
      guard isTheirs else { throw Visit.nothingThere }
      return .see("/account/tokens")
    }
  }

  private static func make(
    _ answer: TokenForm.Answer, _ visit: Visit, _ setting: AccountSetting, _ clock: DayClock
  ) async throws -> Response {
    _ = try await visit.reauthenticated(answer.password, setting)
    let (access, secret, outbox) = (try visit.access, Secret(), Outbox(visit.ownDatabase))
    try await visit.ownDatabase.write { connection in
      let held = try AppointmentStore(connection).held(by: access.person, at: access.now)
      guard let role = held.first(where: { $0.isWorkedAs(access) }) else { throw AccountWords.noSuchRole }
      let token = AccessToken(
        id: ID(at: access.now), name: answer.name, appointment: role.appointment,
        scopes: Set(answer.scopes), made: access.now, expires: clock.over(after: answer.last))
      try TokenStore(connection).add(token, secret, of: access.person)
      try AccountNewsStore(connection, setting, outbox).tell(.tokenMade, to: access.person)
    }
    return .page(TokenPage.made(visit.frame(), answer.name, AccessToken.text(of: secret)))
  }
}
