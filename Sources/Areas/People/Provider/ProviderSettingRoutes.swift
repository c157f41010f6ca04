import Basics
import Identity
import Site
import Storage

/// An administrator's page about the provider of their council or agency.
enum ProviderSettingRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    let administrators = Permission.staff(.administrator)
    routes.get("staff/provider", for: administrators) { visit in
      let access = try visit.access
      let (keeper, provider, count) = try await visit.ownDatabase.read { connection in
        let store = ProviderStore(connection)
        return (
          try KeeperStore(connection).keeper(access.keeper),
          try store.provider(of: access.keeper, at: access.now),
          try store.linkCount(access.keeper)
        )
      }
      guard let keeper else { throw Visit.nothingThere }
      return .page(
        ProviderSettingPage.page(
          visit.frame(), keeper, provider, linked: count,
          wayBack: SignInProvider.wayBack(setting.origin, keeper.id),
          at: access.now))
    }
    routes.form(
      ProviderForm.setUp, at: "staff/provider/new", sentTo: "staff/provider", for: administrators,
      limit: .signIn,
      keepsDrafts: false
    ) { visit, fill in
      ProviderSettingPage.setUp(
        visit.frame(hasForm: true), fill,
        wayBack: SignInProvider.wayBack(setting.origin, try visit.access.keeper))
    } take: { visit, typed in
      try await visit.setUp(typed, setting)
    }
    routes.form(
      ProviderForm.change, at: "staff/provider/change", sentTo: "staff/provider/change", for: administrators,
      limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      let provider = try await visit.ownProvider
      return ProviderSettingPage.change(
        visit.frame(hasForm: true), visit.request.method.isSafe ? ProviderForm.filled(provider) : fill)
    } take: { visit, typed in
      _ = try await visit.reauthenticated(typed.password, setting)
      try await visit.changeProvider("changed") {
        try $0.change($1, secret: typed.secret, secondFactor: typed.secondFactor)
      }
      return .see("/staff/provider")
    }
    routes.form(
      SecondFactorForm.confirmation, at: "staff/provider/removal", sentTo: "staff/provider/removal",
      for: administrators, limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      ProviderSettingPage.removal(visit.frame(hasForm: true), fill)
    } take: { visit, password in
      _ = try await visit.reauthenticated(password, setting)
      try await visit.changeProvider("removed") { try $0.remove($1) }
      return .see("/staff/provider")
    }
  }
}

extension Visit {
  fileprivate var ownProvider: SignInProvider {
    get async throws {
      let access = try access
      let provider = try await ownDatabase.read {
        try ProviderStore($0).provider(of: access.keeper, at: access.now)
      }
      guard let provider else { throw Self.nothingThere }
      return provider
    }
  }

  /// Asks the provider who it is before anything is kept, so that what is wrong is told to whoever can mend it.
  fileprivate func setUp(_ typed: ProviderForm.Answer, _ setting: AccountSetting) async throws -> Response {
    _ = try await reauthenticated(typed.password, setting)
    let access = try access
    guard let issuer = SignInProvider.issuer(typed.issuer) else { throw ProviderForm.noAddress }
    do throws(ProviderFault) {
      _ = try await setting.providers.firstLook(at: issuer, client: typed.client, secret: typed.secret)
    } catch {
      throw ProviderForm.objection(to: error)
    }
    try await ownDatabase.write { connection in
      guard let keeper = try KeeperStore(connection).keeper(access.keeper) else { throw Self.nothingThere }
      guard try ProviderStore(connection).provider(of: keeper.id, at: access.now) == nil else {
        throw ProviderWords.thereIsOne
      }
      try ProviderStore(connection).add(
        SignInProvider(
          keeper: keeper, issuer: issuer, client: typed.client, clientSecret: typed.secret,
          secondFactor: typed.secondFactor, added: access.now, trouble: nil),
        by: access.person)
      try log("added", access, in: connection)
    }
    return .see("/staff/provider")
  }

  fileprivate func changeProvider(
    _ action: AuditWord, _ change: @escaping @Sendable (ProviderStore, ID<Keeper>) throws -> Bool
  ) async throws {
    let access = try access
    try await ownDatabase.write { connection in
      guard try change(ProviderStore(connection), access.keeper) else { throw Self.nothingThere }
      try log(action, access, in: connection)
    }
  }

  private func log(_ action: AuditWord, _ access: Access, in connection: Connection) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "provider", access.keeper.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }
}
