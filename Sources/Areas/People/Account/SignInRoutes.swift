import Basics
import Identity
import Site
import Storage

/// Signing in and out. The password comes first and something else second; between the two there is no session.
enum SignInRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.form(
      SignInForm.form, at: "sign-in", sentTo: "sign-in", for: .anyone, limit: .signIn, keepsDrafts: false
    ) { visit, fill in
      let now = visit.now
      let hasProviders = try await visit.ownDatabase.read { try !ProviderStore($0).all(at: now).isEmpty }
      return SignInPage.first(
        visit.frame(hasForm: true), fill, leadingTo: visit.next, hasProviders: hasProviders)
    } take: { visit, typed in
      try await SignInSteps(visit, setting).first(typed)
    }

    routes.get("sign-in/second-step", for: .anyone) { visit in
      let signingIn = SignInSteps(visit, setting)
      guard let waiting = try await signingIn.waiting() else { return .see(SignInPlace.address.text) }
      return .page(try signingIn.page(.blank, waiting))
    }
    routes.post("sign-in/second-step", for: .anyone, limit: .signIn) { visit in
      try await SignInSteps(visit, setting).second()
    }
    routes.post("sign-in/passkey", for: .anyone, limit: .signIn) { visit in
      try await SignInSteps(visit, setting).passkey()
    }

    routes.post("sign-out", for: .anyone) { visit in
      if let session = visit.session {
        try await visit.ownDatabase.write { try SessionStore.end(session.digest, in: $0) }
      }
      var response = Response.see("/")
      response.headers.add("set-cookie", Cookie.session.removal)
      return response
    }
  }
}

extension Visit {
  /// Where whoever signs in was going.
  var next: Address { SignInPlace.next(in: posted[SignInPlace.next] == nil ? query : posted) }

  /// The database for what concerns nobody but whoever asks. They are found by a secret that they hold, or by the session, and
  /// not by what an address says; nobody has a scope yet while they sign in, so that the wall cannot stand.
  var ownDatabase: Database { database.behind(.open) }
}

extension Response {
  /// Begins a session in the browser.
  static func see(_ address: Address, signedInBy secret: Secret) -> Response {
    var response = Response.see(address.text)
    response.headers.add("set-cookie", Cookie.session.setting(secret.text))
    return response
  }
}
