import Basics
import Identity
import Storage

@testable import People
@testable import Programmes

/// What stands in place of a route's parameters, and what its form holds, so that nothing but who asks can be in the way.
struct Filling: Sendable {
  let asker: Asker
  /// Whose thing the address names first, and whose the rest of it and the form do.
  let named: Household
  let posted: Household
  /// Something that was sent to whoever asks, in place of what they sent; nil to ask for what the household sent.
  var received: ID<Referral>?
  /// Whether sessions and passkeys are those of whoever asks.
  let isOwn: Bool

  /// - Returns: nil for a parameter that nobody has said yet how to fill.
  func value(of parameter: String, in route: String) -> String? {
    // What stands second in an address belongs to what stands first, or else somebody mixed the two.
    let whose = Self.parameters(of: route).first == parameter ? named : posted
    return switch parameter {
    case "person": route.contains(" staff/") ? whose.colleague.description : whose.person.description
    case "appointment": whose.job.description
    case "other": whose.second.description
    case "role": whose.role.description
    case "note": whose.note.description
    case "tag": whose.tag.description
    case "consent": whose.consent.description
    case "request": whose.request.description
    case "correction": whose.correction.description
    case "referral": (received ?? whose.sent).description
    case "merge": whose.merge.description
    case "import" where route.contains("programmes/"):
      (route.hasSuffix("undoing") ? whose.programmeDone : whose.programmeTrial).description
    case "import": (route.hasSuffix("undoing") ? whose.done : whose.trial).description
    case "breach": whose.breach.description
    case "filter": whose.filter.description
    case "organisation": whose.organisation.description
    case "contact": whose.contact.description
    case "seat": whose.seat.description
    case "session": isOwn ? asker.otherSession : whose.session
    case "passkey": isOwn ? asker.passkey : whose.passkey
    case "secret": whose.link.text
    case "ticket": (route.contains("recovery/") ? whose.recovery : whose.invitation).text
    case "programme": whose.programme.description
    case "application": (route.contains(" applications/") ? whose.waiting : whose.application).description
    case "opening": whose.other.description
    case "side": "newcomers"
    case "step": "who"
    case "rule": "looking"
    case "evening": whose.evening.description
    case "professional": whose.second.description
    case "proposal": whose.proposal.description
    case "decision": whose.decision.description
    case "webhook": whose.webhook.description
    case "delivery": whose.delivery.description
    case "token": whose.token.description
    case "keeper":
      (route.contains(" apply/") ? whose.keeper.council : whose.keeper.id).description
    case "feed": whose.link.text
    case "model": "mentoring"
    case "number": "1"
    case "message": "introduction"
    case "stage": "plan"
    case "topic": "job-posting"
    case "field": "occupation"
    case "kind": route.contains("organisations/") ? "employer" : "json"
    default: nil
    }
  }

  /// Parameters that say whose something is: those that are a capability, or one of a few words, do not.
  static let nobodys: Set<String> = [
    "secret", "ticket", "field", "kind", "feed", "model", "number", "message", "keeper", "stage", "topic",
    "opening", "side", "step", "rule",
  ]

  static func parameters(of route: String) -> [String] {
    route.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
  }

  /// The address, nil while a parameter of it is unknown.
  func address(of route: String) -> String? {
    let pattern = route.drop { $0 != " " }.dropFirst()
    var parts: [String] = []
    for part in pattern.split(separator: "/") {
      guard part.hasPrefix(":") else {
        parts.append(String(part))
        continue
      }
      guard let value = value(of: String(part.dropFirst()), in: route) else { return nil }
      parts.append(value)
    }
    return parts.map { "/" + $0 }.joined()
  }

  /// What is posted; nil for a route of which nobody has said it yet.
  func form(of route: String) -> Sent? {
    guard route.hasPrefix("POST ") else { return Sent() }
    if Self.blank.contains(String(route.dropFirst(5))) { return Sent() }
    return fields(of: String(route.dropFirst(5))).map { Sent(fields: $0, file: file(of: route)) }
  }

  private func file(of route: String) -> (name: String, content: String)? {
    route.hasSuffix("/imports") ? ("list", "First name,Last name,Occupation\nAmina,Belaid,Nurse\n") : nil
  }

