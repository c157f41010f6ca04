import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Identity
@testable import People

@Suite("Who works here")
struct StaffTests {
  /// Imani administers the council of Halifax, Karim his agency; both besides what they are.
  private func open(_ engine: EngineName, _ body: (FrontDoor, Browser, Browser) async throws -> Void)
    async throws
  {
    try await FrontDoor.open(engine) { door in
      try await door.makeAdministrator(door.town.imani, at: door.town.halifax)
      try await door.makeAdministrator(door.town.karim, at: door.town.harbour)
      try await body(door, door.signedIn(door.town.imani), door.signedIn(door.town.karim))
    }
  }

  private func invitation(_ email: String, _ place: Keeper, _ role: String) -> [(String, String)] {
    [
      ("email", email), ("given", "Nadia"), ("family", "Haddad"), ("language", "en"),
      ("place", place.id.description), ("role", role),
    ]
  }

  @Test(
    "an administrator sees those of their agency, or of their council and its agencies",
    arguments: EngineName.allCases)
  func list(engine: EngineName) async throws {
    try await open(engine) { door, imani, karim in
      let (council, agency) = (try await imani.get("/staff").text, try await karim.get("/staff").text)
      for name in ["Imani", "Karim", "Lena"] { #expect(council.contains("<bdi>\(name)</bdi>"), "\(name)") }
      #expect(agency.contains("<bdi>Karim</bdi>"))
      for name in ["Imani", "Lena", "Joëlle"] { #expect(!agency.contains("<bdi>\(name)</bdi>"), "\(name)") }
      #expect(!council.contains("Joëlle"))
      #expect(council.contains("Add an agency") && !agency.contains("Add an agency"))
      let (lena, joelle) = (door.town.lena.person.description, door.town.joelle.person.description)
      #expect(try await imani.get("/staff/\(lena)").status == 200)
      for stranger in [lena, joelle] { #expect(try await karim.get("/staff/\(stranger)").status == 404) }
      #expect(try await imani.get("/staff/\(joelle)").status == 404)
    }
  }

  @Test("coaches and coordinators open no page of it, and send nothing to it", arguments: EngineName.allCases)
  func onlyAdministrators(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let lena = try await door.signedIn(door.town.lena)
      let someone = door.town.karim.person.description
      _ = try await lena.get("/account")
      for address in ["/staff", "/staff/\(someone)", "/staff/invitations/new", "/staff/agencies/new"] {
        #expect(try await lena.get(address).status == 403, "\(address)")
      }
      for address in [
        "/staff/invitations", "/staff/\(someone)/closing", "/staff/\(someone)/roles", "/staff/agencies",
      ] {
        #expect(
          try await lena.post(address, invitation("n@example.org", door.town.citadel, "coach")).status == 403)
      }
      #expect(try await lena.get("/").text.contains("/staff") == false)
    }
  }

  @Test("a role that is ended ends at once, with every session", arguments: EngineName.allCases)
  func endRole(engine: EngineName) async throws {
    try await open(engine) { door, imani, _ in
      let lena = try await door.signedIn(door.town.lena)
      #expect(try await lena.get("/account").status == 200)
      let (person, role) = (
        door.town.lena.person.description, door.town.lena.person.as(Appointment.self).description
      )
      let page = try await imani.get("/staff/\(person)")
      #expect(page.text.contains("/staff/\(person)/roles/\(role)/ending"))
      #expect(try await imani.post("/staff/\(person)/roles/\(role)/ending").status == 303)
      #expect(try await lena.get("/account").status == 401)
      #expect(try await door.knock(lena, "lena@example.org").status == 422)
      #expect(try await imani.get("/staff/\(person)").text.contains("ended"))
      #expect(try await door.log("role").last == "ended")
    }
  }

  @Test(
    "a closed account opens nothing from that moment on, until it is opened again",
    arguments: EngineName.allCases)
  func closing(engine: EngineName) async throws {
    try await open(engine) { door, imani, _ in
      let lena = try await door.signedIn(door.town.lena)
      let person = door.town.lena.person.description
      _ = try await imani.get("/staff/\(person)")
      #expect(try await imani.post("/staff/\(person)/closing").status == 303)
      #expect(try await lena.get("/account").status == 401)
      #expect(try await door.knock(lena, "lena@example.org").status == 422)
      #expect(try await imani.get("/staff/\(person)").text.contains("This account is closed"))
      #expect(try await imani.post("/staff/\(person)/opening").status == 303)
      #expect(try await door.knock(lena, "lena@example.org").status == 303)
    }
  }

  @Test(
    "nobody gives themselves a role, ends their own, or lets their own account begin anew (CVE-2022-41948)",
    arguments: EngineName.allCases)
  func ownRoles(engine: EngineName) async throws {
    try await open(engine) { door, imani, karim in
      for (browser, access, email) in [
        (imani, door.town.imani, "imani@example.org"), (karim, door.town.karim, "karim@example.org"),
      ] {
        let person = access.person.description
        _ = try await browser.get("/staff/\(person)")
        let before = try await roles(door)
        let own = access.person.as(Appointment.self).description
        for address in ["roles/\(own)/ending", "closing", "invitations"] {
          #expect(try await browser.post("/staff/\(person)/\(address)").status == 409, "\(address)")
        }
        for place in [door.town.halifax, door.town.harbour, door.town.citadel, door.town.montreal] {
          for role in Role.allCases.map(\.rawValue) + ["root"] {
            let given = try await browser.post(
              "/staff/\(person)/roles", [("place", place.id.description), ("role", role)])
            #expect([409, 422].contains(given.status), "\(place.name.en) \(role)")
          }
        }
        for (place, role) in [
          (door.town.halifax, "administrator"), (door.town.harbour, "coach"),
        ] {
          let invited = try await browser.post("/staff/invitations", invitation(email, place, role))
          #expect([409, 422].contains(invited.status), "\(place.name.en) \(role)")
        }
        #expect(try await roles(door) == before)
      }
    }
  }

  @Test("whoever has an agency gives roles there and nowhere else", arguments: EngineName.allCases)
  func ownAgency(engine: EngineName) async throws {
    try await open(engine) { door, _, karim in
      _ = try await karim.get("/staff/invitations/new")
      for (place, role) in [
        (door.town.halifax, "administrator"), (door.town.citadel, "coach"), (door.town.plateau, "coach"),
        (door.town.harbour, "coordinator"), (door.town.harbour, "national"), (door.town.harbour, "newcomer"),
      ] {
        let answer = try await karim.post("/staff/invitations", invitation("nadia@example.org", place, role))
        #expect([409, 422].contains(answer.status), "\(place.name.en) \(role)")
      }
      #expect(try await door.lastLetter() == nil)
      let answer = try await karim.post(
        "/staff/invitations", invitation("nadia@example.org", door.town.harbour, "coach"))
      #expect(answer.status == 200)
      #expect(try await door.lastLetter()?.to == "nadia@example.org")
      #expect(try await karim.get("/agencies/new").status == 404)
      #expect(try await karim.get("/staff/agencies/new").status == 409)
    }
  }

  @Test(
    "an agency does not get at a council by the account of somebody who works for both",
    arguments: EngineName.allCases)
  func bothPlaces(engine: EngineName) async throws {
    try await open(engine) { door, imani, karim in
      // Lena is a coach at Citadel, and now at Harbour House too.
      try await door.enrol(door.town.lena)
      _ = try await imani.get("/staff/\(door.town.lena.person.description)/roles/new")
      let given = try await imani.post(
        "/staff/\(door.town.lena.person.description)/roles",
        [("place", door.town.harbour.id.description), ("role", "coach")])
      #expect(given.status == 200 && given.text.contains("has this role from now on"))
      let lena = door.town.lena.person.description
      let page = try await karim.get("/staff/\(lena)")
      #expect(page.status == 200 && !page.text.contains("Clear and invite anew"))
      for address in ["closing", "invitations"] {
        #expect(try await karim.post("/staff/\(lena)/\(address)").status == 409, "\(address)")
      }
      let citadel = door.town.lena.person.as(Appointment.self).description
      #expect(try await karim.post("/staff/\(lena)/roles/\(citadel)/ending").status == 404)
      _ = try await imani.get("/staff/\(lena)")
      #expect(try await imani.post("/staff/\(lena)/invitations").status == 200)
    }
  }

  @Test("a new invitation clears what the account was opened with", arguments: EngineName.allCases)
  func anew(engine: EngineName) async throws {
    try await open(engine) { door, imani, _ in
      let (app, lena) = (try await door.enrol(door.town.lena), door.browser())
      try await door.signIn(lena, door.town.lena, app)
      let person = door.town.lena.person.description
      _ = try await imani.get("/staff/\(person)")
      #expect(try await imani.post("/staff/\(person)/invitations").status == 200)
      #expect(try await lena.get("/account").status == 401)
      #expect(try await door.knock(lena, "lena@example.org").status == 422)
      #expect(try await imani.get("/staff").text.contains("invited, 7\u{A0}days left"))
      _ = try await door.accept(try #require(try await door.lastLetter()).path, lena)
      #expect(try await lena.get("/account").status == 200)
    }
  }

  @Test(
    "an address of another council’s staff is refused, telling nothing but that",
    arguments: EngineName.allCases)
  func elsewhere(engine: EngineName) async throws {
    try await open(engine) { door, imani, _ in
      _ = try await imani.get("/staff/invitations/new")
      let before = try await roles(door)
      let answer = try await imani.post(
        "/staff/invitations", invitation("joelle@example.org", door.town.halifax, "coordinator"))
      #expect(answer.status == 409 && answer.text.contains("another council signs in by this address"))
      #expect(!answer.text.contains("Montréal") && !answer.text.contains("Joëlle"))
      #expect(try await roles(door) == before)
    }
  }

  @Test(
    "an administrator of a council adds agencies, and invites people to them", arguments: EngineName.allCases)
  func agencies(engine: EngineName) async throws {
    try await open(engine) { door, imani, karim in
      _ = try await imani.get("/staff/agencies/new")
      let fields = [("name-en", "North End House"), ("name-fr", "Maison du Nord"), ("city", "Halifax")]
      #expect(try await imani.post("/staff/agencies", fields).headers["location"] == "/staff/invitations/new")
      #expect(try await imani.get("/staff/invitations/new").text.contains("North End House"))
      _ = try await karim.get("/staff")
      #expect(try await karim.post("/staff/agencies", fields).status == 409)
      #expect(try await door.town.database.count("keepers WHERE council = \(door.town.halifax.id)") == 4)
    }
  }

  private func roles(_ door: FrontDoor) async throws -> [String] {
    try await door.town.database.read { connection in
      try connection.rows("SELECT person, role, keeper, ended FROM appointments ORDER BY id").map {
        "\(try $0.value(at: 0, as: Int64.self)) \(try $0.value(at: 1, as: String.self)) \(try $0.value(at: 2, as: Int64.self)) \(try $0.value(at: 3, as: Int64?.self) ?? 0)"
      }
    }
  }
}
