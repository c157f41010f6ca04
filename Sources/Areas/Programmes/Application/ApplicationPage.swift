import Basics
import People
import Site

/// Applications as the staff sees them: what waits, and one with its answers, its rules and what was decided.
struct ApplicationPage {
  let frame: Frame
  let review: ApplicationReview
  let clock: DayClock
  let today: LocalDate

  private var voice: Voice { frame.voice }
  private var here: Address { "/applications/\(review.application.id)" }
  private var latest: EligibilityCheck? { review.checks.first }

  static func list(of programme: ID<Programme>) -> Address { "/programmes/\(programme)/applications" }

  var html: HTML {
    var frame = frame.titled(
      en: "Application of \(review.person.name)", fr: "Candidature : \(review.person.name)")
    frame.breadcrumbs = [
      NavigationEntry(ApplicationWords.section, Self.list(of: review.programme.id))
    ]
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(doubles)<p class="badges">\(state.html(voice))\(ApplicationWords.badge(latest?.verdict).html(voice))</p>
        \(about)\(eligibility)\(if: review.isOpen, deciding)\(decided)\(answers)\(earlier)
        """)
  }

  private var state: Badge {
    if let decision = review.decisions.first(where: { $0.kind != .asked }) {
      return Badge(
        ApplicationWords.decision(decision.kind), decision.kind == .accepted ? .good : .quiet, icon: nil)
    }
    if review.decisions.first?.kind == .asked {
      return Badge(ApplicationWords.decision(.asked), .cool, icon: .letter)
    }
    return Badge(
      review.isOpen
        ? Bilingual(en: "to be decided", fr: "à décider") : DeskWords.stage(review.application.stage),
      review.isOpen ? .warm : .quiet)
  }

  private var about: HTML {
    let person = review.person
    let consent = review.consent.map { consent in
      Bilingual.inBoth {
        $0(en: "yes, until \($0.date(consent.lastDay))", fr: "oui, jusqu’au \($0.date(consent.lastDay))")
      }
    }
    let none = Bilingual(
      en: "no: only those who keep the record see it, and other agencies cannot be asked",
      fr: "non : seul qui tient le dossier le voit, et aucun autre organisme ne peut être sollicité")
    return Facts([
      .html(Bilingual(same: "Programme")) { voice in
        "<a\(href: "/programmes/\(review.programme.id)")><bdi>\(voice(review.programme.name))</bdi></a>, \(voice(DeskWords.side(review.application.side)))"
      },
      .html(Bilingual(en: "Came in", fr: "Reçue")) { voice in
        "\(voice.date(clock.day(review.application.applied))), \(voice(ApplicationWords.arrival(review.arrival)))"
      },
      .html(Bilingual(en: "Record", fr: "Dossier")) { voice in
        "<a\(href: "/people/\(person.id)")><bdi>\(person.name)</bdi></a>"
      },
      .text(Bilingual(en: "E-mail", fr: "Courriel"), person.email),
      .text(Bilingual(en: "Telephone", fr: "Téléphone"), person.telephone),
      .text(Bilingual(en: "City", fr: "Ville"), person.city.isEmpty ? nil : person.city),
      .html(Bilingual(en: "May be read to find a match", fr: "Peut être lu pour un jumelage")) { voice in
        "\(voice(consent ?? none))"
      },
    ]).html(voice)
  }

  // MARK: Second records

  private var doubles: HTML {
    guard !review.duplicates.isEmpty else { return .empty }
    let person = review.person.id
    let lead = Notice(
      .warning,
      Bilingual(
        en: "This person may be in your records already. Join the two, or go on: then both stay.",
        fr:
          "Cette personne a peut-être déjà un dossier chez vous. Réunissez les deux, ou continuez : les deux restent."
      ))
    let lines: HTML = .each(review.duplicates) { duplicate in
      let other = duplicate.person
      // The record that was there first takes up the one that came in now.
      let join: Address = "/people/\(other.id)/merges/\(person)/new"
      return """
        <li><a\(href: "/people/\(other.id)")><bdi>\(other.name)</bdi></a>: \(voice.list(duplicate.reasons.map { voice($0.title) })). \
        <a\(href: join)>\(voice(en: "Join the two records…", fr: "Réunir les deux dossiers…"))</a></li>

        """
    }
    return "\(lead.html(voice))<ul>\(lines)</ul>\n"
  }

  // MARK: Rules

  private var eligibility: HTML {
    let title: HTML = "<h2>\(voice(en: "Eligibility", fr: "Admissibilité"))</h2>\n"
    guard let check = latest else {
      return
        "\(title)<p>\(voice(en: "Nobody has looked yet.", fr: "Personne n’a encore regardé."))</p>\n\(if: review.isOpen, anew)"
    }
    return """
      \(title)<p>\(line(of: check))</p>
      \(if: check.findings.isEmpty, "<p>\(voice(en: "The programme has no rules.", fr: "Le programme n’a pas de conditions."))</p>\n")\
      \(if: !check.findings.isEmpty, "<ul>\(check.findings, { finding($0) })</ul>\n")\
      \(if: review.isOpen, anew)
      """
  }

  private func line(of check: EligibilityCheck) -> String {
    let day = voice.date(check.day)
    let by = check.by.map { review.names[$0] ?? voice(en: "staff", fr: "l’équipe") }
    let version = voice.number(check.version)
    let words = voice(
      en: "Looked at on \(day) by the rules of version \(version)",
      fr: "Examinée le \(day) selon les conditions de la version \(version)")
    return words + (by.map { ", " + $0 } ?? voice(en: ", when it came in", fr: ", à sa réception")) + "."
  }

  private func finding(_ finding: EligibilityCheck.Finding) -> HTML {
    let decide: Address = "/applications/\(review.application.id)/rules/\(finding.rule)"
    let evidence: HTML? = finding.evidence.map {
      "<br><small>\(voice(en: "Named as evidence:", fr: "Preuve indiquée :")) <bdi>\($0)</bdi></small>"
    }
    let link: HTML = """
      <br><a\(href: decide)>\(voice(en: "Decide…", fr: "Décider…"))\
      <span class="hidden"> \(voice(finding.title))</span></a>
      """
    return """
      <li>\(voice(finding.title)) \(ApplicationWords.badge(finding.outcome).html(voice))\
      <br><small>\(voice(finding.reason))</small>\(evidence)\(if: review.isOpen, link)</li>

      """
  }

  private var anew: HTML {
    Action.button(
      Bilingual(en: "Look again today", fr: "Examiner de nouveau aujourd’hui"), .second, icon: .search
    )
    .form(frame, to: here.below("checks"))
  }

  // MARK: Deciding

  private var deciding: HTML {
    let accept = Action.button(
      Bilingual(en: "Take into the programme", fr: "Admettre au programme"), .main, icon: .check)
    let others = Actions(
      .link(Bilingual(en: "Ask for more…", fr: "Demander un complément…"), here.below("question"), .second),
      .link(Bilingual(en: "Decline…", fr: "Refuser…"), here.below("refusal"), .grave))
    let isReady = latest?.verdict == .eligible
    let wait = voice(
      en: "Somebody can be taken in once every rule is met, or waived with a reason.",
      fr: "L’admission est possible quand chaque condition est remplie, ou levée avec une raison.")
    let unreachable = voice(
      en: "There is no e-mail address: tell them by telephone what you decide.",
      fr: "Il n’y a pas de courriel : dites par téléphone ce que vous décidez.")
    return """
      <h2>\(voice(en: "Decide", fr: "Décider"))</h2>
      \(if: review.person.email == nil, "<p>\(unreachable)</p>\n")\
      \(isReady ? accept.form(frame, to: here.below("acceptance")) : "<p>\(wait)</p>\n")\
      \(others.html(voice))
      """
  }

  private var decided: HTML {
    guard !review.decisions.isEmpty else { return .empty }
    let events = review.decisions.reversed().map { decision in
      let by = decision.by.map { review.names[$0] ?? voice(en: "staff", fr: "l’équipe") } ?? ""
      let when = [voice.date(clock.day(decision.decided)), by].filter { !$0.isEmpty }.joined(separator: " · ")
      return Timeline.Event(
        when,
        .inBoth { voice in
          let (what, version) = (
            voice(ApplicationWords.decision(decision.kind)), voice.number(decision.version)
          )
          let told = decision.reason.map { ": " + $0 } ?? ""
          return voice(en: "\(what) (version \(version))\(told)", fr: "\(what) (version \(version))\(told)")
        })
    }
    return """
      <h2>\(voice(en: "What was decided", fr: "Ce qui a été décidé"))</h2>
      \(Timeline(events).html(voice))
      """
  }

  // MARK: Answers

  private var answers: HTML {
    let facts = review.values.map { value in
      Facts.Fact.html(value.field.heading) { voice in
        let code = value.field == .occupation ? value.answer.coded.flatMap(OccupationCoding.title(of:)) : nil
        let word =
          value.verified == nil
          ? voice(en: "not verified", fr: "non vérifié") : voice(en: "verified", fr: "vérifié")
        return """
          <bdi>\(words(of: value))</bdi>\(code.map { "<br>\(voice($0))" as HTML })\
          <br><small>\(voice(value.source.title)) · \(voice.date(clock.day(value.written.at))) · \(word)</small>
          """
      }
    }
    let none = voice(en: "The record says nothing yet.", fr: "Le dossier ne dit encore rien.")
    return """
      <h2>\(voice(en: "What they said", fr: "Ce que la personne a dit"))</h2>
      \(facts.isEmpty ? "<p>\(none)</p>\n" : Facts(facts).html(voice))\
      <p><a\(href: "/people/\(review.person.id)")>\(voice(
        en: "Verify or correct in the record", fr: "Vérifier ou corriger dans le dossier"))</a></p>

      """
  }

  private func words(of value: ProfileValue) -> String {
    let day = value.field == .arrived ? value.answer.coded.flatMap(LocalDate.init(iso:)) : nil
    return day.map { voice.date($0) } ?? value.answer.written
  }

  /// What was found on other days stands beside what was found last.
  private var earlier: HTML {
    let before = review.checks.dropFirst()
    guard !before.isEmpty else { return .empty }
    let lines: HTML = .each(before) { check in
      """
      <li>\(line(of: check)) \(ApplicationWords.badge(check.verdict).html(voice))\
      <details><summary>\(voice(en: "Rule by rule", fr: "Condition par condition"))</summary>
      <ul>\(check.findings, { "<li>\(voice($0.title)): \(ApplicationWords.badge($0.outcome).html(voice))<br><small>\(voice($0.reason))</small></li>\n" })</ul></details></li>

      """
    }
    return "<h2>\(voice(en: "Looked at before", fr: "Examens précédents"))</h2>\n<ul>\(lines)</ul>\n"
  }
}
