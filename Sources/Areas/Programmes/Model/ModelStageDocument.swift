import Basics
import Documents
import Yams

/// Steps, times and promises.
extension ModelReader {
  // MARK: Stages

  mutating func readStages(_ node: Node?) -> [ModelStage] {
    var names: Set<String> = []
    var read: [(stage: ModelStage, node: Node)] = []
    for entry in list(node, key: "stages", most: 40) {
      let known = ["name", "step", "title", "of", "after", "optional"]
      guard let mapping = mapping(entry, of: "stages", known: known) else { continue }
      require(["name", "step", "title", "of"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "stages", among: &names)
      let step = choice(mapping["step"], key: "step", as: ModelStep.self)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 120)
      let those = choice(mapping["of"], key: "of", as: ModelStage.Those.self)
      let after =
        mapping["after"]?.scalar == nil
        ? list(mapping["after"], key: "after", most: 40).compactMap { document.text($0, key: "after") }
        : [document.text(mapping["after"], key: "after")].compactMap { $0 }
      let isOptional = document.yesOrNo(mapping["optional"], key: "optional") ?? false
      if let step { events.formUnion(step.events) }
      guard let name, let step, let title, let those else { continue }
      let stage = ModelStage(
        name: name, step: step, title: title, those: those, after: after, isOptional: isOptional)
      read.append((stage, entry))
    }
    if node != nil, node?.sequence?.isEmpty == true {
      document.note(
        node, en: "a programme needs at least one stage.", fr: "un programme doit compter au moins une étape."
      )
    }
    return ordered(read)
  }

  /// In an order in which they can be gone through; what waits for itself is told.
  private mutating func ordered(_ read: [(stage: ModelStage, node: Node)]) -> [ModelStage] {
    let names = read.map(\.stage.name)
    for (stage, node) in read {
      for name in stage.after where !names.contains(name) {
        unknownWord(node.mapping?["after"], name, key: "after", among: names)
      }
    }
    var (done, left, order): (Set<String>, [(stage: ModelStage, node: Node)], [ModelStage]) = ([], read, [])
    while let next = left.firstIndex(where: { entry in
      entry.stage.after.allSatisfy { done.contains($0) || !names.contains($0) }
    }) {
      let stage = left.remove(at: next).stage
      done.insert(stage.name)
      order.append(stage)
    }
    // Those that only wait for a circle are not in it.
    while let last = left.lastIndex(where: { entry in
      !left.contains { $0.stage.after.contains(entry.stage.name) }
    }) {
      left.remove(at: last)
    }
    if let first = left.first {
      let circle = left.map(\.stage.name).joined(separator: ", ")
      document.note(
        first.node.mapping?["after"],
        en: "these stages wait for one another, so that none can begin: \(circle). Take one “after” away.",
        fr:
          "ces étapes s’attendent l’une l’autre, et aucune ne peut commencer : \(circle). Retirez l’un des « after »."
      )
    }
    return order
  }

  /// An event that something in the programme makes.
  mutating func event(_ node: Node?, key: String) -> ModelEvent? {
    guard let event = choice(node, key: key, as: ModelEvent.self) else { return nil }
    guard events.contains(event) else {
      let step = event.step?.rawValue ?? ""
      document.note(
        node,
        en:
          "“\(event.rawValue)” never happens in this programme: no stage has “step: \(step)”. Add such a stage, or choose another event.",
        fr:
          "« \(event.rawValue) » ne se produit jamais dans ce programme : aucune étape n’a « step: \(step) ». Ajoutez-en une, ou choisissez un autre événement."
      )
      return nil
    }
    return event
  }

  // MARK: Clocks

  mutating func readClocks(_ node: Node?) -> [ModelClock] {
    var names: Set<String> = []
    var read: [(clock: ModelClock, node: Node)] = []
    for entry in list(node, key: "clocks", most: 60) {
      let known = [
        "name", "title", "from", "to", "within", "remind", "remind_after", "message", "end",
      ]
      guard let mapping = mapping(entry, of: "clocks", known: known) else { continue }
      require(["name", "title", "from", "to", "within", "end"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "clocks", among: &names)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 160)
      let (start, end) = (event(mapping["from"], key: "from"), event(mapping["to"], key: "to"))
      let within = span(mapping["within"], key: "within")
      let reminds = choices(mapping["remind"], key: "remind", as: ModelClock.Recipient.self)
      let times = readReminders(mapping["remind_after"], before: within)
      let message = self.name(mapping["message"], key: "message")
      let ending = choice(mapping["end"], key: "end", as: ModelClock.Ending.self)
      if let message, let node = mapping["message"] { namedMessages.append((message, node)) }
      if !reminds.isEmpty || !times.isEmpty || ending == .remind, mapping["message"] == nil {
        document.note(
          entry, en: "say under “message” what those who are reminded are sent.",
          fr: "dites sous « message » ce que reçoivent les personnes à qui l’on fait un rappel.")
      }
      if reminds.isEmpty, mapping["message"] != nil || ending == .remind {
        document.note(
          entry, en: "say under “remind” who is reminded: newcomer, professional, coordinator.",
          fr: "dites sous « remind » qui reçoit le rappel : newcomer, professional, coordinator.")
      }
      guard let name, let title, let start, let end, let within, let ending else { continue }
      let clock = ModelClock(
        name: name, title: title, start: start, end: end, within: within, reminds: reminds,
        remindAfter: times, message: message, ending: ending)
      read.append((clock, entry))
    }
    checkTime(read)
    return read.map(\.clock)
  }

