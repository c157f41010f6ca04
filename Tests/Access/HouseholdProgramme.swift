import Basics
import Identity
import Storage

@testable import People
@testable import Programmes

/// What a household keeps beside records: a programme, and wires to other systems.
extension Household {
  /// What is told to other systems, and what opens without a page.
  func plantWires(in connection: Connection, _ now: Moment) throws {
    let (text, keeper, council) = (mark.text, keeper.id, keeper.council)
    let ofStaff = Mark(owner: mark.owner, aspect: .staff).text
    try connection.run(batch: [
      """
      INSERT INTO webhooks (id, keeper, council, address, secret, added)
      VALUES (\(webhook), \(keeper), \(council), \("https://\(ofStaff).example.org/"), \(ofStaff), \(now))
      """,
      """
      INSERT INTO webhook_deliveries (id, webhook, keeper, council, event, happening, added, state, attempts)
      VALUES (\(delivery), \(webhook), \(keeper), \(council), 'person.added', \(numbers.id(23) as ID<Happening>), \(now), 'failed', 1)
      """,
      """
      INSERT INTO sign_in_providers (keeper, council, issuer, client, added)
      VALUES (\(keeper), \(council), 'https://login.example.org', 'allies', \(now)) ON CONFLICT (keeper) DO NOTHING
      """,
      """
      INSERT INTO linked_sign_ins (provider, subject, person, added)
      VALUES (\(keeper), \("\(ofStaff)\(numbers.first)"), \(colleague), \(now))
      """,
      """
      INSERT INTO calendar_feeds (person, digest, appointment, made)
      VALUES (\(colleague), \(CalendarFeed.digest(of: link)), \(job), \(now))
      """,
      """
      INSERT INTO access_tokens (id, person, appointment, name, scopes, digest, made, expires)
      VALUES (\(token), \(colleague), \(job), \(ofStaff), \(ofStaff), \("\(ofStaff)\(numbers.first)"), \(now), \(now))
      """,
      """
      INSERT INTO kept_answers (program, key, asked, begun, status, kind, location, body)
      VALUES (\("\(token)"), 'k', 'x', \(now), 201, 'application/json', \("/people/\(person)"), \(text))
      """,
    ])
  }

  /// A programme that the whole council may look at, with somebody who waits in it and somebody who could help.
  func plantProgramme(in connection: Connection, _ now: Moment) throws {
    let (text, council) = (mark.text, keeper.council)
    let name = Mark(owner: mark.owner, aspect: .directory).text
    let document = ProgrammeModel.builtIn.first { $0.name == "mentoring" }?.yaml ?? ""
    var rows: [SQL] = []
    for (id, version) in [(programme, 48), (other, 57)] {
      rows.append(
        """
        INSERT INTO programmes (id, keeper, council, name_en, name_fr, model, model_version, opened)
        VALUES (\(id), \(keeper.id), \(council), \(name), \(name), 'mentoring', 1, \(now))
        """)
      rows.append(
        """
        INSERT INTO programme_versions (id, programme, keeper, council, number, document, begun)
        VALUES (\(numbers.id(version, .directory) as ID<Programme.Version>), \(id), \(keeper.id), \(council), 1, \(document), \(now))
        """)
    }
    let sides: [(Int, ID<Person>, String)] = [(49, person, "newcomers"), (50, second, "professionals")]
    for (place, person, side) in sides {
      rows.append(
        """
        INSERT INTO applications (id, person, keeper, council, programme, side, stage, applied, reached)
        VALUES (\(numbers.id(place) as ID<Application>), \(person), \(keeper.id), \(council), \(programme), \(side), 'ready', \(now), \(now))
        """)
    }
    rows += [
      """
      INSERT INTO work_calendars (council, jurisdiction, zone, changed) VALUES (\(council), 'NS', 'America/Halifax', \(now))
      ON CONFLICT (council) DO NOTHING
      """,
      """
      INSERT INTO profile_values (id, person, keeper, council, field, written, coded, source, written_at)
      VALUES (\(numbers.id(58) as ID<ProfileValue>), \(second), \(keeper.id), \(council), 'occupation', \(text), '21300', 'coach', \(now))
      """,
      """
      INSERT INTO proposals (id, person, keeper, council, programme, decided_for, proposed, reason, score, expires)
      VALUES (\(proposal), \(person), \(keeper.id), \(council), \(other), \(keeper.id), \(now), \(text), 50, \(now + .seconds(864_000)))
      """,
      """
      INSERT INTO proposals (id, person, keeper, council, programme, decided_for, proposed, reason, score, expires, ended, ending,
        end_reason)
      VALUES (\(numbers.id(59) as ID<Proposal>), \(person), \(keeper.id), \(council), \(programme), \(keeper.id), \(now), \(text), 50,
        \(now + .seconds(864_000)), \(now), 'taken-back', \(text))
      """,
      """
      INSERT INTO holds (id, person, keeper, council, place, programme, proposal, held_for, begun, until)
      VALUES (\(numbers.id(60) as ID<Hold>), \(second), \(keeper.id), \(council), 9, \(other), \(proposal), \(keeper.id), \(now),
        \(now + .seconds(432_000)))
      """,
      """
      INSERT INTO pair_decisions (id, person, keeper, council, programme, professional, kind, reason, decided_for, decided)
      VALUES (\(decision), \(person), \(keeper.id), \(council), \(programme), \(absorbed), 'exclusion', \(text), \(keeper.id), \(now))
      """,
    ]
    rows.append(
      """
      INSERT INTO evenings (id, keeper, council, programme, day, place, rounds, minutes, begun, made)
      VALUES (\(evening), \(keeper.id), \(council), \(programme), \(LocalDate(of: now)), \(text), 3, 10, 0, \(now))
      """)
    // Somebody of each side is here already: a round can begin.
    for (place, person, side) in [(65, person, "newcomers"), (66, second, "professionals")] {
      rows.append(
        """
        INSERT INTO evening_guests (id, evening, person, keeper, council, host, side, state, seat)
        VALUES (\(numbers.id(place) as ID<Evening.Guest>), \(evening), \(person), \(keeper.id), \(council), \(keeper.id), \(side), 'here',
          \(side == "professionals" ? 1 : nil))
        """)
    }
    rows.append(
      """
      INSERT INTO evening_meetings (id, evening, round, person, keeper, council, host, professional)
      VALUES (\(numbers.id(67) as ID<EveningRota>), \(evening), 1, \(person), \(keeper.id), \(council), \(keeper.id), \(second))
      """)
    for list in [programmeTrial, programmeDone] {
      rows.append(
        """
        INSERT INTO programme_imports (import, keeper, council, programme, stage)
        VALUES (\(list), \(keeper.id), \(council), \(programme), 'ready')
        """)
    }
    try connection.run(batch: rows)
  }

