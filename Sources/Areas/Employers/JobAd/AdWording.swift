import Basics

/// A wording that keeps people away whom the job does not, with why, where that is said, and what to write.
struct AdWording: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case canadianExperience, credential, language, status, references, years, age, fit, licence, degree
  }

  struct Source: Sendable {
    let name: Bilingual
    let address: String
  }

  let kind: Kind
  let patterns: [WordPattern]
  let why: Bilingual
  let instead: Bilingual
  let sources: [Source]

  init(_ kind: Kind, _ patterns: [String], why: Bilingual, instead: Bilingual, _ sources: Source...) {
    self.kind = kind
    self.patterns = patterns.map(WordPattern.init)
    self.why = why
    self.instead = instead
    self.sources = sources
  }

  /// Those that are looked for, English and French together: an ad may hold both.
  static let all = [
    canadianExperience, credential, nativeSpeaker, otherLanguage, status, references, years, age, fit,
    driving, degree,
  ]

  private static let canadianExperience = AdWording(
    .canadianExperience,
    [
      "canadian (work|job|industry|workplace|professional|employment) experience", "experience in canada",
      "experience .. in a|the canadian", "experience within canada",
      "north american (work|industry) experience",
      "experience .. north america*", "local (work|market|industry) experience", "canadian market experience",
      "experience (de|du) (travail) canadien*", "experience (de) (travail) au canada",
      "experience .. en amerique du nord",
      "experience (de) (travail) quebecoise|quebecois", "experience (de) (travail) au quebec",
      "experience .. nord americaine",
      "experience locale",
    ],
    why: Bilingual(
      en:
        "Where somebody learned the work says nothing about how well they do it. Ontario’s Human Rights Commission holds a requirement of Canadian "
        + "experience to be discriminatory at first sight. Since January 1, 2026, Ontario’s Employment Standards Act keeps it out of publicly "
        + "advertised postings of employers with 25 people or more. Elsewhere, check with your province.",
      fr:
        "Le lieu où une personne a appris son métier ne dit pas comment elle l’exerce. Pour la Commission ontarienne des droits de la personne, exiger de "
        + "l’expérience canadienne est discriminatoire à première vue. Depuis le 1er janvier 2026, la Loi sur les normes d’emploi de l’Ontario l’écarte des offres "
        + "publiques des employeurs de 25 personnes et plus. Ailleurs, vérifiez auprès de votre province."),
    instead: Bilingual(
      en:
        "Experience in this kind of work, wherever you gained it. (Then name what they must know: a code, a rule, a kind of client.)",
      fr:
        "De l’expérience dans ce genre de travail, où qu’elle ait été acquise. (Puis nommez ce qu’il faut connaître : un code, une règle, une clientèle.)"
    ),
    Source.canadianExperience, Source.employmentStandards)

  private static let credential = AdWording(
    .credential,
    [
      "canadian (university|college|recognized|accredited) degree|diploma|education|credential*|certificat*|university|college|school|designation",
      "degree|diploma|education|credential* .. from a|an canadian|accredited|recognized (canadian)",
      "graduate of a canadian",
      "degree .. in canada", "north american degree|diploma|education",
      "diplome (universitaire|collegial) canadien*|quebecois*",
      "diplome .. d une|un (universite|etablissement|college) canadien*|quebecois*",
      "etudes .. au canada", "formation .. au canada", "etablissement .. reconnu au quebec|canada",
    ],
    why: Bilingual(
      en:
        "Degrees from elsewhere can be assessed, and most work needs no degree of this country. Only where the law asks for a licence does the regulator "
        + "decide which education counts.",
      fr:
        "Les diplômes d’ailleurs peuvent être évalués, et la plupart des emplois n’exigent pas un diplôme d’ici. C’est seulement là où la loi demande un permis que "
        + "l’organisme de réglementation décide quelles études comptent."),
    instead: Bilingual(
      en: "A degree in … or the equivalent from any country; we accept assessments, and help you get one.",
      fr:
        "Un diplôme en … ou l’équivalent de n’importe quel pays ; nous acceptons les évaluations et vous aidons à en obtenir une."
    ),
    Source.credentials)

  private static let nativeSpeaker = AdWording(
    .language,
    [
      "native (english|french|level) speaker*|fluency|english|french", "mother tongue",
      "first language english|french",
      "english|french as a first language", "no|without (a) (foreign|strong|heavy) accent", "neutral accent",
      "accent free", "accentless",
      "perfect|flawless|impeccable|unaccented english|french", "langue maternelle",
      "locuteur|locutrice natif|native|native*", "sans accent",
      "francais|anglais parfait|impeccable", "maitrise parfaite du|de", "accent neutre",
    ],
    why: Bilingual(
      en:
        "A first language and an accent stand for where somebody was born; what the job needs is to be understood and to understand. Tribunals treat both as "
        + "they treat origin. Levels of language can be named and tested.",
      fr:
        "La langue maternelle et l’accent tiennent lieu de lieu de naissance ; ce que l’emploi demande, c’est de comprendre et de se faire comprendre. Les tribunaux "
        + "les traitent comme l’origine. Un niveau de langue se nomme et se mesure."),
    instead: Bilingual(
      en: "Explains … to clients by telephone in English (about CLB 8 in speaking and listening).",
      fr: "Explique … à la clientèle au téléphone en français (environ NCLC 8 à l’oral)."),
    Source.language, Source.benchmarks)

  private static let otherLanguage = AdWording(
    .language,
    [
      "anglais (est) exige|requis|obligatoire|essentiel|courant|avance",
      "bilinguisme (est) exige|requis|obligatoire|essentiel",
      "bilingue francais anglais", "etre bilingue", "maitrise de l anglais", "connaissance .. de l anglais",
      "bilingualism (is) required|mandatory",
      "must be bilingual", "fully bilingual",
    ],
    why: Bilingual(
      en:
        "Ask for a second language only where the tasks need it, and say which. In Québec the Charter of the French language (section 46) forbids asking for another "
        + "language than French unless the tasks need it and every reasonable way to avoid it has been tried; the posting has to give the reason.",
      fr:
        "Ne demandez une deuxième langue que si les tâches l’exigent, et dites lesquelles. Au Québec, la Charte de la langue française (article 46) interdit d’exiger une "
        + "autre langue que le français, sauf si les tâches le demandent et que tous les moyens raisonnables de l’éviter ont été pris ; l’offre doit en donner les motifs."
    ),
    instead: Bilingual(
      en: "Answers about ten e-mails a week in English; everything else is in French.",
      fr: "Répond à une dizaine de courriels par semaine en anglais ; tout le reste se fait en français."),
    Source.frenchCharter)

  private static let status = AdWording(
    .status,
    [
      "canadian citizens|citizen only|required", "canadian citizenship",
      "citizens and|or permanent residents",
      "permanent residents only", "must be a (canadian) citizen",
      "citoyens canadiens seulement|uniquement", "citoyennete canadienne",
      "citoyen* canadien* ou resident* permanent*",
      "residents permanents seulement|uniquement",
    ],
    why: Bilingual(
      en:
        "What you may ask is whether somebody is allowed to work here. Citizenship is a protected ground in Ontario’s Human Rights Code, and many with a work permit may "
        + "work for anybody.",
      fr:
        "Ce que vous pouvez demander, c’est si la personne est autorisée à travailler ici. La citoyenneté est un motif protégé par le Code des droits de la personne de l’Ontario, et bien des "
        + "titulaires de permis de travail peuvent travailler pour n’importe qui."),
    instead: Bilingual(
      en: "You are allowed to work in Canada, or will be by the first day.",
      fr: "Vous êtes autorisé ou autorisée à travailler au Canada, ou le serez au premier jour."),
    Source.rightsAtWork)

  private static let references = AdWording(
    .references,
    [
      "canadian (work|professional|employment) references", "references .. in|from canada",
      "local references", "north american references",
      "references canadiennes|locales|quebecoises", "references .. au canada|quebec",
    ],
    why: Bilingual(
      en:
        "Whoever arrived last year has worked for years, and those who know it live elsewhere. They answer e-mail too.",
      fr:
        "Une personne arrivée l’an dernier a des années de travail derrière elle, et ceux qui le savent vivent ailleurs. Ils répondent aussi aux courriels."
    ),
    instead: Bilingual(
      en: "Two people who know your work, in any country; we write or call at an hour that suits them.",
      fr:
        "Deux personnes qui connaissent votre travail, dans n’importe quel pays ; nous écrivons ou appelons à une heure qui leur convient."
    ),
    Source.canadianExperience)

  private static let years = AdWording(
    .years,
    [
      "minimum (of) 1|2|3|4|5|6|7|8|9|10|12|15 (to) (10) years", "at least 1|2|3|4|5|6|7|8|9|10|12|15 years",
      "3|4|5|6|7|8|9|10|12|15 years .. experience required",
      "minimum (de) 1|2|3|4|5|6|7|8|9|10|12|15 ans|annees", "au moins 1|2|3|4|5|6|7|8|9|10|12|15 ans|annees",
      "1|2|3|4|5|6|7|8|9|10|12|15 ans|annees d experience minimum|requis*|exige*",
    ],
    why: Bilingual(
      en:
        "Years say how long, not how well: as a predictor of how somebody will do a job they are among the weakest. Say what must have been done.",
      fr:
        "Les années disent combien de temps, pas à quel point c’est bien fait : elles comptent parmi les plus faibles prédicteurs du rendement. Dites ce qui doit avoir été fait."
    ),
    instead: Bilingual(
      en: "You have planned and finished … on your own (three examples, or one large one).",
      fr: "Vous avez planifié et mené à bien … de façon autonome (trois exemples, ou un grand)."),
    Source.selection)

  private static let age = AdWording(
    .age,
    [
      "recent graduate*|grad*", "new grad*", "digital native*",
      "young (and) (dynamic|energetic) team|professional|person", "youthful", "jeune (et) (dynamique) equipe",
      "equipe jeune", "jeune diplome*", "natif|natifs numerique*", "finissant*",
    ],
    why: Bilingual(
      en:
        "It tells whoever begins again at forty not to apply. Many newcomers do begin again, with twenty years of knowing how.",
      fr:
        "Cela dit à qui recommence à quarante ans de ne pas postuler. Bien des personnes immigrantes recommencent, avec vingt ans de savoir-faire."
    ),
    instead: Bilingual(
      en: "Suits a first job in this field, and those who change into it.",
      fr: "Convient à un premier emploi dans le domaine, et aux personnes qui s’y réorientent."),
    Source.olderPeople)

  private static let fit = AdWording(
    .fit,
    [
      "cultural|culture fit", "fit (in|with|into) our culture|team", "fits (in|with|into) our culture",
      "must understand canadian culture", "canadian culture",
      "s integrer a notre culture", "adequation culturelle", "culture canadienne|quebecoise",
      "correspondre a notre culture",
    ],
    why: Bilingual(
      en:
        "“Fit” is decided in the stomach, and the stomach likes those who are like oneself. Say how you work, and ask how somebody would work with you.",
      fr:
        "L’« adéquation » se décide au ventre, et le ventre aime qui lui ressemble. Dites comment vous travaillez, et demandez comment la personne travaillerait avec vous."
    ),
    instead: Bilingual(
      en: "We decide together, say what we think, and share the work that nobody likes.",
      fr: "Nous décidons ensemble, disons ce que nous pensons et partageons le travail que personne n’aime."),
    Source.rightsAtWork)

  private static let driving = AdWording(
    .licence,
    [
      "valid (class) (g|5) driver* (s) licence|license",
      "driver* (s) licence|license (and|is) (required|vehicle|car)",
      "must have (a) (own|reliable) car|vehicle", "own vehicle",
      "permis de conduire", "posseder une|un voiture|vehicule|automobile", "vehicule personnel",
    ],
    why: Bilingual(
      en:
        "Right where somebody drives for the work. Where they only have to get there, it keeps good people away for months.",
      fr:
        "Juste si la personne conduit pour le travail. S’il s’agit seulement de s’y rendre, cela écarte de bonnes personnes pendant des mois."
    ),
    instead: Bilingual(
      en: "Visits three sites a week; you can get there by car, by bus or with a colleague.",
      fr:
        "Visite trois chantiers par semaine ; on s’y rend en voiture, en autobus ou avec une ou un collègue."),
    Source.rightsAtWork)

  private static let degree = AdWording(
    .degree,
    [
      "university|bachelor|bachelors|master|masters (s) degree",
      "degree required", "must have a|an (university|bachelor*|master*) degree",
      "post secondary education required", "diplome universitaire", "diplome exige|requis|obligatoire",
      "baccalaureat en|exige|requis|complete", "maitrise exigee|requise",
    ],
    why: Bilingual(
      en:
        "Unless the law asks for it, a degree stands for something that you can ask for itself. Name what somebody must know, and let them show it.",
      fr:
        "Sauf si la loi l’exige, un diplôme tient lieu de quelque chose que vous pouvez demander directement. Nommez ce qu’il faut savoir, et laissez la personne le montrer."
    ),
    instead: Bilingual(
      en: "You can …, learned in studies or at work. We give you a task of an hour to show it.",
      fr:
        "Vous savez …, appris aux études ou au travail. Nous vous confions une tâche d’une heure pour le montrer."
    ),
    Source.selection)
}

