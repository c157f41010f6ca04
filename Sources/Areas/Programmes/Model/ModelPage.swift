import Basics
import People
import Site

/// What a model asks of whom, in a page that is read in a minute; what one looks up stands folded below.
enum ModelPage {
  static let section = Bilingual(en: "Programmes", fr: "Programmes")

  // MARK: Choosing

  static func choice(_ frame: Frame, _ models: [ProgrammeModel], mayAdopt: Bool) -> HTML {
    var frame = frame.titled(en: "Open a programme", fr: "Ouvrir un programme")
    frame.breadcrumbs = [NavigationEntry(section, "/programmes")]
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(en: "Choose the model that comes nearest. You adapt it to your city afterwards.", fr: "Choisissez le modèle le plus proche. Vous l’adapterez ensuite à votre ville."))</p>
        <h2>\(voice(en: "Models", fr: "Modèles"))</h2>
        \(Card.grid(models.map { card($0, voice) }, voice))\
        \(if: mayAdopt, Actions(own).html(voice))
        """)
  }

  private static let own = Action.link(
    Bilingual(en: "Adopt a model of your own", fr: "Adopter votre propre modèle"), "/programmes/own/new",
    .second,
    icon: .document)

  private static func card(_ model: ProgrammeModel, _ voice: Voice) -> Card {
    Card(
      model.title, at: "/programmes/models/\(model.name)",
      actions: [
        .link(
          Bilingual(en: "Look at it", fr: "L’examiner"), "/programmes/models/\(model.name)", .second),
        .link(
          Bilingual(en: "Adopt it", fr: "L’adopter"), "/programmes/models/\(model.name)/adoption/new", .plain),
      ],
      content: """
        <p>\(voice(model.summary))</p>
        <p><small>\(voice(model.meeting.words))</small></p>

