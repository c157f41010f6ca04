import Basics
import Site

/// The duties of those who keep records, on one page: what waits for an answer, what is kept too long, what was erased, what
/// went wrong.
enum RegisterPage {
  struct Registers: Sendable {
    let corrections: [(correction: Correction, person: Person)]
    let retention: [RetentionFinding]
    let erasures: [Erasure]
    let breaches: [Breach]
    let today: LocalDate
  }

  static func registers(_ frame: Frame, _ registers: Registers) -> HTML {
    let frame = frame.titled(en: "Rights and duties", fr: "Droits et obligations")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <h2>\(voice(en: "Corrections to answer", fr: "Corrections en attente"))</h2>
        \(corrections(registers, voice))
        <h2>\(voice(en: "Kept longer than it should be", fr: "Conservé trop longtemps"))</h2>
        \(retention(registers, frame))
        <h2>\(voice(en: "Breaches", fr: "Atteintes à la confidentialité"))</h2>
        \(breaches(registers, voice))
        <h2>\(voice(en: "Erased", fr: "Effacés"))</h2>
        \(erasures(registers, voice))
        """)
  }

  private static func corrections(_ registers: Registers, _ voice: Voice) -> HTML {
    guard !registers.corrections.isEmpty else {
      return
        "<p>\(voice(en: "None. Requests that come by links appear here.", fr: "Aucune. Les demandes faites par lien apparaissent ici."))</p>\n"
    }
    return """
      <ul>\(registers.corrections, { open in
        let day = voice.relative(open.correction.due, today: registers.today)
        return """
          <li><a\(href: "/people/\(open.person.id.description)/rights")><bdi>\(open.person.name)</bdi></a> \
          <small>\(voice(en: "answer due \(day)", fr: "réponse due \(day)"))</small></li>

          """
      })</ul>

      """
  }

  private static func retention(_ registers: Registers, _ frame: Frame) -> HTML {
    let voice = frame.voice
    let due = registers.retention.reduce(0) { $0 + $1.due }
    let carryOut = Action.button(
      Bilingual(en: "Erase what is due", fr: "Effacer ce qui est échu"), .grave, icon: .bin)
    return """
      \(Facts(registers.retention.map { finding in
        .html(finding.rule.title) { voice in
          let held = voice(en: ", \(voice.number(finding.held)) held by law", fr: ", \(voice.number(finding.held)) conservés en vertu de la loi")
          let days = voice(en: " after \(voice.days(finding.rule.days))", fr: " après \(voice.days(finding.rule.days))")
          return "<strong>\(voice.number(finding.due))</strong>\(days)\(if: finding.held > 0, "\(held)")"
        }
      }).html(voice))\
      \(if: due == 0, "<p>\(voice(en: "Nothing is due. Counted now, and nothing was touched.", fr: "Rien n’est échu. Compté à l’instant, sans rien toucher."))</p>\n")\
      \(if: due > 0, "<div class=\"actions\">\(carryOut.form(frame, to: "/rights/retention"))</div>\n")
      """
  }

  private static func breaches(_ registers: Registers, _ voice: Voice) -> HTML {
    let register = Action.link(
      Bilingual(en: "Register a breach", fr: "Inscrire une atteinte"), "/breaches/new", .second,
      icon: .warning)
    let list: HTML = """
      <ul>\(registers.breaches, { breach in
        "<li><a\(href: "/breaches/\(breach.id.description)")>\(voice.dates(breach.first, to: breach.last))</a></li>\n"
      })</ul>

      """
    return """
      \(if: !registers.breaches.isEmpty, list)\
      \(if: registers.breaches.isEmpty, "<p>\(voice(en: "None is registered.", fr: "Aucune n’est inscrite."))</p>\n")\
      \(Actions(register).html(voice))
      """
  }

  private static func erasures(_ registers: Registers, _ voice: Voice) -> HTML {
    guard !registers.erasures.isEmpty else {
      return "<p>\(voice(en: "Nothing was erased.", fr: "Rien n’a été effacé."))</p>\n"
    }
    return """
      <ul>\(registers.erasures, { erasure in
        """
        <li>\(voice.date(LocalDate(of: erasure.at))): <code>\(erasure.person.description)</code>, \
        \(voice.count(erasure.rows, en: ("row", "rows"), fr: ("ligne", "lignes"))), \(ground(erasure.ground, voice)), \
        \(erasure.swept == nil ? voice(en: "to be swept", fr: "à nettoyer") : voice(en: "swept", fr: "nettoyé"))</li>

        """
      })</ul>

      """
  }

  private static func ground(_ ground: Erasure.Ground, _ voice: Voice) -> String {
    switch ground {
    case .asked: voice(en: "asked for", fr: "à la demande de la personne")
    case .retention: voice(en: "its time was over", fr: "au terme de sa conservation")
    }
  }

  // MARK: Breaches

  static func newBreach(_ frame: Frame, _ form: Form<RightsForm.Incident>, _ fill: FormFill) -> HTML {
    let frame = below(frame, Bilingual(en: "Register a breach", fr: "Inscrire une atteinte"))
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(form.html(frame, to: "/breaches", filled: fill,
          send: Bilingual(en: "Register, and list those affected", fr: "Inscrire et dresser la liste des personnes touchées")))
        """)
  }

  /// A breach with whom it concerns, and what those who keep other records of them are called.
  struct FoundBreach: Sendable {
    let breach: Breach
    let affected: AffectedPeople
    let names: [ID<Keeper>: Bilingual]
  }

  static func breach(_ frame: Frame, _ found: FoundBreach) -> HTML {
    let (breach, affected, names) = (found.breach, found.affected, found.names)
    let frame = below(frame, Bilingual(en: "Breach", fr: "Atteinte à la confidentialité"))
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice.dates(breach.first, to: breach.last))</p>
        <p><bdi>\(breach.words)</bdi></p>
        <h2>\(voice(en: "Whom it concerns", fr: "Personnes touchées"))</h2>
        <p>\(voice(fromLog))</p>
        <ul>\(affected.all, { one in
          "<li>\(one.person.map { "<bdi>\($0.name)</bdi>" } ?? "<code>\(one.number.description)</code>") <small>\(one.times) ×</small></li>\n"
        })\(affected.others.sorted { $0.key < $1.key }, { other in
          "<li>\(voice(names[other.key] ?? Bilingual(same: "–"))): \(voice.count(other.value, en: ("person", "people"), fr: ("personne", "personnes")))</li>\n"
        })</ul>
        \(if: affected.all.isEmpty && affected.others.isEmpty, "<p>\(voice(nobody))</p>\n")
        """)
  }

  private static let fromLog = Bilingual(
    en:
      "Computed from the audit log: everybody of whom this account read something by consent, or changed something. Records that others keep are counted; tell those who keep them.",
    fr:
      "Calculé d’après le journal d’audit : toutes les personnes dont ce compte a lu quelque chose sur consentement, ou modifié quelque chose. Les dossiers tenus par d’autres sont comptés ; avertissez leurs détenteurs."
  )

  private static let nobody = Bilingual(
    en: "The log holds nothing of this account in these days.",
    fr: "Le journal ne contient rien de ce compte pour ces jours.")

  private static func below(_ frame: Frame, _ title: Bilingual) -> Frame {
    var frame = frame.titled(title)
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(en: "Rights and duties", fr: "Droits et obligations"), "/rights")
    ]
    return frame
  }
}
