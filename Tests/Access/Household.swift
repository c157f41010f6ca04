import Basics
import Identity
import Mail
import PeopleTesting
import Site
import Storage
import Synchronization

@testable import People
@testable import Programmes

/// Somebody whom a keeper keeps, with a row in every table that can hold one about them, and what that keeper keeps besides: each
/// marked with whose it is.
struct Household: Sendable {
  let keeper: Keeper
  let mark: Mark
  /// Who wrote all of it down.
  let staff: ID<Person>
  let numbers: Numbers
  /// Of those who have accounts.
  let password: String
  /// Of the links that open the record to its person, an account to its owner, and another to whoever forgot the password.
  let link = Secret()
  let invitation = Secret()
  let recovery = Secret()

  struct Numbers: Sendable {
    let first: Int
    let mark: Mark
    func id<Thing>(_ place: Int, _ aspect: Mark.Aspect? = nil) -> ID<Thing> {
      Mark(owner: mark.owner, aspect: aspect ?? mark.aspect).id(first + place)
    }
  }

  private static let last = Atomic<Int>(0)

  init(_ keeper: Keeper, _ mark: Mark, by staff: ID<Person>, password: String) {
    self.keeper = keeper
    self.password = password
    self.mark = mark
    self.staff = staff
    numbers = Numbers(first: Self.last.add(128, ordering: .relaxed).newValue, mark: mark)
  }

