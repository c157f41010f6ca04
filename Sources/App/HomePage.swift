import Basics
import Site
import Storage

/// What whoever opens the site sees first.
enum HomePage {
  /// How the installation does, for whoever looks after it.
  struct Condition: Sendable {
    let database: StorageCondition
    let data: String
    let hasStyleGuide: Bool
  }

  static func page(_ frame: Frame, condition: Condition?) -> HTML {
    let voice = frame.voice
    let body: HTML = """
      <h1>\(voice(title))</h1>
      <p class="lead">\(voice(condition == nil ? purpose : running))</p>
      \(Actions(.link(signIn, SignInPlace.address, .main, icon: .door)).html(voice))\
      \(condition.map { how($0, voice) })\
      <h2>\(voice(today))</h2>
      <p>\(voice(byCommand))</p>
      <ol>
      \(commands, { command in "<li>\(voice(command.what))<br><code>\(command.line)</code></li>\n" })</ol>
      \(condition.map { next($0, voice) })
      """
    return Layout.page(frame.titled(title), body: body)
  }

  /// For whoever is signed in: what waits for them today, and where their work is.
  static func work(_ frame: Frame, _ lists: [WorkList], on today: LocalDate) -> HTML {
    let frame = frame.titled(en: "Your day", fr: "Votre journée")
    let voice = frame.voice
    let date = voice.wholeDate(today)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(date.prefix(1).uppercased() + date.dropFirst())</p>
        \(if: !lists.isEmpty, "<h2>\(voice(en: "What waits for you", fr: "Ce qui vous attend"))</h2>\n")\
        \(WorkList.html(lists, voice))\
        \(if: lists.isEmpty, whereTo(frame))
        """)
  }

  /// Whoever keeps no records finds their way from here.
  private static func whereTo(_ frame: Frame) -> HTML {
    let ways = frame.navigation + [NavigationEntry(account, "/account")]
    return """
      <h2>\(frame.voice(en: "Where to", fr: "Où aller"))</h2>
      <ul>\(ways, { "<li><a\(href: $0.address)>\(frame.voice($0.title))</a></li>\n" })</ul>

      """
  }

  private static func how(_ condition: Condition, _ voice: Voice) -> HTML {
    let wrong = condition.database.settings.filter { !$0.isRight }.map(\.name)
    let safety = wrong.isEmpty ? safe : unsafe(voice.list(wrong))
    return Facts([
      .text(Bilingual(same: "Version"), Allies.version),
      .text(
        Bilingual(en: "Database", fr: "Base de données"),
        condition.database.engine + " " + condition.database.version),
      .html(Bilingual(en: "What is saved", fr: "Ce qui est enregistré")) { voice in "\(voice(safety))" },
      .text(Bilingual(en: "Folder for data", fr: "Dossier de données"), condition.data),
    ]).html(voice)
  }

  private static func next(_ condition: Condition, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(inviting))</h2>
    <p>\(voice(firstPeople))</p>
    <ol>
    <li><code>allies council add 'Halifax Partnership' --french 'Partenariat d’Halifax' --city Halifax</code></li>
    <li><code>allies invite imani@example.org --name 'Imani Okafor' --council 'Halifax Partnership' --role administrator</code></li>
    </ol>
    <h2>\(voice(opening))</h2>
    <p>\(voice(onlyHere))<br><code>allies serve --public https://allies.example.org</code></p>
    <p>\(voice(checking))<br><code>allies doctor</code></p>
    \(if: condition.hasStyleGuide, "<p><a\(href: "/style-guide")>\(voice(styleGuide))</a></p>\n")
    """
  }

  // MARK: Words

  private static let title = Bilingual(en: "Welcome", fr: "Bienvenue")
  private static let running = Bilingual(
    en: "This installation runs, and only this machine can reach it.",
    fr: "Cette installation fonctionne, et seule cette machine peut l’atteindre.")
  private static let signIn = Bilingual(en: "Sign in", fr: "Ouvrir une session")
  private static let account = Bilingual(en: "Your account", fr: "Votre compte")
  private static let purpose = Bilingual(
    en:
      "A skilled newcomer should meet the right professional in days, not weeks. This site belongs to a council that "
      + "brings them together. Those who work there sign in; newcomers and professionals follow the links in their letters.",
    fr:
      "Une nouvelle arrivante qualifiée devrait rencontrer la bonne personne de son domaine en quelques jours, pas en "
      + "quelques semaines. Ce site est celui d’un conseil qui les réunit. Son personnel ouvre une session\u{202F}; les autres suivent "
      + "les liens de leurs lettres."
  )
  private static let safe = Bilingual(
    en: "Safe from a power cut before it is confirmed",
    fr: "À l’abri d’une panne de courant avant d’être confirmé")
  private static func unsafe(_ settings: String) -> Bilingual {
    Bilingual(
      en: "Not safe from a power cut: see to \(settings), as `allies doctor` says",
      fr: "Pas à l’abri d’une panne de courant : voyez \(settings), comme l’indique `allies doctor`")
  }
  private static let today = Bilingual(
    en: "What you can do today", fr: "Ce que vous pouvez faire aujourd’hui")
  private static let byCommand = Bilingual(
    en:
      "Matching is done on the command line, from the two lists a council keeps. Nothing leaves the machine.",
    fr:
      "Le jumelage se fait en ligne de commande, à partir des deux listes que tient un conseil. Rien ne quitte la machine."
  )
  private static let commands: [(what: Bilingual, line: String)] = [
    (
      Bilingual(
        en: "See which headings of your lists are understood:",
        fr: "Voir quels en-têtes de vos listes sont compris :"),
      "allies columns newcomers.csv"
    ),
    (
      Bilingual(
        en: "Match everybody who waits with everybody who offers help, with reasons and a proof:",
        fr:
          "Jumeler les personnes qui attendent et celles qui offrent leur aide, avec les raisons et une preuve :"
      ),
      "allies match newcomers.csv professionals.xlsx"
    ),
    (
      Bilingual(
        en: "Find the occupation that a title means:",
        fr: "Trouver la profession que désigne un titre d’emploi :"),
      "allies code \"civil engineer\""
    ),
  ]
  private static let inviting = Bilingual(en: "Let people in", fr: "Faire entrer les gens")
  private static let firstPeople = Bilingual(
    en: "Add the council and invite whoever looks after it; they invite the others from the page “Staff”:",
    fr:
      "Ajoutez le conseil et invitez la personne qui s’en occupe\u{202F}; elle invite les autres à la page «\u{A0}Personnel\u{A0}»\u{A0}:"
  )
  private static let opening = Bilingual(en: "Open it to others", fr: "L’ouvrir aux autres")
  private static let onlyHere = Bilingual(
    en: "Put a proxy with TLS in front of it, and say by which address people come:",
    fr: "Placez devant elle un serveur mandataire avec TLS, et indiquez l’adresse qu’emploient les gens :")
  private static let checking = Bilingual(
    en: "See what is wrong with an installation, and how to mend it:",
    fr: "Voir ce qui ne va pas dans une installation, et comment y remédier :")
  private static let styleGuide = Bilingual(en: "See the style guide", fr: "Voir le guide de style")
}