extension AdWording.Source {
  fileprivate static let canadianExperience = AdWording.Source(
    name: Bilingual(
      en: "Policy on removing the “Canadian experience” barrier, Ontario Human Rights Commission, 2013",
      fr:
        "Politique sur l’élimination des obstacles liés à l’« expérience canadienne », Commission ontarienne des droits de la personne, 2013"
    ),
    address: "https://www.ohrc.on.ca")
  fileprivate static let employmentStandards = AdWording.Source(
    name: Bilingual(
      en: "Employment Standards Act, 2000, as changed by the Working for Workers Four Act, 2024, Ontario",
      fr:
        "Loi de 2000 sur les normes d’emploi, modifiée par la Loi de 2024 visant à œuvrer pour les travailleurs, quatre, Ontario"
    ),
    address: "https://www.ontario.ca/laws")
  fileprivate static let credentials = AdWording.Source(
    name: Bilingual(
      en: "Canadian Information Centre for International Credentials (who assesses what)",
      fr: "Centre d’information canadien sur les diplômes internationaux (qui évalue quoi)"),
    address: "https://www.cicic.ca")
  fileprivate static let language = AdWording.Source(
    name: Bilingual(
      en: "Policy on discrimination and language, Ontario Human Rights Commission, 1996",
      fr:
        "Politique concernant la discrimination et la langue, Commission ontarienne des droits de la personne, 1996"
    ),
    address: "https://www.ohrc.on.ca")
  fileprivate static let benchmarks = AdWording.Source(
    name: Bilingual(
      en: "Canadian Language Benchmarks, Centre for Canadian Language Benchmarks",
      fr:
        "Niveaux de compétence linguistique canadiens, Centre des niveaux de compétence linguistique canadiens"
    ),
    address: "https://www.language.ca")
  fileprivate static let frenchCharter = AdWording.Source(
    name: Bilingual(
      en: "Charter of the French language, section 46, Québec",
      fr: "Charte de la langue française, article 46, Québec"),
    address: "https://www.legisquebec.gouv.qc.ca")
  fileprivate static let rightsAtWork = AdWording.Source(
    name: Bilingual(
      en: "Human Rights at Work, third edition, Ontario Human Rights Commission, 2008",
      fr:
        "Les droits de la personne au travail, troisième édition, Commission ontarienne des droits de la personne, 2008"
    ),
    address: "https://www.ohrc.on.ca")
  fileprivate static let olderPeople = AdWording.Source(
    name: Bilingual(
      en:
        "Policy on discrimination against older people because of age, Ontario Human Rights Commission, 2007",
      fr:
        "Politique sur la discrimination fondée sur l’âge à l’endroit des personnes âgées, Commission ontarienne des droits de la personne, 2007"
    ),
    address: "https://www.ohrc.on.ca")
  fileprivate static let selection = AdWording.Source(
    name: Bilingual(
      en:
        "Sackett, Zhang, Berry and Lievens, Revisiting meta-analytic estimates of validity in personnel selection, Journal of Applied Psychology, 2022",
      fr:
        "Sackett, Zhang, Berry et Lievens, Revisiting meta-analytic estimates of validity in personnel selection, Journal of Applied Psychology, 2022"
    ),
    address: "https://doi.org/10.1037/apl0000994")
}