        """)
  }

  static func model(_ frame: Frame, _ model: ProgrammeModel, mayAdopt: Bool) -> HTML {
    var frame = frame.titled(model.title)
    frame.breadcrumbs = [
      NavigationEntry(section, "/programmes"),
      NavigationEntry(Bilingual(en: "Open a programme", fr: "Ouvrir un programme"), "/programmes/new"),
    ]
    let adopt = Action.link(
      Bilingual(en: "Adopt this model", fr: "Adopter ce modèle"),
      "/programmes/models/\(model.name)/adoption/new", .main, icon: .plus)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(if: mayAdopt, Actions(adopt).html(frame.voice))\
        \(overview(model, frame.voice))
        """)
  }

  // MARK: What it says

  /// - Parameter more: what else is known of it.
  static func overview(_ model: ProgrammeModel, _ voice: Voice, more: [Facts.Fact] = []) -> HTML {
    """
    <p class="lead">\(voice(model.summary))</p>
    \(Facts(facts(model) + more).html(voice))
    <h2>\(voice(en: "What it asks of whom", fr: "Ce qu’il demande à qui"))</h2>
    \(Card.grid([side(model.newcomers, voice), side(model.professionals, voice)], voice))
    <h2>\(voice(en: "How it goes", fr: "Le déroulement"))</h2>
    <ol>\(model.stages, { stage($0, in: model, voice) })</ol>
    \(if: !model.obligations.isEmpty, promises(model, voice))\
    \(if: !model.clocks.isEmpty, clocks(model, voice))\
    \(if: !model.outcomes.definitions.isEmpty, results(model, voice))
    """
  }

  private static func facts(_ model: ProgrammeModel) -> [Facts.Fact] {
    var facts: [Facts.Fact] = [
      .html(Bilingual(en: "Meetings", fr: "Rencontres")) { "\($0(model.meeting.words))" },
      .html(Bilingual(en: "When matching, first", fr: "Au jumelage, d’abord")) { voice in
        "\(voice(model.matching.order.first?.title ?? Bilingual(same: "–")))"
      },
      .html(Bilingual(en: "Asked afterwards", fr: "Suivi")) { voice in
        let times = voice.list(model.outcomes.followUps.map { voice($0.words) })
        return
          "\(times.isEmpty ? voice(en: "no", fr: "non") : voice(en: "after \(times)", fr: "après \(times)"))"
      },
    ]
    if !model.places.isEmpty {
      facts.insert(.text(Bilingual(en: "Where", fr: "Où"), model.places.joined(separator: ", ")), at: 0)
    }
    return facts
  }

  private static func side(_ role: ModelRole, _ voice: Voice) -> Card {
    Card(
      Bilingual(en: capitalised(role.many.en), fr: capitalised(role.many.fr)),
      content: """
        <p>\(voice(role.gives))</p>
        \(if: !role.eligibility.isEmpty, "<h4>\(voice(en: "Who can take part", fr: "Qui peut participer"))</h4>\n<ul>\(role.eligibility, { rule($0, voice) })</ul>\n")\
        \(role.care.map { "<p><small>\(voice(en: "Asked at most \(voice.number($0.mostAYear)) times a year, with \(voice.days($0.restDays)) of rest.", fr: "Sollicités au plus \(voice.number($0.mostAYear)) fois par année, avec \(voice.days($0.restDays)) de repos."))</small></p>\n" })
        """)
  }

  private static func rule(_ rule: EligibilityRule, _ voice: Voice) -> HTML {
    let shown = rule.evidence.map {
      voice(Bilingual(en: "Shown by: \($0.en)", fr: "Preuve : \($0.fr)"))
    }
    return "<li>\(voice(rule.title))\(shown.map { " <small>\($0)</small>" })</li>\n"
  }

  private static func capitalised(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func stage(_ stage: ModelStage, in model: ProgrammeModel, _ voice: Voice) -> HTML {
    let optional = voice(en: "where needed", fr: "au besoin")
    let those = stage.those == .both ? nil : voice(stage.those.title(in: model))
    let small = [those, stage.isOptional ? optional : nil].compactMap { $0 }.joined(separator: ", ")
    return "<li>\(voice(stage.title))\(if: !small.isEmpty, " <small>\(small)</small>")</li>\n"
  }

  private static func promises(_ model: ProgrammeModel, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "What is promised", fr: "Les engagements"))</h2>
    <ul>\(model.obligations, { "<li>\(voice($0.sentence)) <small>\(voice($0.those.title(in: model)))</small></li>\n" })</ul>

    """
  }

  private static func clocks(_ model: ProgrammeModel, _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "How long things may take", fr: "Les délais"))</h2>
    <ul>\(model.clocks, { "<li>\(voice($0.sentence))</li>\n" })</ul>

    """
  }

  private static func results(_ model: ProgrammeModel, _ voice: Voice) -> HTML {
    func entry(_ title: Bilingual, _ meaning: Bilingual) -> HTML {
      "<li>\(voice(title)) <small>\(voice(meaning))</small></li>\n"
    }
    let funders: HTML = """
      <h3>\(voice(en: "Whom funders count", fr: "Qui les bailleurs de fonds comptent"))</h3>
      <ul>\(model.funders, { entry($0.title, $0.counts) })</ul>

      """
    return """
      <h2>\(voice(en: "What counts as a result", fr: "Ce qui compte comme résultat"))</h2>
      <ul>\(model.outcomes.definitions, { entry($0.title, $0.meaning) })</ul>
      \(if: !model.funders.isEmpty, funders)
      """
  }

  /// A text in paragraphs, line by line.
  static func paragraphs(_ text: String) -> HTML {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .each(lines.split { $0.allSatisfy(\.isWhitespace) }) { part in
      "<p>\(ModelPage.lines(part.joined(separator: "\n")))</p>\n"
    }
  }

  /// The lines of a text below each other.
  static func lines(_ text: String) -> HTML {
    .each(text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()) { place, line in
      "\(if: place > 0, "<br>")<bdi>\(String(line))</bdi>"
    }
  }
}
