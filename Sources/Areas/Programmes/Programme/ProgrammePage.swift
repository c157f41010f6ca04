import Basics
import People
import Site

/// The programmes of a council, and one of them.
enum ProgrammePage {
  /// A programme as it works now. There is no model where a document of long ago cannot be read any more.
  struct Shown: Sendable {
    let programme: Programme
    let version: Programme.Version
    let model: ProgrammeModel?
    /// The built-in model of the same name as it is today.
    let parent: ProgrammeModel?
    let mayChange: Bool
    let opened: LocalDate
  }

  static func list(_ frame: Frame, _ programmes: [Programme], mayChange: Bool) -> HTML {
    let frame = frame.titled(ModelPage.section)
    let voice = frame.voice
    let (open, closed) = (programmes.filter { $0.closed == nil }, programmes.filter { $0.closed != nil })
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(if: programmes.isEmpty, nothing(mayChange).html(voice))\
        \(if: !open.isEmpty, "<h2>\(voice(en: "Open", fr: "Ouverts"))</h2>\n\(cards(open, voice))")\
        \(if: mayChange && !programmes.isEmpty, Actions(begin, calendar).html(voice))\
        \(if: !closed.isEmpty, "<h2>\(voice(en: "Closed", fr: "Fermés"))</h2>\n\(cards(closed, voice))")
        """)
  }

  private static func cards(_ programmes: [Programme], _ voice: Voice) -> HTML {
    Card.grid(
      programmes.map { programme in
        Card(
          programme.name, at: "/programmes/\(programme.id)", badge: badge(programme),
          actions: programme.closed == nil ? [desk(programme, .second)] : [],
          content: "<p>\(voice(modelTitle(programme)))</p>\n")
      }, voice)
  }

  private static func modelTitle(_ programme: Programme) -> Bilingual {
    let title = ProgrammeModel.builtIn(named: programme.model)?.title ?? Bilingual(same: programme.model)
    return Bilingual(
      en: "After the model \(title.en), version \(programme.modelVersion)",
      fr: "D’après le modèle \(title.fr), version \(programme.modelVersion)")
  }

  private static func badge(_ programme: Programme) -> Badge {
    programme.closed == nil
      ? Badge(Bilingual(en: "open", fr: "ouvert"), .cool, tie: .joined)
      : Badge(Bilingual(en: "closed", fr: "fermé"), .quiet, tie: .apart)
  }

  private static func desk(_ programme: Programme, _ weight: Action.Weight) -> Action {
    .link(
      Bilingual(en: "Match desk", fr: "Table de jumelage"), "/programmes/\(programme.id)/desk", weight,
      icon: .people)
  }

  private static let begin = Action.link(
    Bilingual(en: "Open a programme", fr: "Ouvrir un programme"), "/programmes/new", .main, icon: .plus)

  private static let calendar = Action.link(WorkCalendarPage.title, "/programmes/calendar", .plain)

  private static func nothing(_ mayChange: Bool) -> EmptyState {
    EmptyState(
      .alone,
      title: Bilingual(en: "No programme is open yet", fr: "Aucun programme n’est encore ouvert"),
      words: mayChange
        ? Bilingual(
          en:
            "A programme begins from a model, such as Connector or mentoring, and is changed to what your city does.",
          fr:
            "Un programme part d’un modèle, comme Connecteur ou le mentorat, et s’adapte à ce que fait votre ville."
        )
        : Bilingual(
          en: "The coordinators of your council open programmes; they appear here.",
          fr: "La coordination de votre conseil ouvre les programmes ; ils paraîtront ici."),
      next: mayChange ? begin : nil)
  }

  // MARK: One programme

  static func page(_ frame: Frame, _ shown: Shown) -> HTML {
    let programme = shown.programme
    let frame = under(nil, frame.titled(programme.name))
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1><bdi>\(voice(programme.name))</bdi></h1>
        <p class="badges">\(badge(programme).html(voice))</p>
        \(newer(shown, voice))\
        \(if: programme.closed == nil, ways(shown).html(voice))\
        \(shown.model.map { ModelPage.overview($0, voice, more: facts(shown)) } ?? "\(unreadable(programme).html(voice))\(Facts(facts(shown)).html(voice))")\
        \(shown.model.map { texts($0, shown, voice) })\
        \(if: shown.mayChange, changes(shown, frame))
        """)
  }

  private static func ways(_ shown: Shown) -> Actions {
    let desk = desk(shown.programme, .main)
    let applications = Action.link(
      ApplicationWords.section, ApplicationPage.list(of: shown.programme.id), .second, icon: .letter)
    guard shown.mayChange else { return Actions(desk, applications) }
    let change = Action.link(
      Bilingual(en: "Change it", fr: "L’adapter"), Address("/programmes/\(shown.programme.id)").at("change"),
      .plain,
      icon: .pencil)
    return Actions(desk, applications, change)
  }

  private static func facts(_ shown: Shown) -> [Facts.Fact] {
    let programme = shown.programme
    let (number, id) = (shown.version.number, programme.id.description)
    return [
      .html(Bilingual(en: "Model", fr: "Modèle")) { voice in
        let title = shown.parent?.title ?? Bilingual(same: programme.model)
        return
          "\(voice(title)), \(voice(en: "version", fr: "version")) \(voice.number(programme.modelVersion))"
      },
      .html(Bilingual(en: "Opened", fr: "Ouvert")) { voice in "\(voice.date(shown.opened))" },
      .html(Bilingual(en: "Works by", fr: "Fonctionne selon")) { voice in
        "<a\(href: "/programmes/\(id)/versions")>\(voice(en: "version \(voice.number(number)) of its own", fr: "sa propre version \(voice.number(number))"))</a>"
      },
    ]
  }

  private static func newer(_ shown: Shown, _ voice: Voice) -> HTML? {
    guard let parent = shown.parent, parent.version > shown.programme.modelVersion else { return nil }
    return Notice(
      .note,
      Bilingual(
        en: "The model has a newer version, \(parent.version). Your programme goes on as it is.",
        fr: "Le modèle a une version plus récente, la \(parent.version). Votre programme continue tel quel."),
      next: NavigationEntry(
        Bilingual(en: "See what differs", fr: "Voir ce qui diffère"),
        "/programmes/\(shown.programme.id)/versions")
    ).html(voice)
  }

  private static func unreadable(_ programme: Programme) -> Notice {
    Notice(
      .problem,
      Bilingual(
        en: "The document of this programme cannot be read any more.",
        fr: "Le document de ce programme ne peut plus être lu."),
      next: NavigationEntry(
        Bilingual(en: "See what to correct", fr: "Voir ce qu’il faut corriger"),
        "/programmes/\(programme.id)/text/edit"))
  }

  private static func texts(_ model: ProgrammeModel, _ shown: Shown, _ voice: Voice) -> HTML {
    let base = "/programmes/\(shown.programme.id.description)"
    return """
      <h2>\(voice(en: "Words", fr: "Les textes"))</h2>
      \(model.agreement.map { agreement in
        fold(Bilingual(en: "Agreement", fr: "Entente"), voice(agreement.text.written), edit: shown.mayChange ? Address(local: base + "/agreement/edit") : nil, voice)
      })\
      \(model.messages, { message in
        fold(
          message.title, voice(message.subject.written) + "\n\n" + voice(message.body.written),
          edit: shown.mayChange ? Address(local: base + "/messages/\(message.name)/edit") : nil, voice)
      })\
      \(model.surveys, { survey in
        fold(Bilingual(en: "Survey: \(survey.title.en)", fr: "Sondage : \(survey.title.fr)"), survey.questions.map { voice($0.ask) }.joined(separator: "\n"), edit: nil, voice)
      })

      """
  }

  private static func fold(_ title: Bilingual, _ text: String, edit: Address?, _ voice: Voice) -> HTML {
    let change: HTML? = edit.map { address in
      "<p><a\(href: address)>\(voice(en: "Change", fr: "Modifier"))<span class=\"hidden\">\(voice(Bilingual(en: ": \(title.en)", fr: " : \(title.fr)")))</span></a></p>\n"
    }
    return "<details><summary>\(voice(title))</summary>\n\(ModelPage.paragraphs(text))\(change)</details>\n"
  }

  private static func changes(_ shown: Shown, _ frame: Frame) -> HTML {
    let (programme, voice) = (shown.programme, frame.voice)
    let base = "/programmes/\(programme.id.description)"
    func link(_ words: Bilingual, _ rest: String, _ icon: Icon) -> Action {
      .link(words, Address(local: base + rest) ?? "/programmes", icon: icon)
    }
    guard programme.closed == nil else {
      let again = Action.button(Bilingual(en: "Open it again", fr: "Le rouvrir"), .second, icon: .refresh)
      return again.form(frame, to: Address(local: base + "/reopening") ?? "/programmes")
    }
    return """
      <h2 id="change">\(voice(en: "Change it", fr: "L’adapter"))</h2>
      <p>\(voice(en: "What you change holds for whoever begins from now on. Whoever has begun goes on as they agreed.", fr: "Vos changements valent pour les personnes qui commencent à partir de maintenant. Les autres continuent comme convenu."))</p>
      <div class="actions">\(if: shown.model != nil, link(Bilingual(en: "Names, places, times and numbers", fr: "Noms, lieux, délais et nombres"), "/settings/edit", .pencil).html(voice))\
      \(link(Bilingual(en: "The whole text", fr: "Le texte complet"), "/text/edit", .document).html(voice))\
      \(link(Bilingual(en: "Close the programme", fr: "Fermer le programme"), "/closure/new", .cross).html(voice))</div>

      """
  }

  static func closure(_ frame: Frame, _ programme: Programme) -> HTML {
    let frame = under(
      programme,
      frame.titled(Bilingual(en: "Close \(programme.name.en)?", fr: "Fermer \(programme.name.fr) ?")))
    let question = Dialog(
      id: "closure", title: frame.title,
      words: Bilingual(
        en:
          "It takes in nobody any more. What is running goes on, nothing is lost, and you can open it again.",
        fr:
          "Il n’accueille plus personne. Ce qui est en cours continue, rien n’est perdu, et vous pourrez le rouvrir."
      ),
      action: "/programmes/\(programme.id)/closure",
      confirm: Bilingual(en: "Close it", fr: "Le fermer"), isGrave: true)
    return Layout.page(frame, body: question.body(frame, back: "/programmes/\(programme.id)"))
  }

  /// A page of a programme, with the way there.
  static func under(_ programme: Programme?, _ frame: Frame) -> Frame {
    var frame = frame
    frame.breadcrumbs = [NavigationEntry(ModelPage.section, "/programmes")]
    if let programme {
      frame.breadcrumbs.append(NavigationEntry(programme.name, "/programmes/\(programme.id)"))
    }
    return frame
  }
}