  private func fields(of pattern: String) -> [(String, String)]? {
    if let account = accountFields(of: pattern) { return account }
    switch pattern {
    case "people/filters": return [("name", "waiting"), ("find", "ami"), ("tag", posted.tag.description)]
    case "people":
      return [("given_name", name), ("family_name", name), ("role", "newcomer"), ("language", "en")]
    case "people/:person": return [("given_name", "Amina"), ("language", "en")]
    case "people/:person/consents/requests":
      return [("purpose", "matching"), ("recipient", AccessTown.ropewalk.id.description), ("language", "en")]
    case "people/:person/consents/requests/:request/consent": return [("manner", "paper")]
    case "people/:person/referrals":
      return [
        ("recipient", AccessTown.unasked.id.description), ("kind", "referral"), ("reason", "A workshop"),
      ]
    case "referrals/:referral/refusal": return [("answer", "We are full")]
    case "referrals/:referral/return": return [("result", "helped"), ("answer", "Done")]
    case "links/:secret/consents", "links/:secret/refusals": return [("request", posted.request.description)]
    case "links/:secret/withdrawals": return [("consent", posted.consent.description)]
    case "links/:secret/corrections": return [("words", "My name is written otherwise")]
    case "people/:person/merges": return [("other", posted.second.description)]
    case "people/:person/corrections/:correction/answer": return [("decision", "made")]
    case "people/:person/hold": return [("reason", "A court asked")]
    case "people/:person/erasure": return [("sure", "yes")]
    case "breaches":
      return [
        ("account", posted.colleague.description), ("first", "2026-11-01"), ("last", "2026-11-02"),
        ("words", "Lost"),
      ]
    case "people/:person/notes": return [("text", "Called"), ("visibility", "keeper")]
    case "people/:person/tags": return [("tag", "bridging")]
    case "people/:person/roles": return [("role", "professional")]
    case "people/:person/profile/work": return [("occupation", "Nurse"), ("speaker", "person")]
    case let part where part.hasPrefix("people/:person/profile/"): return [("speaker", "person")]
    case "people/:person/facts/:field/verification": return [("value", posted.value.description)]
    case "people/:person/facts/:field/code": return [("value", posted.value.description), ("code", "none")]
    case "organisations", "organisations/:organisation":
      return [
        ("kind", "employer"), ("name", "Works \(asker.person) \(named.numbers.first)"), ("city", "Halifax"),
      ]
    case "organisations/:organisation/sites": return [("name", "Wharf"), ("city", "Halifax")]
    case "organisations/:organisation/contacts": return [("name", "Gurpreet")]
    case "contacts/:contact/seats": return [("body", "Working group")]
    case "people/imports": return [("side", "newcomers")]
    default: return employerFields(of: pattern) ?? programmeFields(of: pattern)
    }
  }

  /// The tools for employers, which anybody may use.
  private func employerFields(of pattern: String) -> [(String, String)]? {
    switch pattern {
    case "employers/tools/job-ad": [("ad", "Cook. Canadian experience required.")]
    case "employers/tools/skills": [("job", "Cook"), ("skills", "Soups")]
    case "employers/tools/interview":
      [("job", "Cook"), ("known", "safety"), ("minutes", "30"), ("listeners", "2")]
    case "employers/tools/credential": [("title", "Licenciatura en Enfermería"), ("province", "NS")]
    case "employers/tools/onboarding": [("first", "2026-12-01")]
    case "employers/tools/buddy":
      [
        ("buddy", "Elaine"), ("newcomer", "Bao"), ("first", "2026-12-01"), ("weeks", "12"), ("minutes", "30"),
      ]
    default: nil
    }
  }