  private mutating func readReminders(_ node: Node?, before end: ModelSpan?) -> [ModelSpan] {
    guard let node else { return [] }
    let entries = node.scalar == nil ? list(node, key: "remind_after", most: 5) : [node]
    return entries.compactMap { entry in
      guard let time = span(entry, key: "remind_after") else { return nil }
      if let end, time.roughDays > end.roughDays {
        document.note(
          entry, en: "this reminder comes after the time is over (\(end.written)).",
          fr: "ce rappel arrive après l’échéance (\(end.written)).")
      }
      return time
    }
  }

  /// Clocks from one event to another and back would say that each comes before the other.
  private mutating func checkTime(_ read: [(clock: ModelClock, node: Node)]) {
    var later: [ModelEvent: Set<ModelEvent>] = [:]
    for (clock, node) in read {
      if clock.start == clock.end {
        if !clock.start.repeats {
          document.note(
            node.mapping?["to"],
            en: "“\(clock.start.rawValue)” happens once; a clock cannot run from it to itself.",
            fr:
              "« \(clock.start.rawValue) » ne se produit qu’une fois ; une échéance ne peut aller de cet événement à lui-même."
          )
        }
        continue
      }
      guard !reaches(clock.start, from: clock.end, along: later) else {
        document.note(
          node.mapping?["from"],
          en:
            "the clocks go round in a circle: this one runs from “\(clock.start.rawValue)” to “\(clock.end.rawValue)”, and others from there back.",
          fr:
            "les échéances tournent en rond : celle-ci va de « \(clock.start.rawValue) » à « \(clock.end.rawValue) », et d’autres en reviennent."
        )
        continue
      }
      later[clock.start, default: []].insert(clock.end)
    }
  }

  private func reaches(
    _ goal: ModelEvent, from start: ModelEvent, along later: [ModelEvent: Set<ModelEvent>]
  ) -> Bool {
    var (seen, open) = (Set([start]), [start])
    while let event = open.popLast() {
      if event == goal { return true }
      for next in later[event] ?? [] where seen.insert(next).inserted { open.append(next) }
    }
    return false
  }

  // MARK: Obligations

  mutating func readObligations(_ node: Node?) -> [ModelObligation] {
    var names: Set<String> = []
    return list(node, key: "obligations", most: 40).compactMap { entry in
      let known = ["name", "title", "who", "count", "of", "from", "within", "depth"]
      guard let mapping = mapping(entry, of: "obligations", known: known) else { return nil }
      require(["name", "title", "who", "count", "of"], in: mapping, at: entry)
      let name = newName(mapping["name"], key: "obligations", among: &names)
      let title = document.bothLanguages(mapping["title"], key: "title", most: 200)
      let those = choice(mapping["who"], key: "who", as: ModelStage.Those.self)
      let thing = choice(mapping["of"], key: "of", as: ModelObligation.Thing.self)
      let count = document.number(mapping["count"], key: "count", in: 1...(thing == .hour ? 1_000 : 20))
      let (start, within) = (event(mapping["from"], key: "from"), span(mapping["within"], key: "within"))
      let depth = document.number(mapping["depth"], key: "depth", in: 1...4) ?? 1
      if (mapping["from"] == nil) != (mapping["within"] == nil) {
        document.note(
          entry, en: "“from” and “within” go together: so long after that event.",
          fr: "« from » et « within » vont ensemble : tant de temps après cet événement.")
      }
      if let thing, let made = thing.event, !events.contains(made) {
        let step = made.step?.rawValue ?? ""
        document.note(
          mapping["of"],
          en:
            "nobody can keep this: no stage has “step: \(step)”, so that no \(thing.rawValue) is ever counted.",
          fr:
            "personne ne peut tenir cet engagement : aucune étape n’a « step: \(step) », et rien n’est donc jamais compté."
        )
      }
      guard let name, let title, let those, let thing, let count else { return nil }
      return ModelObligation(
        name: name, title: title, those: those, count: count, thing: thing, start: start, within: within,
        depth: depth)
    }
  }
}
