import Basics

/// The days of a good start, from a week and a half before the first day to ninety days after it, with who does what.
struct OnboardingPlan: Sendable {
  enum Doer: String, Sendable, CaseIterable {
    case boss, buddy, newcomer, all
  }

  struct Step: Sendable {
    /// Days from the first one.
    let offset: Int
    let doer: Doer
    let title: Bilingual
    let about: Bilingual
  }

  struct Entry: Sendable {
    let day: LocalDate
    let step: Step
  }

  let first: LocalDate
  let name: String?
  let buddy: String?
  let entries: [Entry]

  /// - Parameter first: the first day at work, whatever day of the week it is.
  init(first: LocalDate, name: String?, buddy: String?) {
    self.first = first
    self.name = name
    self.buddy = buddy
    entries = Self.steps.map { step in
      let wanted = LocalDate(daysSince1970: first.daysSince1970 &+ Int32(truncatingIfNeeded: step.offset))
      return Entry(day: step.offset == 0 ? first : Self.workday(wanted, before: step.offset < 0), step: step)
    }
  }

  /// The day itself from Monday to Friday; else the Friday before, or the Monday after. Holidays are not known here.
  static func workday(_ day: LocalDate, before: Bool) -> LocalDate {
    // The first of January 1970 was a Thursday: 2 is a Saturday, 3 a Sunday.
    let weekday = ((day.daysSince1970 % 7) + 7) % 7
    let move: Int32 =
      switch weekday {
      case 2: before ? -1 : 2
      case 3: before ? -2 : 1
      default: 0
      }
    return LocalDate(daysSince1970: day.daysSince1970 &+ move)
  }

  static let steps = [
    Step(
      offset: -10, doer: .boss,
      title: Bilingual(
        en: "Write to say what the first day is like", fr: "Écrire pour décrire le premier jour"),
      about: Bilingual(
        en:
          "Where, when, by which door, what to wear and bring, how one gets there by bus, who will be at the door, when one eats. Ask how the name is said.",
        fr:
          "Où, quand, par quelle porte, quoi porter et apporter, comment venir en autobus, qui sera à la porte, quand on mange. Demandez comment se dit le nom."
      )),
    Step(
      offset: -7, doer: .boss, title: Bilingual(en: "Have the place ready", fr: "Préparer le poste"),
      about: Bilingual(
        en:
          "Keys, clothes, tools, computer, accounts, a name on the door. Pay: a SIN and a bank account can take days for somebody new in Canada; say what is needed.",
        fr:
          "Clés, vêtements, outils, ordinateur, comptes, un nom sur la porte. Paie : un NAS et un compte bancaire peuvent prendre des jours à qui vient d’arriver ; dites ce qu’il faut."
      )),
    Step(
      offset: -3, doer: .boss,
      title: Bilingual(
        en: "Tell the team, and ask a buddy", fr: "Prévenir l’équipe et trouver une personne-ressource"),
      about: Bilingual(
        en:
          "What the new colleague was chosen for, what they will do, who helps with what. Not where they are from: that is theirs to tell.",
        fr:
          "Pourquoi la personne a été choisie, ce qu’elle fera, qui aide à quoi. Pas d’où elle vient : c’est à elle de le dire."
      )),
    Step(
      offset: 0, doer: .all, title: Bilingual(en: "The first day", fr: "Le premier jour"),
      about: Bilingual(
        en:
          "Meet at the door. Names, places, breaks, whom to call when sick. Safety before anything with a machine. One real task, and lunch together.",
        fr:
          "Accueil à la porte. Noms, lieux, pauses, qui prévenir en cas de maladie. La sécurité avant toute machine. Une vraie tâche, et le repas ensemble."
      )),
    Step(
      offset: 1, doer: .buddy,
      title: Bilingual(en: "What nobody says aloud", fr: "Ce que personne ne dit tout haut"),
      about: Bilingual(
        en:
          "First names or not, who decides what, when one may interrupt, what “soon” means, how one says no.",
        fr:
          "Tutoiement ou non, qui décide de quoi, quand on peut interrompre, ce que veut dire « bientôt », comment on dit non."
      )),
    Step(
      offset: 4, doer: .boss,
      title: Bilingual(en: "The first week: ten minutes", fr: "La première semaine : dix minutes"),
      about: Bilingual(
        en:
          "What went well? What was not clear? What do you need by Monday? Say one thing that was done well.",
        fr:
          "Qu’est-ce qui a bien été ? Qu’est-ce qui n’était pas clair ? Que vous faut-il d’ici lundi ? Nommez une chose bien faite."
      )),
    Step(
      offset: 14, doer: .boss,
      title: Bilingual(en: "Two weeks: what is expected", fr: "Deux semaines : ce qui est attendu"),
      about: Bilingual(
        en:
          "Three things that should be done without help by day ninety, written down, and who teaches each.",
        fr: "Trois choses à faire sans aide au quatre-vingt-dixième jour, par écrit, et qui enseigne chacune."
      )),
    Step(
      offset: 30, doer: .boss,
      title: Bilingual(
        en: "Thirty days: look back and ahead", fr: "Trente jours : regarder en arrière et en avant"),
      about: Bilingual(
        en:
          "Facts first: what is done alone, what with help. Then: what do you know from before that we do not use yet?",
        fr:
          "Les faits d’abord : ce qui se fait seul, ce qui se fait avec aide. Puis : que savez-vous d’avant dont nous ne nous servons pas encore ?"
      )),
    Step(
      offset: 45, doer: .newcomer,
      title: Bilingual(en: "Show something to the team", fr: "Montrer quelque chose à l’équipe"),
      about: Bilingual(
        en: "A way of doing, a tool, a mistake that was avoided elsewhere: ten minutes.",
        fr: "Une façon de faire, un outil, une erreur évitée ailleurs : dix minutes.")),
    Step(
      offset: 60, doer: .boss,
      title: Bilingual(
        en: "Sixty days: language, licence, course", fr: "Soixante jours : langue, permis, cours"),
      about: Bilingual(
        en:
          "Is there a course at work, a licence under way, an examination to prepare for? Put the hours into the schedule.",
        fr:
          "Y a-t-il un cours en milieu de travail, un permis en cours, un examen à préparer ? Mettez les heures à l’horaire."
      )),
    Step(
      offset: 89, doer: .boss,
      title: Bilingual(en: "Ninety days: stay and grow", fr: "Quatre-vingt-dix jours : rester et grandir"),
      about: Bilingual(
        en:
          "What was expected, what is done. Is the work at the level of what they know? What next, by when? Thank the buddy.",
        fr:
          "Ce qui était attendu, ce qui est fait. Le travail est-il à la hauteur de ce que la personne sait ? Et ensuite, pour quand ? Remerciez la personne-ressource."
      )),
  ]
}