  private func programmeFields(of pattern: String) -> [(String, String)]? {
    let because = ("reason", "Both build bridges")
    return switch pattern {
    case "people/:person/programmes":
      [("programme", AccessTown.openProgramme.description), ("side", "professionals"), ("stage", "ready")]
    case "programmes/:programme/evenings":
      [("day", "2026-12-01"), ("place", "The library"), ("rounds", "3"), ("minutes", "10")]
    case "evenings/:evening/rounds": [("round", "1")]
    case "evenings/:evening/guests/:person/state": [("state", "here")]
    case "evenings/:evening/guests", "evenings/:evening/plan": []
    case "programmes/:programme/imports": [("side", "newcomers"), ("stage", "ready")]
    case "people/:person/programmes/:application/stage": [("stage", "preparing")]
    case "people/:person/programmes/:application/end": [("ending", "withdrew")]
    case "programmes/models/:model/adoption": [("name_en", "Ours"), ("name_fr", "Le nôtre")]
    case "programmes/:programme/desk/people/:person/notes": [("text", "Called"), ("visibility", "keeper")]
    case "programmes/:programme/desk/people/:person/with/:professional/proposals":
      [because, ("until", "2026-11-25")]
    case "programmes/:programme/desk/people/:person/with/:professional/lock",
      "programmes/:programme/desk/people/:person/with/:professional/exclusion":
      [because]
    case "programmes/:programme/desk/round/proposals":
      [because, ("pair", "\(posted.person).\(posted.second)")]
    case "programmes/own":
      [("name_en", "Ours"), ("name_fr", "Le nôtre"), ("document", ProgrammeModel.builtIn.first?.yaml ?? "")]
    case "programmes/:programme/text": [("document", ProgrammeModel.builtIn.first?.yaml ?? "")]
    case "programmes/:programme/agreement": [("text_en", "We meet."), ("text_fr", "Nous nous voyons.")]
    case "programmes/:programme/messages/:message":
      [
        ("subject_en", "An introduction"), ("body_en", "Good day."), ("subject_fr", "Une mise en relation"),
        ("body_fr", "Bonjour."),
      ]
    case "applications/:application/rules/:rule": [("kind", "confirmed"), because]
    case "applications/:application/refusal": [because]
    case "applications/:application/question": [("question", "Do you have a résumé?")]
    case "applications/referrals/:referral/refusal": [("answer", "We are full")]
    case "people/:person/programmes/referrals":
      [("programme", AccessTown.unaskedProgramme.description), ("side", "newcomers"), because]
    case "apply/:keeper/:opening/:side": []
    case "my-application/:secret/:step": [("given_name", "Amina"), ("email", "amina@example.org")]
    case "my-application/:secret/letter": [("email", "amina.\(asker.person)@example.org")]
    case "programmes/calendar": [("jurisdiction", "NS"), ("zone", "America/Halifax")]
    case "proposals/:proposal/withdrawal": [("reason", "She found work")]
    case let part where part.hasPrefix("programmes/:programme/"): []
    case "staff/webhooks": [("address", "https://hooks.example.org/")]
    case "account/tokens": [("name", "Report"), ("password", AccessTown.typedPassword)]
    case "staff/provider", "staff/provider/change":
      [("issuer", "https://login.example.org"), ("client", "allies")]
    case "staff/provider/removal", "account/providers/:keeper", "account/providers/:keeper/removal":
      [("password", AccessTown.typedPassword)]
    case let part where part.hasPrefix("staff/webhooks/") || part.hasPrefix("account/"): []
    case "sign-in/with/:keeper": []
    default: nil
    }
  }

  private func accountFields(of pattern: String) -> [(String, String)]? {
    let password = ("password", AccessTown.typedPassword)
    let chosen = ("new-password", "trois chats gris dorment dedans")
    return switch pattern {
    case "sign-in": [("email", asker.email), password]
    case "sign-in/second-step": [("code", "123456")]
    case "sign-in/passkey", "sign-in/passkey-alone": [("passkey", "{}")]
    case "recovery": [("email", asker.email)]
    case "invitation/:ticket", "recovery/:ticket": [chosen]
    case "account/second-factor":
      [("secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), ("code", "000000"), password]
    case "account/passkeys": [("name", "Laptop"), ("passkey", "{}"), password]
    case "account/recovery-codes", "account/passkeys/:passkey/removal": [password]
    case "account/name": [("given", "Walker"), ("language", "en")]
    case "account/password": [password, chosen]
    case "account/role": [("appointment", (isOwn ? asker.appointment : posted.job).description)]
    case "staff/invitations":
      [
        ("email", "new.\(asker.person).\(posted.numbers.first).\(named.numbers.first)@example.org"),
        ("given", "Nadia"), ("language", "en"),
        ("place", place), ("role", asker.role == .councilAdministrator ? "auditor" : "coach"),
      ]
    case "staff/:person/roles": [("place", place), ("role", "administrator")]
    case "staff/agencies": [("name-en", "New House"), ("name-fr", "Maison neuve"), ("city", "Halifax")]
    default: nil
    }
  }

  /// Where they look after who works there: whose number it is, is nobody’s secret.
  private var place: String { asker.place.description }
  /// One that is like nobody’s.
  private var name: String {
    String(UInt64(bitPattern: asker.person.rawValue &* 0x1E37_79B9_7F4A_7C15), radix: 36)
  }

  /// Routes that are one button.
  static let blank: Set<String> = [
    "people/filters/:filter/removal", "people/:person/consents/:consent/withdrawal",
    "people/:person/consents/requests/:request/end", "referrals/:referral/withdrawal",
    "referrals/:referral/acceptance",
    "people/:person/links", "links/:secret/renewal", "people/:person/merges/:merge/undoing",
    "rights/retention",
    "people/:person/hold/end", "people/:person/notes/:note/removal", "people/:person/tags/:tag/removal",
    "people/:person/roles/:role/end", "people/:person/duplicates", "contacts/:contact/departure",
    "seats/:seat/closure",
    "applications/:application/acceptance", "applications/referrals/:referral/admission",
    "applications/:application/checks",
    "people/imports/:import/admission", "people/imports/:import/undoing", "sign-out",
    "account/sessions/:session/ending", "account/other-sessions/ending",
    "staff/:person/roles/:appointment/ending",
    "staff/:person/closing", "staff/:person/opening", "staff/:person/invitations",
  ]
}
