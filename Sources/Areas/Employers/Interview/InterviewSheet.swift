import Basics

/// What everybody who is met for a job is asked: the same questions in the same order, on the same scale.
struct InterviewSheet: Sendable {
  /// A skill that many jobs need, with a question about what somebody has done and one about what they would do.
  enum Known: String, Sendable, CaseIterable {
    case quality, safety, clients, team, planning, problems, learning, leading, numbers, explaining
  }

  struct Question: Sendable {
    let skill: Bilingual
    let done: Bilingual
    let would: Bilingual
  }

  let job: String
  let questions: [Question]
  let minutes: Int
  /// How many people listen and score, each by themselves.
  let listeners: Int

  init(job: String, known: [Known], own: [String], minutes: Int, listeners: Int) {
    self.job = job
    questions = known.map(Self.question) + own.prefix(Self.most).map(Self.question)
    self.minutes = minutes
    self.listeners = listeners
  }

  /// More skills than these cannot be asked about well in an hour.
  static let most = 6

  /// For each skill, once the words at the beginning and the end are said.
  var minutesEach: Int { max(3, (minutes - 10) / max(1, questions.count)) }

  /// A question about whatever somebody wrote.
  private static func question(_ skill: String) -> Question {
    Question(
      skill: Bilingual(same: skill),
      done: Bilingual(
        en:
          "Tell us about a time when your work needed this: \(skill). What was to be done, what did you do yourself, and what came of it?",
        fr:
          "Parlez-nous d’une fois où votre travail demandait ceci : \(skill). Que fallait-il faire, qu’avez-vous fait vous-même, et qu’en est-il résulté ?"
      ),
      would: Bilingual(
        en:
          "In your first week here, something goes wrong that needs this: \(skill). What do you do first, and whom do you ask?",
        fr:
          "Pendant votre première semaine ici, un problème survient qui demande ceci : \(skill). Que faites-vous d’abord, et à qui vous adressez-vous ?"
      ))
  }

