import Basics

/// Who helps whom in the first weeks, when they meet, and what each meeting is about.
struct BuddyPlan: Sendable {
  struct Meeting: Sendable {
    let week: Int
    /// The Monday of the week.
    let monday: LocalDate
    let subject: Subject
  }

  struct Subject: Sendable {
    let title: Bilingual
    let questions: Bilingual
  }

  let buddy: String
  let newcomer: String
  let meetings: [Meeting]
  let minutes: Int

  /// - Parameter weeks: how long; subjects are taken in their order, and weeks in between are left free towards the end.
  init(buddy: String, newcomer: String, from first: LocalDate, weeks: Int, minutes: Int) {
    self.buddy = buddy
    self.newcomer = newcomer
    self.minutes = minutes
    // 1970 began on a Thursday: the Monday of a week is three days before its Thursday.
    let monday = first.daysSince1970 &- (((first.daysSince1970 &+ 3) % 7 + 7) % 7)
    let count = min(max(1, weeks), Self.longest)
    meetings = (0..<count).compactMap { week in
      // The first four weeks each have their meeting, then every second one.
      guard week < 4 || week.isMultiple(of: 2) || week == count - 1 else { return nil }
      let place = week < 4 ? week : 4 + (week - 4) / 2
      let isLast = week == count - 1
      let subjects = Self.subjects
      guard let last = subjects.last else { return nil }
      let subject = isLast ? last : subjects.dropLast().indices.contains(place) ? subjects[place] : Self.free
      return Meeting(
        week: week + 1, monday: LocalDate(daysSince1970: monday &+ Int32(truncatingIfNeeded: 7 * week)),
        subject: subject)
    }
  }

  static let longest = 26

  static let subjects = [
    Subject(
      title: Bilingual(en: "Finding one’s way", fr: "Se retrouver"),
      questions: Bilingual(
        en:
          "Where is what, who is who, when does one eat? Which words of ours does nobody else use? What should nobody touch?",
        fr:
          "Où est quoi, qui est qui, quand mange-t-on ? Quels mots n’emploie-t-on qu’ici ? À quoi ne faut-il pas toucher ?"
      )),
    Subject(
      title: Bilingual(en: "Who decides, and how one asks", fr: "Qui décide, et comment on demande"),
      questions: Bilingual(
        en:
          "When does one write, call, go over? What may one decide alone? How does one say that something is wrong, also to the boss?",
        fr:
          "Quand écrit-on, appelle-t-on, passe-t-on ? Que peut-on décider seul ? Comment dit-on que quelque chose ne va pas, même à la direction ?"
      )),
    Subject(
      title: Bilingual(en: "Meetings and small talk", fr: "Réunions et petites conversations"),
      questions: Bilingual(
        en:
          "When does one speak, how does one disagree? What do people talk about at noon, and what not? Go to one meeting together and talk about it after.",
        fr:
          "Quand prend-on la parole, comment exprime-t-on un désaccord ? De quoi parle-t-on le midi, et de quoi non ? Allez à une réunion ensemble et parlez-en après."
      )),
    Subject(
      title: Bilingual(en: "The first month", fr: "Le premier mois"),
      questions: Bilingual(
        en:
          "What is easier than you thought, what harder? What did you do elsewhere that would help here? Whom should you know?",
        fr:
          "Qu’est-ce qui est plus facile que prévu, plus difficile ? Que faisiez-vous ailleurs qui aiderait ici ? Qui devriez-vous connaître ?"
      )),
    Subject(
      title: Bilingual(en: "People outside", fr: "Les gens du dehors"),
      questions: Bilingual(
        en:
          "Which association, which course, which event of the trade is worth an evening? Go to one together.",
        fr:
          "Quelle association, quel cours, quelle activité du métier mérite une soirée ? Allez-y ensemble une fois."
      )),
    Subject(
      title: Bilingual(en: "Feedback, given and taken", fr: "Donner et recevoir de la rétroaction"),
      questions: Bilingual(
        en: "How does praise sound here, and how does blame? What did the boss say last, and what was meant?",
        fr:
          "Comment complimente-t-on ici, comment reproche-t-on ? Qu’a dit la direction la dernière fois, et que voulait-elle dire ?"
      )),
    Subject(
      title: Bilingual(en: "What next", fr: "Et après"),
      questions: Bilingual(
        en: "What would you like to be doing in two years? Who does it now, and would talk for half an hour?",
        fr:
          "Que voudriez-vous faire dans deux ans ? Qui le fait maintenant, et vous accorderait une demi-heure ?"
      )),
    Subject(
      title: Bilingual(en: "The end, and the next buddy", fr: "La fin, et la prochaine personne-ressource"),
      questions: Bilingual(
        en:
          "What helped, what did not? What should the next one know? Would you do it for somebody else? Tell the boss together.",
        fr:
          "Qu’est-ce qui a aidé, qu’est-ce qui n’a pas aidé ? Que devrait savoir la prochaine ? Le feriez-vous pour quelqu’un d’autre ? Dites-le ensemble à la direction."
      )),
  ]

  private static let free = Subject(
    title: Bilingual(en: "Whatever there is", fr: "Ce qui se présente"),
    questions: Bilingual(
      en: "What was the best of these weeks, and what the hardest?",
      fr: "Quel a été le meilleur de ces semaines, et le plus dur ?"))
}
