import Basics
import Site

/// The page of a person: who they are and how to reach them, then what is known and who says so, then what happened.
struct PersonPage {
  let frame: Frame
  let record: PersonRecord
  let clock: DayClock
  let now: Moment
  /// Who looks at it.
  let reader: ID<Person>

  private var voice: Voice { frame.voice }
  private var id: ID<Person> { record.person.id }
  private var today: LocalDate { clock.day(now) }

  var html: HTML {
    var frame = frame.titled(Bilingual(same: record.person.name))
    frame.breadcrumbs = [PersonPage.directory]
    return Layout.page(
      frame,
      body: """
        <h1><bdi>\(record.person.name)</bdi></h1>
        \(record.merges, { merge($0) })\(summary)\(reach)\(actions)
        \(Contents(parts).html(voice, beside: facts + notes + tags + roles + sharing + timeline))
        """)
  }

  static let directory = NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people")

  private let parts: [(id: String, title: Bilingual)] = [
    ("known", Bilingual(en: "What is known", fr: "Ce qu’on sait")),
    ("notes", Bilingual(en: "Notes", fr: "Notes")),
    ("tags", Bilingual(en: "Tags", fr: "Étiquettes")), ("roles", Bilingual(en: "Roles", fr: "Rôles")),
    ("sharing", Bilingual(en: "Consents and referrals", fr: "Consentements et orientations")),
    ("timeline", Bilingual(en: "What happened", fr: "Ce qui s’est passé")),
  ]

  private func heading(_ place: Int) -> HTML {
    "<h2 id=\"\(parts[place].id)\">\(voice(parts[place].title))</h2>\n"
  }

  // MARK: What matters first

  private var summary: HTML {
    var badges = record.roles.map { Badge($0.title, $0 == .newcomer ? .warm : .cool, icon: .person) }
    if let day = record.waitsSince(clock) {
      let days = max(0, day.days(until: today))
      badges.append(
        Badge(
          .inBoth { $0(en: "waits \($0.days(days))", fr: "attend depuis \($0.days(days))") }, .warm,
          icon: .clock))
    }
    if let pause = record.pause(on: today) {
      badges.append(
        Badge(
          .inBoth {
            $0(
              en: "pauses: \(ProfileWords.days(of: pause, $0))",
              fr: "en pause : \(ProfileWords.days(of: pause, $0))")
          },
          .alarm, icon: .clock))
    }
    let line = [record[.occupation]?.answer.written, record.person.city.isEmpty ? nil : record.person.city]
      .compactMap { $0 }
    return """
      \(if: !line.isEmpty, "<p class=\"lead\"><bdi>\(line.joined(separator: " · "))</bdi></p>\n")\
      \(if: !badges.isEmpty, "<p class=\"badges\">\(badges, { $0.html(voice) })</p>\n")
      """
  }

  /// A merge that can still be undone, and until when.
  private func merge(_ merge: Merge) -> HTML {
    guard merge.canBeUndone(at: now) else { return .empty }
    let (day, last) = (clock.day(merge.at), clock.day(merge.lastMoment))
    let words = voice(
      en:
        "A second record was merged into this one on \(voice.date(day)). It can be undone until \(voice.date(last)).",
      fr:
        "Un second dossier a été réuni à celui-ci le \(voice.date(day)). Cela peut être annulé jusqu’au \(voice.date(last))."
    )
    let undo = PostButton(
      Bilingual(en: "Undo the merge", fr: "Annuler la réunion"),
      to: "/people/\(id.description)/merges/\(merge.id.description)/undoing", about: voice.date(day))
    return "<p>\(words) \(undo.html(frame))</p>\n"
  }