  private static func question(_ known: Known) -> Question {
    switch known {
    case .quality:
      Question(
        skill: Bilingual(en: "Careful work", fr: "Travail soigné"),
        done: Bilingual(
          en:
            "Tell us about a mistake that you found before it did harm. How did you see it, and what did you change afterwards?",
          fr:
            "Parlez-nous d’une erreur que vous avez trouvée avant qu’elle ne fasse du tort. Comment l’avez-vous vue, et qu’avez-vous changé ensuite ?"
        ),
        would: Bilingual(
          en: "It is late, and the last check would take an hour that you do not have. What do you do?",
          fr:
            "Il est tard, et la dernière vérification prendrait une heure que vous n’avez pas. Que faites-vous ?"
        ))
    case .safety:
      Question(
        skill: Bilingual(en: "Safety", fr: "Sécurité"),
        done: Bilingual(
          en:
            "Tell us about a time when you stopped work, your own or somebody else’s, because it was not safe. What happened then?",
          fr:
            "Parlez-nous d’une fois où vous avez arrêté un travail, le vôtre ou celui d’une autre personne, parce qu’il n’était pas sûr. Que s’est-il passé ensuite ?"
        ),
        would: Bilingual(
          en: "Your supervisor asks you to begin, and a guard is missing on the machine. What do you say?",
          fr: "On vous demande de commencer, et il manque un protecteur à la machine. Que dites-vous ?"))
    case .clients:
      Question(
        skill: Bilingual(en: "Clients", fr: "Clientèle"),
        done: Bilingual(
          en:
            "Tell us about a client, a patient or a guest who was angry. What did they need, and how did it end?",
          fr:
            "Parlez-nous d’une cliente, d’un patient ou d’un invité en colère. De quoi avait-il besoin, et comment cela s’est-il terminé ?"
        ),
        would: Bilingual(
          en:
            "A client asks for something that you may not do, and says that your colleague always does it. What do you answer?",
          fr:
            "Une cliente demande une chose que vous n’avez pas le droit de faire, et dit que votre collègue la fait toujours. Que répondez-vous ?"
        ))
    case .team:
      Question(
        skill: Bilingual(en: "Working with others", fr: "Travail avec les autres"),
        done: Bilingual(
          en:
            "Tell us about somebody with whom work was difficult. What did you do so that the work was done?",
          fr:
            "Parlez-nous d’une personne avec qui le travail était difficile. Qu’avez-vous fait pour que le travail se fasse ?"
        ),
        would: Bilingual(
          en: "Two colleagues explain the same task to you in two ways. How do you go on?",
          fr: "Deux collègues vous expliquent la même tâche de deux façons. Comment poursuivez-vous ?"))
    case .planning:
      Question(
        skill: Bilingual(en: "Planning", fr: "Planification"),
        done: Bilingual(
          en:
            "Tell us about a week in which there was more to do than time. What did you do first, what did you leave, and whom did you tell?",
          fr:
            "Parlez-nous d’une semaine où il y avait plus à faire que de temps. Qu’avez-vous fait d’abord, qu’avez-vous laissé, et à qui l’avez-vous dit ?"
        ),
        would: Bilingual(
          en: "On Tuesday you see that you will not be done by Friday. What do you do on Tuesday?",
          fr: "Le mardi, vous voyez que vous n’aurez pas fini le vendredi. Que faites-vous le mardi ?"))
    case .problems:
      Question(
        skill: Bilingual(en: "Solving problems", fr: "Résolution de problèmes"),
        done: Bilingual(
          en:
            "Tell us about a problem that nobody had shown you how to solve. How did you find out what was wrong?",
          fr:
            "Parlez-nous d’un problème que personne ne vous avait appris à résoudre. Comment avez-vous trouvé ce qui n’allait pas ?"
        ),
        would: Bilingual(
          en:
            "Something that worked yesterday does not work today, and nobody changed anything. Where do you begin?",
          fr:
            "Ce qui fonctionnait hier ne fonctionne plus, et personne n’a rien changé. Par où commencez-vous ?"
        ))
    case .learning:
      Question(
        skill: Bilingual(en: "Learning", fr: "Apprentissage"),
        done: Bilingual(
          en:
            "Tell us about the last thing that you learned for work. How did you learn it, and how did you know that you could do it?",
          fr:
            "Parlez-nous de la dernière chose que vous avez apprise pour le travail. Comment l’avez-vous apprise, et comment avez-vous su que vous saviez la faire ?"
        ),
        would: Bilingual(
          en: "We use a program that you have never seen. How would you be working with it in two weeks?",
          fr:
            "Nous utilisons un logiciel que vous n’avez jamais vu. Comment faire pour vous en servir dans deux semaines ?"
        ))
    case .leading:
      Question(
        skill: Bilingual(en: "Leading", fr: "Encadrement"),
        done: Bilingual(
          en:
            "Tell us about somebody who became better at their work with you. What did you do, week by week?",
          fr:
            "Parlez-nous de quelqu’un qui s’est amélioré en travaillant avec vous. Qu’avez-vous fait, semaine après semaine ?"
        ),
        would: Bilingual(
          en: "A good worker has been late for two weeks. What do you do, and what do you not do?",
          fr:
            "Une bonne employée arrive en retard depuis deux semaines. Que faites-vous, et que ne faites-vous pas ?"
        ))
    case .numbers:
      Question(
        skill: Bilingual(en: "Figures", fr: "Chiffres"),
        done: Bilingual(
          en: "Tell us about a figure that others believed and you did not. How did you check it?",
          fr:
            "Parlez-nous d’un chiffre auquel les autres croyaient et vous non. Comment l’avez-vous vérifié ?"),
        would: Bilingual(
          en:
            "Two reports give two numbers for the same thing, and the meeting is in an hour. What do you do?",
          fr:
            "Deux rapports donnent deux nombres pour la même chose, et la réunion est dans une heure. Que faites-vous ?"
        ))
    case .explaining:
      Question(
        skill: Bilingual(en: "Explaining", fr: "Explication"),
        done: Bilingual(
          en:
            "Tell us about a time when you explained something of your trade to somebody outside it. How did you know that they had understood?",
          fr:
            "Parlez-nous d’une fois où vous avez expliqué une chose de votre métier à une personne qui n’en est pas. Comment avez-vous su qu’elle avait compris ?"
        ),
        would: Bilingual(
          en: "You have not understood an instruction, and everybody else nods. What do you do?",
          fr: "Vous n’avez pas compris une consigne, et tout le monde hoche la tête. Que faites-vous ?"))
    }
  }

  static func title(_ known: Known) -> Bilingual { question(known).skill }
}
