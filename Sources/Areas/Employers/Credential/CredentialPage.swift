import Basics
import Occupations
import Site

enum CredentialPage {
  static func answer(_ reading: CredentialReading, _ voice: Voice) -> HTML {
    """
    <p class="lead"><bdi>\(reading.text)</bdi></p>
    <h2>\(voice(en: "Its level", fr: "Son niveau"))</h2>
    \(level(reading.level, voice))\
    <h2>\(voice(en: "The work that is nearest here", fr: "Le travail le plus proche ici"))</h2>
    \(occupations(reading, voice))\
    <h2>\(voice(en: "What to do", fr: "Que faire"))</h2>
    <ol>
    \(steps, { "<li>\(voice($0))</li>\n" })</ol>
    <p><small>\(voice(care)) <a\(href: "https://www.cicic.ca")>cicic.ca</a></small></p>

    """
  }

  private static func level(_ level: CredentialLevel?, _ voice: Voice) -> HTML {
    guard let level else { return "<p>\(voice(unknownLevel))</p>\n" }
    return """
      <p><strong>\(voice(title(level.level)))</strong> <span class="count">\(voice(en: "by the words “\(level.words)”", fr: "d’après les mots « \(level.words) »"))</span></p>
      <p>\(voice(about(level.level)))</p>
      \(level.care.map { "<p>\(voice($0))</p>\n" as HTML })
      """
  }

  private static func occupations(_ reading: CredentialReading, _ voice: Voice) -> HTML {
    guard !reading.occupations.isEmpty else { return "<p>\(voice(unknownWork))</p>\n" }
    let cards = reading.occupations.map { occupation in
      Card(
        occupation.title,
        badge: Badge(.inBoth { voice in voice(en: "NOC \(occupation.unit)", fr: "CNP \(occupation.unit)") }),
        content: """
          <p><small>\(voice(likely(occupation.percent)))</small></p>
          <p>\(voice(training(occupation.unit.teer)))</p>
          \(licences(occupation, reading.province, voice))
          """)
    }
    return """
      \(if: !reading.isSure, "<p>\(voice(unsure))</p>\n")\
      \(Card.grid(cards, voice))
      """
  }

  private static func licences(
    _ occupation: CredentialReading.Occupation, _ province: Regulation.Province, _ voice: Voice
  ) -> HTML {
    guard !occupation.licences.isEmpty else { return "<p>\(voice(noLicence))</p>\n" }
    return .each(occupation.licences) { licence in
      let name = ProvinceChoice(rawValue: province.rawValue)?.name ?? Bilingual(same: province.rawValue)
      return """
        <p><strong>\(voice(licence.profession)), \(voice(name))\(voice(en: ":", fr: "\u{A0}:"))</strong> \(voice(standing(licence)))
        \(body(licence, voice))</p>
        \(if: isAsked(licence), "<p><small>\(voice(en: "The usual way:", fr: "Le parcours habituel :")) \(licence.stages.map { voice(stage($0)) }.joined(separator: " → "))</small></p>\n")
        """
    }
  }

  private static func isAsked(_ licence: CredentialReading.Licence) -> Bool {
    switch licence.standing {
    case .required, .requiredAsFarAsKnown: true
    case .notCompulsory, .unknown: false
    }
  }

  private static func body(_ licence: CredentialReading.Licence, _ voice: Voice) -> HTML {
    guard let body = licence.body else { return .empty }
    return licence.page.flatMap(Address.init(elsewhere:)).map { "<a\(href: $0)>\(body)</a>" } ?? "\(body)"
  }

  // MARK: Words

  private static func standing(_ licence: CredentialReading.Licence) -> Bilingual {
    let basis = basis(licence.basis)
    return switch licence.standing {
    case .required: Bilingual(en: "\(basis.en). Ask:", fr: "\(basis.fr). Adressez-vous à :")
    case .requiredAsFarAsKnown:
      Bilingual(
        en: "\(basis.en), as far as is known here. Check with:",
        fr: "\(basis.fr), à notre connaissance. Vérifiez auprès de :")
    case .notCompulsory:
      Bilingual(
        en: "no licence was compulsory when this was looked up. Check with:",
        fr: "aucun permis n’était obligatoire lors de la consultation. Vérifiez auprès de :")
    case .unknown:
      Bilingual(
        en: "not known here. Check with the regulator.",
        fr: "inconnu ici. Vérifiez auprès de l’organisme de réglementation.")
    }
  }