  private var reach: HTML {
    let person = record.person
    let email = person.email.flatMap { address in
      Address(elsewhere: "mailto:" + address).map { (address, $0) }
    }
    let number = (person.telephone ?? "").filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    let telephone =
      number.isEmpty ? nil : Address(elsewhere: "tel:" + number).map { (person.telephone ?? number, $0) }
    return Facts([
      .html(Bilingual(en: "E-mail", fr: "Courriel")) { Self.link(email, $0) },
      .html(Bilingual(en: "Telephone", fr: "Téléphone")) { Self.link(telephone, $0) },
      .text(Bilingual(en: "Writes and reads", fr: "Langue des courriels"), person.language.ownName),
    ]).html(voice)
  }

  private static func link(_ shown: (String, Address)?, _ voice: Voice) -> HTML {
    shown.map { "<a\(href: $0.1)><bdi>\($0.0)</bdi></a>" }
      ?? "<span class=\"unknown\">\(voice(en: "not known", fr: "inconnu"))</span>"
  }

  private var actions: HTML {
    Actions(
      .link(
        Bilingual(en: "Change the record", fr: "Modifier le dossier"), "/people/\(id.description)/edit",
        .second, icon: .pencil),
      .link(
        Bilingual(en: "Look for a second record", fr: "Chercher un second dossier"),
        "/people/\(id.description)/duplicates", .plain),
      .link(
        Bilingual(en: "Programmes they are in", fr: "Participation aux programmes"),
        "/people/\(id.description)/programmes", .plain)
    ).html(voice)
  }

  // MARK: What is known

  private var facts: HTML {
    """
    \(heading(0))\(ProfilePart.allCases, { part($0) })\(missing)
    """
  }

  private func part(_ part: ProfilePart) -> HTML {
    let known = part.fields.compactMap { record[$0] }
    let change = Action.link(
      known.isEmpty ? Bilingual(en: "Fill in", fr: "Remplir") : Bilingual(en: "Change", fr: "Modifier"),
      "/people/\(id.description)/profile/\(part.rawValue)", .plain, icon: .pencil)
    let facts = Facts(
      known.map { value in
        .html(value.field.heading) { [record, clock] voice in
          Self.fact(value, of: record, clock, voice)
        }
      })
    return """
      <h3>\(voice(part.title))</h3>
      \(if: !known.isEmpty, facts.html(voice))<p>\(change.html(voice))</p>

      """
  }

  private static func fact(
    _ value: ProfileValue, of record: PersonRecord, _ clock: DayClock, _ voice: Voice
  ) -> HTML {
    let page: Address = "/people/\(value.person.description)/facts/\(value.field.rawValue)"
    let source = ProfileWords.provenance(value, names: record.names, clock, voice)
    return """
      <a\(href: page)><bdi>\(ProfileWords.answer(value, voice))</bdi></a>\
      \(ProfileWords.coding(value, voice).map { "<br><small>\($0)</small>" })<br><small>\(source)</small>
      """
  }

  private var missing: HTML {
    let unknown = record.unknown
    guard !unknown.isEmpty else { return .empty }
    let names = voice.list(unknown.map { voice($0.title) })
    return
      "<p>\(voice(en: "Nobody has said yet: \(names).", fr: "Personne n’a encore dit : \(names)."))</p>\n"
  }

  // MARK: Notes, tags and roles

  private var notes: HTML {
    """
    \(heading(1))\(if: !record.notes.isEmpty, "<div class=\"cards\">\(record.notes, { note($0) })</div>\n")
    \(RecordForm.note.html(
      frame, to: "/people/\(id.description)/notes", filled: RecordForm.noteFill,
      send: Bilingual(en: "Write this note", fr: "Ajouter cette note"), keepsDrafts: false))
    """
  }

  private func note(_ note: Note) -> HTML {
    let author = note.author.flatMap { record.names[$0] } ?? voice(en: "staff", fr: "l’équipe")
    let isOwn = note.author == reader
    let removal = PostButton(
      Bilingual(en: "Remove", fr: "Retirer"),
      to: "/people/\(id.description)/notes/\(note.id.description)/removal",
      about: voice.date(clock.day(note.at))
    ).html(frame)
    return """
      <article class="card"><p><bdi>\(note.text)</bdi></p>
      <p><small>\(author) · \(voice.date(clock.day(note.at))) · \(voice(note.visibility.title))</small></p>\
      \(if: isOwn, removal)</article>

      """
  }

