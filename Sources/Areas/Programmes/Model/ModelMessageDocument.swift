import Basics
import Documents
import Yams

/// What is written to people, and what they are asked.
extension ModelReader {
  /// An agreement that may be missing; nil where it is there and wrong.
  struct Agreed {
    let value: ModelAgreement?
  }

  mutating func readAgreement(_ node: Node?) -> Agreed? {
    guard let node else { return Agreed(value: nil) }
    let known = ["required", "text", "goals", "usual_goals"]
    guard let mapping = mapping(node, of: "agreement", known: known) else { return nil }
    require(["required", "text"], in: mapping, at: node)
    let isRequired = document.yesOrNo(mapping["required"], key: "required")
    let text = readText(mapping["text"], key: "text", most: 12_000, allowed: ModelPlaceholder.ofAgreement)
    let goals = range(mapping["goals"], key: "goals", in: 0...10)
    let usual = list(mapping["usual_goals"], key: "usual_goals", most: 20).compactMap {
      document.bothLanguages($0, key: "usual_goals", most: 160)
    }
    if isRequired == true, !events.contains(.agreed) {
      document.note(
        mapping["required"],
        en: "the agreement is required, and no stage has “step: agreement”. Add such a stage.",
        fr: "l’entente est exigée, mais aucune étape n’a « step: agreement ». Ajoutez-en une.")
    }
    guard let isRequired, let text else { return nil }
    return Agreed(
      value: ModelAgreement(
        isRequired: isRequired, text: text, goals: goals ?? ModelMeeting.Span(0, 10), usualGoals: usual))
  }

  // MARK: Messages

  mutating func readMessages(_ node: Node?) -> [ModelMessage] {
    var names: Set<String> = []
    let messages = list(node, key: "messages", most: 60).compactMap { entry -> ModelMessage? in
      let known = ["name", "title", "when", "to", "subject", "body"]
      guard let mapping = mapping(entry, of: "messages", known: known) else { return nil }
      require(["name", "title", "subject", "body"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "messages", among: &names)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 120)
      let when = event(mapping["when"], key: "when")
      let recipients = choices(mapping["to"], key: "to", as: ModelClock.Recipient.self)
      let subject = readText(
        mapping["subject"], key: "subject", most: 120, allowed: ModelPlaceholder.impersonal)
      let body = readText(
        mapping["body"], key: "body", most: 6_000, allowed: Set(ModelPlaceholder.allCases))
      if (mapping["when"] == nil) != (mapping["to"] == nil) {
        document.note(
          entry,
          en: "“when” and “to” go together; a message that a clock or a survey sends has neither.",
          fr: "« when » et « to » vont ensemble ; un message envoyé par une échéance n’a ni l’un ni l’autre.")
      }
      if let name, mapping["when"] == nil, !namedMessages.contains(where: { $0.name == name }) {
        document.note(
          entry,
          en: "nothing ever sends “\(name)”. Say “when” and “to”, or name it in a clock.",
          fr: "rien n’envoie jamais « \(name) ». Indiquez « when » et « to », ou nommez-le dans une échéance."
        )
      }
      guard let name, let title, let subject, let body else { return nil }
      return ModelMessage(name: name, title: title, when: when, to: recipients, subject: subject, body: body)
    }
    for (name, node) in namedMessages where !names.contains(name) {
      unknownWord(node, name, key: "messages", among: names.sorted())
    }
    return messages
  }

  /// A text whose placeholders are known, allowed where it stands, and the same in both languages.
  private mutating func readText(
    _ node: Node?, key: String, most: Int, allowed: Set<ModelPlaceholder>
  ) -> ModelText? {
    guard let written = document.bothLanguages(node, key: key, most: most) else { return nil }
    let text = ModelText(written)
    let known = ModelPlaceholder.allCases.filter(allowed.contains).map(\.rawValue)
    for language in Language.allCases {
      let place = node?.mapping?[language.rawValue]
      for part in ModelText.parts(of: written[language]) {
        switch part {
        case .words: break
        case .unknown(let name): unknownPlace(place, name, among: known)
        case .place(let found) where !allowed.contains(found):
          if key == "subject" {
            document.note(
              place,
              en:
                "“{\(found.rawValue)}” cannot stand in a subject, which anybody may read over a shoulder. Put it into the body.",
              fr:
                "« {\(found.rawValue)} » ne peut pas figurer dans un objet, que n’importe qui peut lire par-dessus l’épaule. Mettez-le dans le corps."
            )
          } else {
            unknownPlace(place, found.rawValue, among: known)
          }
        case .place: break
        }
      }
    }
    let (english, french) = (text.places(in: .english), text.places(in: .french))
    for missing in ModelPlaceholder.allCases where english.contains(missing) != french.contains(missing) {
      let isInEnglish = english.contains(missing)
      document.note(
        node?.mapping?[isInEnglish ? "fr" : "en"],
        en:
          "“{\(missing.rawValue)}” stands in the \(isInEnglish ? "English" : "French") and not in the \(isInEnglish ? "French" : "English").",
        fr:
          "« {\(missing.rawValue)} » figure dans le texte \(isInEnglish ? "anglais" : "français"), mais pas dans le texte \(isInEnglish ? "français" : "anglais")."
      )
    }
    return text
  }