  private static func basis(_ basis: Regulation.Basis) -> Bilingual {
    switch basis {
    case .licence: Bilingual(en: "the work needs a licence", fr: "l’exercice demande un permis")
    case .title:
      Bilingual(
        en: "the title is protected, some of the work is open",
        fr: "le titre est réservé, une part du travail est libre")
    case .compulsoryTrade:
      Bilingual(
        en: "a certificate of qualification or an apprenticeship is needed",
        fr: "il faut un certificat de qualification ou un apprentissage")
    case .certificate:
      Bilingual(en: "employers have to see a certificate", fr: "les employeurs doivent voir un certificat")
    case .permit:
      Bilingual(
        en: "a permit is needed, by a course and an examination",
        fr: "il faut un permis, obtenu par un cours et un examen")
    }
  }

  private static func stage(_ stage: LicensingStage) -> Bilingual {
    switch stage {
    case .assessment: Bilingual(en: "assessment of credentials", fr: "évaluation des titres")
    case .languageProof: Bilingual(en: "proof of language", fr: "preuve de compétence linguistique")
    case .course: Bilingual(en: "course", fr: "cours")
    case .bridging:
      Bilingual(en: "bridging courses where something is missing", fr: "formation d’appoint au besoin")
    case .tradeHours: Bilingual(en: "hours of work in the trade", fr: "heures de travail dans le métier")
    case .examination: Bilingual(en: "examination", fr: "examen")
    case .supervisedPractice: Bilingual(en: "supervised practice", fr: "exercice supervisé")
    case .registration: Bilingual(en: "registration", fr: "inscription")
    }
  }

  private static func title(_ level: CredentialLevel.Level) -> Bilingual {
    switch level {
    case .secondary: Bilingual(en: "The end of secondary school", fr: "La fin des études secondaires")
    case .trade:
      Bilingual(
        en: "A trade or vocational certificate", fr: "Un certificat de métier ou de formation professionnelle"
      )
    case .college: Bilingual(en: "Like a college diploma", fr: "Comparable à un diplôme collégial")
    case .threeYears:
      Bilingual(
        en: "A first university degree of three years", fr: "Un premier diplôme universitaire de trois ans")
    case .firstDegree:
      Bilingual(en: "Like a bachelor’s degree", fr: "Comparable à un baccalauréat universitaire")
    case .longDegree:
      Bilingual(
        en: "A long first degree, of about five years", fr: "Un long premier diplôme, d’environ cinq ans")
    case .master: Bilingual(en: "Like a master’s degree", fr: "Comparable à une maîtrise")
    case .doctorate: Bilingual(en: "Like a doctorate", fr: "Comparable à un doctorat")
    case .professional:
      Bilingual(en: "A first degree for a profession", fr: "Un premier diplôme menant à une profession")
    }
  }

  private static func about(_ level: CredentialLevel.Level) -> Bilingual {
    switch level {
    case .secondary:
      Bilingual(
        en: "Twelve years of school or so; it opens university and many jobs.",
        fr: "Une douzaine d’années d’école ; il ouvre l’université et bien des emplois.")
    case .trade:
      Bilingual(
        en:
          "Learned at a workplace and at school. A trade test here shows what counts; the province’s body for apprenticeship says which.",
        fr:
          "Appris au travail et à l’école. Un examen de métier montre ici ce qui compte ; l’organisme provincial d’apprentissage dit lequel."
      )
    case .college:
      Bilingual(
        en: "Two or three years after secondary school, mostly practical.",
        fr: "Deux ou trois ans après le secondaire, surtout pratiques.")
    case .threeYears:
      Bilingual(
        en:
          "Often as many hours in the subject as four years here, since general courses were done at school. Many employers count it as a bachelor’s degree.",
        fr:
          "Souvent autant d’heures dans la discipline que quatre années ici, les cours généraux ayant été faits à l’école. Bien des employeurs le comptent comme un baccalauréat."
      )
    case .firstDegree:
      Bilingual(
        en: "Four years of university in most countries.",
        fr: "Quatre ans d’université dans la plupart des pays.")
    case .longDegree:
      Bilingual(
        en:
          "Between a bachelor’s and a master’s degree here; assessments often say master’s. It led straight into a profession.",
        fr:
          "Entre le baccalauréat et la maîtrise d’ici ; les évaluations disent souvent maîtrise. Il menait directement à une profession."
      )
    case .master:
      Bilingual(en: "One or two years after a first degree.", fr: "Un ou deux ans après un premier diplôme.")
    case .doctorate:
      Bilingual(
        en: "Years of research of their own after a master’s degree.",
        fr: "Des années de recherche personnelle après une maîtrise.")
    case .professional:
      Bilingual(
        en:
          "Five or six years that lead to a profession such as medicine, pharmacy or law, even where it is called a bachelor’s degree. The work needs a licence here.",
        fr:
          "Cinq ou six ans qui mènent à une profession comme la médecine, la pharmacie ou le droit, même sous le nom de bachelor. L’exercice demande ici un permis."
      )
    }
  }