  private var tags: HTML {
    let list: HTML = """
      <ul>\(record.tags, { tag in
        """
        <li><a\(href: Address("/people").with("tag", tag.id.description))><bdi>\(tag.name)</bdi></a> \
        \(PostButton(
          Bilingual(en: "Remove", fr: "Retirer"),
          to: "/people/\(id.description)/tags/\(tag.id.description)/removal", about: tag.name
        ).html(frame))</li>
        """
      })</ul>

      """
    return """
      \(heading(2))\(if: !record.tags.isEmpty, list)\
      <details><summary>\(voice(en: "Add a tag", fr: "Ajouter une étiquette"))</summary>
      \(RecordForm.tag.html(
        frame, to: "/people/\(id.description)/tags",
        send: Bilingual(en: "Add this tag", fr: "Ajouter cette étiquette"), keepsDrafts: false))</details>
      """
  }

  private var roles: HTML {
    """
    \(heading(3))<ul>\(record.tenures, { tenure($0) })</ul>
    <p>\(Action.link(
      Bilingual(en: "Begin another role", fr: "Ajouter un rôle"), "/people/\(id.description)/roles/new", .plain,
      icon: .plus).html(voice))</p>

    """
  }

  private func tenure(_ tenure: Tenure) -> HTML {
    let first = clock.day(tenure.begun)
    let span =
      tenure.ended.map { voice.dates(first, to: clock.day($0)) }
      ?? voice(en: "since \(voice.date(first))", fr: "depuis le \(voice.date(first))")
    let end = PostButton(
      Bilingual(en: "End", fr: "Terminer"),
      to: "/people/\(id.description)/roles/\(tenure.id.description)/end", about: voice(tenure.role.title)
    ).html(frame)
    return """
      <li>\(voice(tenure.role.title)), <small>\(span)</small> \
      \(if: tenure.isNow && Role.ofPeople.contains(tenure.role), end)</li>

      """
  }

  private var sharing: HTML {
    """
    \(heading(4))<p>\(voice(
      en: "What this person agreed to, and which agencies they were referred to, has a page of its own.",
      fr: "Ce que la personne a accepté et les organismes vers lesquels elle a été orientée ont leur propre page."))</p>
    <p>\(Action.link(
      Bilingual(en: "Consents and referrals", fr: "Consentements et orientations"),
      "/people/\(id.description)/consents", .second, icon: .lock).html(voice))</p>

    """
  }

  private var timeline: HTML {
    let events = record.happenings.map { Self.event($0, record.names, clock, voice) }
    let earlier = record.happenings.last.map {
      Address("/people/\(id.description)/timeline").with("before", $0.id.description)
    }
    return """
      \(heading(5))\(Timeline(events).html(voice))\
      \(if: record.hasEarlier, "<p><a\(href: earlier ?? "/people")>\(voice(Self.earlier))</a></p>\n")
      """
  }

  static let earlier = Bilingual(en: "What happened before", fr: "Ce qui s’est passé avant")

  static func event(
    _ happening: Happening, _ names: [ID<Person>: String], _ clock: DayClock, _ voice: Voice
  ) -> Timeline.Event {
    let reading = clock.reading(happening.at)
    let time = ClockTime(hour: reading.secondOfDay / 3_600, minute: reading.secondOfDay / 60 % 60)
    let when = ([voice.date(reading.day)] + [time.map { voice.time($0) }].compactMap { $0 }).joined(
      separator: ", ")
    let by = happening.by.flatMap { names[$0] }
    return Timeline.Event(
      when,
      Bilingual(
        en: happening.kind.title.en + (by.map { " (\($0))" } ?? ""),
        fr: happening.kind.title.fr + (by.map { " (\($0))" } ?? "")))
  }
}