  var person: ID<Person> { numbers.id(1) }
  /// A second record of the same person, and one that was merged already.
  var second: ID<Person> { numbers.id(2) }
  var absorbed: ID<Person> { numbers.id(3) }
  /// Somebody who works there, and somebody who was invited and has not come yet.
  var colleague: ID<Person> { numbers.id(4, .staff) }
  var invited: ID<Person> { numbers.id(5, .staff) }
  var job: ID<Appointment> { numbers.id(6, .staff) }
  var role: ID<Appointment> { numbers.id(7) }
  var note: ID<Note> { numbers.id(8) }
  var tag: ID<Tag> { numbers.id(11) }
  var consent: ID<Consent> { numbers.id(12) }
  var request: ID<ConsentRequest> { numbers.id(13) }
  var correction: ID<Correction> { numbers.id(14) }
  var sent: ID<Referral> { numbers.id(15) }
  var merge: ID<Merge> { numbers.id(16) }
  var trial: ID<ListImport> { numbers.id(17) }
  var done: ID<ListImport> { numbers.id(18) }
  /// Lists that are taken into the programme.
  var programmeTrial: ID<ListImport> { numbers.id(61) }
  var programmeDone: ID<ListImport> { numbers.id(62) }
  var evening: ID<Evening> { numbers.id(64) }
  var breach: ID<Breach> { numbers.id(19) }
  var filter: ID<SavedFilter> { numbers.id(20) }
  var value: ID<ProfileValue> { numbers.id(21) }
  var programme: ID<Programme> { numbers.id(47, .directory) }
  var application: ID<Application> { numbers.id(49) }
  /// A second programme, whose public form is open, and an application in it that waits.
  var other: ID<Programme> { numbers.id(52, .directory) }
  var waiting: ID<Application> { numbers.id(64) }
  var check: ID<EligibilityCheck> { numbers.id(65) }
  var proposal: ID<Proposal> { numbers.id(51) }
  var decision: ID<PairDecision> { numbers.id(53) }
  var webhook: ID<Webhook> { numbers.id(54, .staff) }
  var delivery: ID<WebhookDelivery> { numbers.id(55, .staff) }
  var token: ID<AccessToken> { numbers.id(56, .staff) }
  var organisation: ID<Organisation> { numbers.id(30, .directory) }
  var contact: ID<Contact> { numbers.id(31, .directory) }
  var seat: ID<Seat> { numbers.id(32, .directory) }
  var session: String { "session-" + mark.text + "-\(numbers.first)" }
  var passkey: String { "passkey-" + mark.text + "-\(numbers.first)" }
  var draft: String {
    let digits = String(numbers.first, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }

  /// - Parameters:
  ///   - readers: to whom the consent reaches, for the agreement that the mark names.
  ///   - addressee: to whom the referral was sent.
  func plant(
    in connection: Connection, at now: Moment, readers: Keeper, addressee: Keeper
  ) throws {
    try plantPeople(in: connection, now)
    try plantRecord(in: connection, now)
    try plantAgreements(in: connection, now, readers, addressee)
    try plantStaff(in: connection, now)
    try plantDirectory(in: connection, now)
    try plantProgramme(in: connection, now)
    try plantWires(in: connection, now)
    try plantIntake(in: connection, now, addressee)
  }

  private func plantPeople(in connection: Connection, _ now: Moment) throws {
    let text = mark.text
    for (id, merged) in [(person, nil), (second, nil), (absorbed, person)] as [(ID<Person>, ID<Person>?)] {
      try connection.run(
        """
        INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, telephone, city, language, added,
          merged_into)
        VALUES (\(id), \(keeper.id), \(keeper.council), \(text), \(text), \(text), \("\(text).\(id)@example.org"), \(text), \(text),
          'en', \(now), \(merged))
        """)
      if merged == nil { try PersonStore.search.put(id.rawValue, [text, "\(id)"], in: connection) }
    }
    try connection.run(batch: [
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun)
      VALUES (\(role), \(person), 'newcomer', \(keeper.id), \(keeper.council), \(now))
      """,
      """
      INSERT INTO merges (id, person, keeper, council, absorbed, merged_by, merged_at)
      VALUES (\(merge), \(person), \(keeper.id), \(keeper.council), \(absorbed), \(staff), \(now))
      """,
      """
      INSERT INTO merged_cells (id, merge, keeper, council, cell, row_id, text)
      VALUES (\(numbers.id(22) as ID<Merge>), \(merge), \(keeper.id), \(keeper.council), 'people.city', \(absorbed), \(text))
      """,
    ])
  }

  private func plantRecord(in connection: Connection, _ now: Moment) throws {
    let (text, keeper, council) = (mark.text, keeper.id, keeper.council)
    var rows: [SQL] = [
      """
      INSERT INTO happenings (id, person, keeper, council, at, kind, by_person, about)
      VALUES (\(numbers.id(23) as ID<Happening>), \(person), \(keeper), \(council), \(now), 'added', \(staff), NULL)
      """,
      """
      INSERT INTO profile_values (id, person, keeper, council, field, written, coded, evidence, source, written_by, written_at)
      VALUES (\(value), \(person), \(keeper), \(council), 'occupation', \(text), '21300', \(text), 'coach', \(staff), \(now))
      """,
      "INSERT INTO tags (id, keeper, council, name, key) VALUES (\(tag), \(keeper), \(council), \(text + "\(numbers.first)"), \(text + "\(numbers.first)"))",
      """
      INSERT INTO tagged (id, person, keeper, council, tag, tagged_by, tagged_at)
      VALUES (\(numbers.id(24) as ID<Tag>), \(person), \(keeper), \(council), \(tag), \(staff), \(now))
      """,
      """
      INSERT INTO saved_filters (id, person, keeper, council, name, find, city)
      VALUES (\(filter), \(staff), \(keeper), \(council), \(text + "\(numbers.first)"), \(text), \(text))
      """,
      """
      INSERT INTO corrections (id, person, keeper, council, asked, words)
      VALUES (\(correction), \(person), \(keeper), \(council), \(now), \(text))
      """,
      """
      INSERT INTO legal_holds (id, person, keeper, council, reason, begun, ended)
      VALUES (\(numbers.id(25) as ID<LegalHold>), \(person), \(keeper), \(council), \(text), \(now), \(now))
      """,
      """
      INSERT INTO erasures (id, person, keeper, council, ground, at, removed)
      VALUES (\(numbers.id(26) as ID<Erasure>), \(numbers.id(27) as ID<Person>), \(keeper), \(council), 'asked', \(now), 1)
      """,
      """
      INSERT INTO breaches (id, keeper, council, known, first_day, last_day, account, words, written_by)
      VALUES (\(breach), \(keeper), \(council), \(now), 20000, 20001, \(colleague), \(text), \(staff))
      """,
      """
      INSERT INTO form_drafts (token, form, owner, fields, saved_at, shown_at)
      VALUES (\(draft), 'people/note', \(staff.description), \("text=" + text), \(now), \("/people/\(person)/notes/new"))
      """,
    ]
    // What was answered already, and what stands beside records.
    rows += [
      """
      INSERT INTO corrections (id, person, keeper, council, asked, words, decision, reason, decided)
      VALUES (\(numbers.id(43) as ID<Correction>), \(person), \(keeper), \(council), \(now), \(text), 'made', \(text), \(now))
      """,
      """
      INSERT INTO profile_values (id, person, keeper, council, field, written, coded, source, written_by, written_at)
      VALUES (\(numbers.id(44) as ID<ProfileValue>), \(person), \(keeper), \(council), 'exclusions', \(text), \(text), 'coach', \(staff),
        \(now))
      """,
      """
      INSERT INTO mail_letters (id, recipient, recipient_key, language, subject_en, subject_fr, text_en, text_fr, html_en, html_fr,
        state, added)
      VALUES (\(numbers.id(45) as ID<Letter>), \(text), \(text), 'en', 'A link', 'Un lien', \(text), \(text), \(text), \(text), 'waiting',
        \(now))
      """,
      """
      INSERT INTO mail_suppressions (recipient_key, at, reason) VALUES (\("\(text).\(numbers.first)"), \(now), 'asked')
      """,
      "INSERT INTO uploads (id, content) VALUES (\("upload \(numbers.first)"), \(Array(text.utf8)))",
    ]
    for (place, visibility) in [(8, "keeper"), (9, "mine"), (10, "consented")] {
      rows.append(
        """
        INSERT INTO notes (id, person, keeper, council, text, visibility, author, written_at)
        VALUES (\(numbers.id(place) as ID<Note>), \(person), \(keeper), \(council), \(text), \(visibility), \(staff), \(now))
        """)
    }
    let list = Array("First name,Last name,Occupation,City\n\(text),\(text),Nurse,\(text)\n".utf8)
    for (id, isDone, isProgrammes) in [
      (trial, false, false), (done, true, false), (programmeTrial, false, true), (programmeDone, true, true),
    ] {
      let pages = isProgrammes ? "/programmes/\(programme)/imports" : nil
      rows.append(
        """
        INSERT INTO imports (id, keeper, council, file, side, pages, content, imported_by, tried_at, done_at)
        VALUES (\(id), \(keeper), \(council), \(text + ".csv"), 'newcomers', \(pages), \(isDone ? nil : list), \(staff), \(now),
          \(isDone ? now : nil))
        """)
    }
    rows.append(
      """
      INSERT INTO import_rows (id, import, keeper, council, row_number, outcome, words_en, words_fr)
      VALUES (\(numbers.id(28) as ID<ListImport>), \(done), \(keeper), \(council), 2, 'refused', \(text), \(text))
      """)
    try connection.run(batch: rows)
  }

  private func plantAgreements(
    in connection: Connection, _ now: Moment, _ readers: Keeper, _ addressee: Keeper
  ) throws {
    let (text, keeper, council) = (mark.text, keeper.id, keeper.council)
    let day: Duration = .seconds(86_400)
    var agreed: [(Int, Keeper, Consent.Purpose, given: Moment, expires: Moment, withdrawn: Moment?)] = [
      (12, addressee, .referral, now, now + day * 300, nil)
    ]
    switch mark.aspect {
    // Whom nothing was sent to yet.
    case .own: agreed.append((42, AccessTown.unasked, .referral, now, now + day * 300, nil))
    case .matching: agreed.append((40, readers, .matching, now, now + day * 300, nil))
    case .referral: agreed.append((40, readers, .referral, now, now + day * 300, nil))
    case .withdrawn:
      agreed.append((40, readers, .matching, now + day * -9, now + day * 300, now + day * -1))
      agreed.append((41, readers, .referral, now + day * -9, now + day * 300, now + day * -1))
    case .expired:
      agreed.append((40, readers, .matching, now + day * -9, now + day * -1, nil))
      agreed.append((41, readers, .referral, now + day * -9, now + day * -1, nil))
    default: break
    }
    var rows: [SQL] = agreed.map { place, recipient, purpose, given, expires, withdrawn in
      """
      INSERT INTO consents (id, person, keeper, council, purpose, recipient, whole_council, wording, language, given_at, manner,
        written_by, expires, withdrawn, words)
      VALUES (\(numbers.id(place) as ID<Consent>), \(person), \(keeper), \(council), \(purpose), \(recipient.id),
        \(recipient.kind == .council ? 1 : 0), 1, 'en', \(given), 'paper', \(staff), \(expires), \(withdrawn), \(text))
      """
    }
    rows += [
      """
      INSERT INTO consent_requests (id, person, keeper, council, purpose, recipient, whole_council, wording, language, words,
        expires, asked, asked_by)
      VALUES (\(request), \(person), \(keeper), \(council), 'reporting', \(addressee.id), 0, 1, 'en', \(text), \(now + day * 300),
        \(now), \(staff))
      """,
      """
      INSERT INTO referrals (id, person, keeper, council, kind, sender, recipient, consent, reason, sent, sent_by, due, state)
      VALUES (\(sent), \(person), \(keeper), \(council), 'referral', \(keeper), \(addressee.id), \(consent), \(text), \(now),
        \(staff), \(LocalDate(of: now).adding(days: 9)), 'sent')
      """,
      """
      INSERT INTO referrals (id, person, keeper, council, kind, sender, recipient, consent, reason, sent, sent_by, due, state, answer,
        ended)
      VALUES (\(numbers.id(46) as ID<Referral>), \(person), \(keeper), \(council), 'referral', \(keeper), \(addressee.id), \(consent),
        \(text), \(now), \(staff), \(LocalDate(of: now).adding(days: 9)), 'declined', \(text), \(now))
      """,
      """
      INSERT INTO person_links (digest, person, keeper, council, made, made_by, expires)
      VALUES (\(PersonLink.purpose.digest(of: link)), \(person), \(keeper), \(council), \(now), \(staff), \(now + day * 30))
      """,
    ]
    try connection.run(batch: rows)
  }

  private func plantStaff(in connection: Connection, _ now: Moment) throws {
    let (keeper, council) = (keeper.id, keeper.council)
    let text = Mark(owner: mark.owner, aspect: .staff).text
    for (id, isThere) in [(colleague, true), (invited, false)] {
      let email = "\(text).\(id)@example.org"
      try connection.run(
        """
        INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, city, language, added)
        VALUES (\(id), \(keeper), \(council), \(text), '', \(text), \(email), '', 'en', \(now))
        """)
      try connection.run(
        """
        INSERT INTO accounts (person, email, email_key, password, one_time_code, added)
        VALUES (\(id), \(email), \(email), \(isThere ? password : nil), \(isThere ? OneTimeCode().text : nil), \(now))
        """)
    }
    let role = self.keeper.kind == .council ? "coordinator" : "coach"
    try connection.run(batch: [
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun)
      VALUES (\(job), \(colleague), \(role), \(keeper), \(council), \(now))
      """,
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun)
      VALUES (\(numbers.id(33, .staff) as ID<Appointment>), \(invited), \(role), \(keeper), \(council), \(now))
      """,
      """
      INSERT INTO sessions (digest, person, begun, seen) VALUES (\(session), \(colleague.description), \(now), \(now))
      """,
      """
      INSERT INTO passkeys (id, person, key, sign_count, is_backed_up, name, added)
      VALUES (\(passkey), \(colleague), 'x', 0, 0, \(text), \(now))
      """,
      """
      INSERT INTO account_tickets (digest, kind, person, expires, tries)
      VALUES (\(AccountTicket.invitation.purpose.digest(of: invitation)), 'invitation', \(invited), \(now + .seconds(86_400)), 0)
      """,
      """
      INSERT INTO account_tickets (digest, kind, person, expires, tries)
      VALUES (\(AccountTicket.recovery.purpose.digest(of: recovery)), 'recovery', \(colleague), \(now + .seconds(3_600)), 0)
      """,
    ])
  }

  private func plantDirectory(in connection: Connection, _ now: Moment) throws {
    let text = Mark(owner: mark.owner, aspect: .directory).text
    let council = keeper.council
    try connection.run(batch: [
      """
      INSERT INTO organisations (id, council, kind, name, sort_name, other_name, city, industry, website, about, added)
      VALUES (\(organisation), \(council), 'employer', \(text), \("\(text)\(numbers.first)"), \(text), \(text), \(text),
        'https://example.org', \(text), \(now))
      """,
      """
      INSERT INTO organisation_sites (id, organisation, council, name, street, city)
      VALUES (\(numbers.id(34, .directory) as ID<Organisation>), \(organisation), \(council), \(text), \(text), \(text))
      """,
      """
      INSERT INTO contacts (id, organisation, council, name, title, email, telephone, begun)
      VALUES (\(contact), \(organisation), \(council), \(text), \(text), \(text + "@example.org"), \(text), \(now))
      """,
      """
      INSERT INTO seats (id, contact, council, body, is_chair, alternate, begun)
      VALUES (\(seat), \(contact), \(council), \(text), 0, \(text), \(now))
      """,
    ])
    try OrganisationStore.search.put(organisation.rawValue, [text], in: connection)
  }
}
