import Basics
import Site

/// Records that may be of one person.
enum DuplicatePage {
  /// What stands above the form, before somebody is taken up a second time.
  static func warning(_ duplicates: [Duplicate], _ voice: Voice) -> HTML {
    let lead = Bilingual(
      en: "Nothing was kept yet: this person may have a record already. Look first.",
      fr: "Rien n’est encore conservé : cette personne a peut-être déjà un dossier. Vérifiez d’abord.")
    return Notice(.warning, lead).html(voice) + "<ul>\(duplicates, { line($0, voice) })</ul>\n"
  }

  /// The page of a person's likely second records.
  static func html(_ frame: Frame, _ person: Person, _ duplicates: [Duplicate], isKnownElsewhere: Bool?)
    -> HTML
  {
    var frame = frame.titled(
      en: "Second records of \(person.name)", fr: "Seconds dossiers de \(person.name)")
    let record: Address = "/people/\(person.id.description)"
    frame.breadcrumbs = [PersonPage.directory, NavigationEntry(Bilingual(same: person.name), record)]
    let voice = frame.voice
    let none = EmptyState(
      .open, title: Bilingual(en: "No second record here", fr: "Aucun second dossier ici"),
      words: Bilingual(
        en: "Nobody else here has this address, this number or nearly this name.",
        fr: "Personne d’autre ici n’a cette adresse, ce numéro ou presque ce nom."),
      next: .link(Bilingual(en: "Back to the record", fr: "Retour au dossier"), record))
    let list: HTML = "<ul>\(duplicates, { line($0, voice, mergedInto: person) })</ul>\n"
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(duplicates.isEmpty ? none.html(voice) : list)\(elsewhere(frame, person, isKnownElsewhere))
        """)
  }

  private static func line(_ duplicate: Duplicate, _ voice: Voice, mergedInto other: Person? = nil) -> HTML {
    let person = duplicate.person
    let reasons = voice.list(duplicate.reasons.map { voice($0.title) })
    let known = [person.email, person.telephone, person.city.isEmpty ? nil : person.city].compactMap { $0 }
    let merge = other.map { other -> HTML in
      let page: Address = "/people/\(other.id.description)/merges/\(person.id.description)/new"
      return "<br><a\(href: page)>\(voice(en: "Merge with this record…", fr: "Réunir avec ce dossier…"))</a>"
    }
    return """
      <li><a\(href: "/people/\(person.id.description)")><bdi>\(person.name)</bdi></a>: \(reasons)\
      <br><small><bdi>\(known.joined(separator: " · "))</bdi></small>\(merge)</li>

      """
  }

  /// Whether others of the council know them: one bit, asked for by a button, since every question is written down.
  private static func elsewhere(_ frame: Frame, _ person: Person, _ isKnown: Bool?) -> HTML {
    let voice = frame.voice
    let title = voice(en: "At other agencies of the council", fr: "Dans d’autres organismes du conseil")
    let ask = Action.button(
      Bilingual(en: "Ask whether they are known", fr: "Demander si la personne est connue"), .second,
      icon: .search)
    let consent = NavigationEntry(
      Bilingual(en: "Ask them for their consent", fr: "Lui demander son consentement"),
      "/people/\(person.id.description)/consents")
    let answer: HTML =
      switch isKnown {
      case nil:
        """
        <p>\(voice(
          en: "You learn only whether another agency has a record with this address or number: not which one, and not who.",
          fr: "Vous saurez seulement si un autre organisme a un dossier avec cette adresse ou ce numéro : ni lequel, ni qui."))</p>
        <form method="post"\(action: "/people/\(person.id.description)/duplicates")>\(Layout.token(frame))\
        <div class="actions">\(ask.html(voice))</div></form>

        """
      case true?:
        Notice(
          .note,
          Bilingual(
            en: "Another agency of your council has a record with this address or number.",
            fr: "Un autre organisme de votre conseil a un dossier avec cette adresse ou ce numéro."),
          next: consent
        ).html(voice)
      case false?:
        Notice(
          .note,
          Bilingual(
            en: "No other agency of your council has a record with this address or number.",
            fr: "Aucun autre organisme de votre conseil n’a de dossier avec cette adresse ou ce numéro."),
          next: consent
        ).html(voice)
      }
    return "<h2>\(title)</h2>\n\(answer)"
  }
}