  /// What came in by a form, what was found and decided about it, and a form that was begun.
  func plantIntake(in connection: Connection, _ now: Moment, _ addressee: Keeper) throws {
    let (text, keeper, council) = (mark.text, keeper.id, keeper.council)
    let (digest, day) = (IntakeDraft.purpose.digest(of: link), LocalDate(of: now))
    var rows: [SQL] = [
      """
      INSERT INTO applications (id, person, keeper, council, programme, side, stage, applied, reached, came, version)
      VALUES (\(waiting), \(person), \(keeper), \(council), \(other), 'newcomers', 'applied', \(now), \(now), 'form', 1)
      """,
      """
      INSERT INTO eligibility_checks (id, person, keeper, council, application, version, day, made, verdict)
      VALUES (\(check), \(person), \(keeper), \(council), \(waiting), 1, \(day), \(now), 'open')
      """,
      """
      INSERT INTO eligibility_findings (id, person, keeper, council, looked, place, rule, title_en, title_fr, outcome, reason_en,
        reason_fr, evidence)
      VALUES (\(numbers.id(66) as ID<EligibilityCheck.Finding>), \(person), \(keeper), \(council), \(check), 0, 'looking', 'Looking',
        'Cherche', 'unknown', \(text), \(text), \(text))
      """,
      """
      INSERT INTO application_decisions (id, person, keeper, council, application, kind, reason, looked, version, decided)
      VALUES (\(numbers.id(67) as ID<ApplicationDecision>), \(person), \(keeper), \(council), \(waiting), 'asked', \(text), \(check), 1,
        \(now))
      """,
      """
      INSERT INTO intake_places (id, programme, side, receiver, council, opened)
      VALUES (\(numbers.id(68) as ID<IntakeOpening>), \(other), 'newcomers', \(keeper), \(council), \(now))
      """,
      """
      INSERT INTO programme_referrals (id, person, keeper, council, referral, programme, side, recipient)
      VALUES (\(numbers.id(72) as ID<ProgrammeReferral>), \(person), \(keeper), \(council), \(sent), \(other), 'professionals',
        \(addressee.id))
      """,
      """
      INSERT INTO intake_drafts (id, digest, programme, council, side, version, language, answers, begun, saved, expires)
      VALUES (\(numbers.id(69) as ID<IntakeDraft>), \(digest), \(other), \(council), 'newcomers', 1, 'en', \("given_name=" + text), \(now),
        \(now), \(now + .seconds(30 * 86_400)))
      """,
    ]
    for (place, kind) in ["confirmed", "waived"].enumerated() {
      rows.append(
        """
        INSERT INTO rule_decisions (id, person, keeper, council, application, rule, kind, reason, day, decided)
        VALUES (\(numbers.id(70 + place) as ID<EligibilityDecision>), \(person), \(keeper), \(council), \(waiting), 'prepared', \(kind),
          \(text), \(day), \(now))
        """)
    }
    try connection.run(batch: rows)
  }
}