  private mutating func unknownPlace(_ node: Node?, _ name: String, among known: [String]) {
    let hint = nearest(to: name, among: known)
    document.note(
      node,
      en:
        "nothing is filled in for “{\(name)}” here. \(hint.map { "Did you mean “{\($0)}”?" } ?? "These are: \(known.map { "{\($0)}" }.joined(separator: ", ")).")",
      fr:
        "rien ne vient remplacer « {\(name)} » ici. \(hint.map { "Vouliez-vous dire « {\($0)} » ?" } ?? "On peut écrire : \(known.map { "{\($0)}" }.joined(separator: ", ")).")"
    )
  }

  // MARK: Surveys

  mutating func readSurveys(_ node: Node?) -> [ModelSurvey] {
    var names: Set<String> = []
    return list(node, key: "surveys", most: 20).compactMap { entry in
      let known = ["name", "title", "to", "after", "delay", "questions"]
      guard let mapping = mapping(entry, of: "surveys", known: known) else { return nil }
      require(["name", "title", "to", "after", "questions"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "surveys", among: &names)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 120)
      let those = choice(mapping["to"], key: "to", as: ModelStage.Those.self)
      let after = event(mapping["after"], key: "after")
      let delay = span(mapping["delay"], key: "delay")
      var questionNames: Set<String> = []
      let questions = list(mapping["questions"], key: "questions", most: 40).compactMap {
        readQuestion($0, among: &questionNames)
      }
      guard let name, let title, let those, let after else { return nil }
      return ModelSurvey(
        name: name, title: title, to: those, after: after, delay: delay, questions: questions)
    }
  }

  private mutating func readQuestion(_ node: Node, among names: inout Set<String>) -> ModelQuestion? {
    let known = ["name", "kind", "ask", "options", "better", "optional"]
    guard let mapping = mapping(node, of: "questions", known: known) else { return nil }
    require(["name", "kind", "ask"], in: mapping, at: node)
    let name = newName(mapping["name"], key: "questions", among: &names)
    let kind = choice(mapping["kind"], key: "kind", as: ModelQuestion.Kind.self)
    let ask = document.bothLanguages(mapping["ask"], key: "ask", most: 300)
    let options = list(mapping["options"], key: "options", most: 20).compactMap {
      document.bothLanguages($0, key: "options", most: 160)
    }
    let better = choice(mapping["better"], key: "better", as: ModelQuestion.Better.self)
    let isOptional = document.yesOrNo(mapping["optional"], key: "optional") ?? false
    if kind == .choice || kind == .choices {
      if mapping["options"]?.sequence.map({ $0.count < 2 }) ?? true {
        document.note(
          mapping["options"] ?? node, en: "a choice needs at least two “options”.",
          fr: "un choix demande au moins deux « options ».")
      }
    } else if kind != nil, mapping["options"] != nil {
      document.note(
        mapping["options"], en: "“options” belong to a choice or choices.",
        fr: "« options » n’a de sens que pour choice ou choices.")
    }
    guard let name, let kind, let ask else { return nil }
    return ModelQuestion(
      name: name, kind: kind, ask: ask, options: options, better: better, isOptional: isOptional)
  }

  // MARK: Outcomes

  mutating func readOutcomes(_ node: Node?, surveys: [ModelSurvey]) -> ModelOutcomes? {
    guard let node else { return ModelOutcomes(followUps: [], after: .closed, definitions: []) }
    let known = ["after", "follow_up", "definitions"]
    guard let mapping = mapping(node, of: "outcomes", known: known) else { return nil }
    require(["after", "follow_up", "definitions"], in: mapping, at: node)
    let after = event(mapping["after"], key: "after")
    let followUps = list(mapping["follow_up"], key: "follow_up", most: 10).compactMap {
      span($0, key: "follow_up")
    }
    if !followUps.isEmpty, !events.contains(.followedUp) {
      document.note(
        mapping["follow_up"],
        en: "people are to be asked later, and no stage has “step: follow-up”. Add such a stage.",
        fr: "un suivi est prévu, mais aucune étape n’a « step: follow-up ». Ajoutez-en une.")
    }
    var names: Set<String> = []
    let asked = surveys.flatMap { survey in survey.questions.map { "\(survey.name)/\($0.name)" } }
    let definitions = list(mapping["definitions"], key: "definitions", most: 30).compactMap {
      readOutcome($0, among: &names, asked: asked)
    }
    guard let after else { return nil }
    return ModelOutcomes(followUps: followUps, after: after, definitions: definitions)
  }

  private mutating func readOutcome(
    _ node: Node, among names: inout Set<String>, asked: [String]
  ) -> ModelOutcome? {
    let known = ["name", "title", "meaning", "measure", "question"]
    guard let mapping = mapping(node, of: "definitions", known: known) else { return nil }
    require(["name", "title", "meaning", "measure"], in: mapping, at: node)
    let name = newName(mapping["name"], key: "definitions", among: &names)
    let title = document.bothLanguages(mapping["title"], key: "title", most: 160)
    let meaning = document.bothLanguages(mapping["meaning"], key: "meaning", most: 600)
    let measure = choice(mapping["measure"], key: "measure", as: ModelOutcome.Measure.self)
    let question = document.text(mapping["question"], key: "question")
    if let question, !asked.contains(question) {
      unknownWord(mapping["question"], question, key: "question", among: asked)
    }
    if (measure == .answer) != (mapping["question"] != nil), measure != nil {
      document.note(
        node,
        en: "“measure: answer” and “question: survey/question” go together.",
        fr: "« measure: answer » et « question: sondage/question » vont ensemble.")
    }
    guard let name, let title, let meaning, let measure else { return nil }
    return ModelOutcome(name: name, title: title, meaning: meaning, measure: measure, question: question)
  }
}