  /// What the second digit of an occupation says, as the classification has it.
  private static func training(_ teer: Int) -> Bilingual {
    switch teer {
    case 0: Bilingual(en: "Work of management (TEER 0).", fr: "Travail de gestion (FÉER 0).")
    case 1:
      Bilingual(
        en: "Usually needs a university degree (TEER 1).",
        fr: "Demande habituellement un diplôme universitaire (FÉER 1).")
    case 2:
      Bilingual(
        en: "Usually needs college of two years or more, or a trade (TEER 2).",
        fr: "Demande habituellement deux ans ou plus d’études collégiales, ou un métier (FÉER 2).")
    case 3:
      Bilingual(
        en:
          "Usually needs college of less than two years, or training on the job of more than six months (TEER 3).",
        fr:
          "Demande habituellement moins de deux ans d’études collégiales, ou plus de six mois de formation en emploi (FÉER 3)."
      )
    case 4:
      Bilingual(
        en: "Usually needs secondary school, or some weeks of training (TEER 4).",
        fr: "Demande habituellement des études secondaires, ou quelques semaines de formation (FÉER 4).")
    default:
      Bilingual(
        en: "Learned by a short demonstration (TEER 5).",
        fr: "S’apprend par une courte démonstration (FÉER 5).")
    }
  }

  private static func likely(_ percent: Int) -> Bilingual {
    .inBoth { voice in
      let share = voice.percent(percent, of: 100)
      return voice(en: "Likely by its words: \(share)", fr: "Vraisemblance d’après les mots : \(share)")
    }
  }

  private static let unknownLevel = Bilingual(
    en:
      "No name of a degree was recognised in this. Ask how many years it took, what came before it, and what it lets one do there.",
    fr:
      "Aucun nom de diplôme n’a été reconnu. Demandez combien d’années il a pris, ce qu’il fallait avant, et ce qu’il permet de faire là-bas."
  )
  private static let unknownWork = Bilingual(
    en:
      "Its words lead to no occupation that is known here. Try the subject alone, or what the person did at work.",
    fr:
      "Ses mots ne mènent à aucune profession connue ici. Essayez la discipline seule, ou ce que la personne faisait au travail."
  )
  private static let unsure = Bilingual(
    en: "The words fit several kinds of work: ask what the person did in their last two jobs.",
    fr:
      "Les mots conviennent à plusieurs sortes de travail : demandez ce que la personne faisait dans ses deux derniers emplois."
  )
  private static let noLicence = Bilingual(
    en: "No licence is known here for this work; that is not proof that none is needed.",
    fr: "Aucun permis n’est connu ici pour ce travail ; cela ne prouve pas qu’aucun n’est requis.")

  private static let steps = [
    Bilingual(
      en:
        "Ask what the person did, with what, for whom, and what came of it. That tells more than the name of a degree.",
      fr:
        "Demandez ce que la personne a fait, avec quoi, pour qui, et ce qui en est résulté. Cela en dit plus que le nom d’un diplôme."
    ),
    Bilingual(
      en: "Where the work needs no licence, let them show it: an hour with a task of yours.",
      fr: "Là où aucun permis n’est requis, laissez la personne le montrer : une heure, une tâche à vous."),
    Bilingual(
      en: "Where it needs one, ask how far they are, and which work near it they may do meanwhile.",
      fr:
        "Là où il en faut un, demandez où en est la démarche, et quel travail voisin est permis entre-temps."),
    Bilingual(
      en:
        "Ask for an assessment only if you use it: it costs time and money. Many people have one from when they immigrated.",
      fr:
        "Ne demandez une évaluation que si vous vous en servez : elle coûte temps et argent. Bien des gens en ont une, faite pour immigrer."
    ),
  ]
  private static let care = Bilingual(
    en:
      "This goes by names and decides nothing. Assessments are made by the services that this centre lists; licences are given by regulators alone.",
    fr:
      "Ceci se fie aux noms et ne décide de rien. Les évaluations sont faites par les services que ce centre recense ; seuls les organismes de réglementation délivrent les permis."
  )
}
