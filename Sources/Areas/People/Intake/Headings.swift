import Basics

/// The headings people write above their columns, and what they mean. This table is all that is known:
/// a heading that is not here, give or take capitals, accents and a remark in parentheses, is not guessed.
package enum Headings {
  /// English on the first line of each entry, French on the second; `|` between headings.
  package static let table: [(field: IntakeField, en: [String], fr: [String])] = [
    entry(
      .id,
      "id|identifier|client #|client no|client number|client id|file #|file number|case #|case number|case id|participant id|participant #|person id|member id|mentor id|mentee id|connector id|connectee id|record id|registration #|registration number|#",
      "no|n°|numéro|no de dossier|numéro de dossier|dossier|no dossier|no de client|numéro de client|identifiant|matricule|no de participant|no d'inscription"
    ),
    entry(
      .name,
      "name|full name|your name|client name|participant name|mentor name|mentee name|mentor|mentee|newcomer|professional|name of client|name of participant|first and last name",
      "nom complet|nom et prénom|prénom et nom|votre nom|nom du client|nom du participant|nom du mentor|nom du mentoré|mentoré|participant"
    ),
    entry(
      .firstName, "first name|firstname|given name|given names|forename|preferred name|first",
      "prénom|prénoms|prénom usuel|prénom du client"),
    entry(
      .lastName, "last name|lastname|surname|family name|last",
      "nom|nom de famille|patronyme"),
    entry(
      .email,
      "e-mail|email|email address|e-mail address|mail|contact email|your email|electronic mail|work email|personal email",
      "courriel|adresse courriel|adresse de courriel|adresse électronique|mél|adresse e-mail|votre courriel"),
    entry(
      .telephone,
      "telephone|phone|phone number|telephone number|phone #|phone no|tel|tel.|mobile|mobile phone|mobile number|cell|cell phone|cellphone|cell number|home phone|work phone|daytime phone|contact number",
      "téléphone|tél|tél.|numéro de téléphone|no de téléphone|téléphone cellulaire|cellulaire|portable|téléphone mobile|téléphone au travail|téléphone à la maison"
    ),
    entry(
      .occupation,
      "occupation|job title|profession|position|role|current position|current job title|current role|occupation sought|target occupation|intended occupation|stated occupation|occupation as stated|occupation in own words|profession in home country|previous occupation|field|field of work|job|career|area of expertise|expertise|designation",
      "profession|titre du poste|titre|poste|poste actuel|profession déclarée|profession visée|profession recherchée|profession exercée|emploi|emploi recherché|métier|titre d'emploi|occupation|domaine|domaine professionnel|domaine d'expertise|fonction"
    ),
    entry(
      .years,
      "years|years of experience|yrs experience|years experience|experience|experience years|years in field|years in the field|years in profession|work experience|yrs|total experience|years of professional experience",
      "années|années d'expérience|nombre d'années d'expérience|expérience|années dans le domaine|ans d'expérience|expérience (années)|années de pratique"
    ),
    entry(
      .education,
      "education|highest education|level of education|education level|highest level of education|degree|highest degree|diploma|credential|credentials|qualification",
      "scolarité|niveau de scolarité|niveau d'études|plus haut diplôme|diplôme|diplôme le plus élevé|formation|études|niveau d'instruction"
    ),
    entry(
      .licence,
      "licence|license|licence to practise|professional licence|professional license|licence status|license status|licence stage|licensing|licensing status|licensing stage|licensure|registration status|professional registration",
      "permis d'exercice|permis|statut du permis|étape du permis|étape vers le permis|inscription à l'ordre|statut à l'ordre|ordre professionnel|licence professionnelle"
    ),
    entry(
      .languages,
      "languages|language|languages spoken|spoken languages|language skills|speaks|mother tongue|other languages|language(s)",
      "langues|langue|langues parlées|langue parlée|langues connues|langue maternelle|autres langues|parle|langue(s)"
    ),
    entry(
      .benchmark,
      "clb|clb level|canadian language benchmark|canadian language benchmarks|language level|english level|language benchmark|clb/nclc|nclc/clb|clb score",
      "nclc|niveau nclc|niveaux de compétence linguistique canadiens|niveau de langue|niveau de français|niveau linguistique|score nclc"
    ),
    entry(
      .listening, "clb listening|listening|listening clb|clb l",
      "nclc compréhension de l'oral|compréhension de l'oral|compréhension orale|nclc co"),
    entry(
      .speaking, "clb speaking|speaking|speaking clb|clb s", "nclc expression orale|expression orale|nclc eo"),
    entry(
      .reading, "clb reading|reading|reading clb|clb r",
      "nclc compréhension de l'écrit|compréhension de l'écrit|compréhension écrite|nclc ce"),
    entry(
      .writing, "clb writing|writing|writing clb|clb w", "nclc expression écrite|expression écrite|nclc ee"),
    entry(
      .arrived,
      "arrived|arrival|arrival date|date of arrival|arrived on|landing date|date of landing|landed|landed on|arrival in canada|date arrived|date of arrival in canada|in canada since",
      "arrivée|date d'arrivée|arrivé le|arrivée au canada|date d'arrivée au canada|au canada depuis|date d'établissement"
    ),
    entry(
      .registered,
      "registered|registered on|registration|registration date|date registered|date of registration|intake|intake date|date of intake|application date|applied|applied on|date applied|waiting since|on list since|submitted|submission date|timestamp|date added",
      "inscription|inscrit le|inscrite le|date d'inscription|date d'accueil|accueil|date de demande|date de la demande|en attente depuis|horodateur|date d'ajout"
    ),
    entry(
      .city, "city|town|municipality|location|city of residence|place|lives in|community|city/town",
      "ville|municipalité|localité|lieu|ville de résidence|lieu de résidence|localisation|collectivité"),
    entry(
      .mode,
      "mode|prefers|preference|preferred mode|meeting mode|meeting preference|can meet|format|meeting format|how to meet|in person or online|delivery|preferred format",
      "mode|préférence|préférences|mode de rencontre|rencontres|rencontre|format|façon de se rencontrer|en personne ou en ligne|modalité"
    ),
    entry(
      .availability,
      "availability|when|times|time|best time|best times|preferred times|schedule|availabilities|when available|can meet when|hours",
      "disponibilités|disponibilité|disponible|quand|horaire|moments|meilleur moment|plages horaires|heures"),
    entry(
      .goals,
      "goals|goal|objectives|objective|needs|needs help with|looking for|wants help with|help wanted|areas of support|support needed|can help with|can offer|help offered|offers|offer|areas of help|areas of mentoring|what i can offer|can share|topics",
      "objectifs|objectif|but|buts|besoins|besoin|aide souhaitée|recherche|peut aider pour|peut aider|aide offerte|peut offrir|offre|sujets|thèmes"
    ),
    entry(
      .targetEmployers,
      "target employers|target employer|target organizations|target organisations|target organization|target companies|employers of interest|organizations of interest|companies of interest|interested in|dream employer|preferred employers",
      "employeurs visés|employeur visé|organisations visées|entreprises visées|employeurs recherchés|employeurs d'intérêt|entreprises d'intérêt"
    ),
    entry(
      .employer,
      "employer|company|organization|organisation|current employer|works at|company name|workplace|firm|employer name|name of employer",
      "employeur|entreprise|organisation|organisme|employeur actuel|compagnie|société|lieu de travail|nom de l'employeur"
    ),
    entry(
      .capacity,
      "capacity|how many people|how many|number of people|number of mentees|max mentees|maximum mentees|mentees|places|spots|spaces|can take|can meet how many|how many mentees|number of connectees|max|number of matches|max matches|maximum matches",
      "capacité|nombre de personnes|combien de personnes|combien|nombre de mentorés|places|nombre de places|maximum|nombre de jumelages|mentorés maximum"
    ),
    entry(
      .exclusions,
      "do not match with|do not match|not with|exclude|excluded|exclusions|conflicts|conflict|avoid|never match with|conflict of interest",
      "ne pas jumeler avec|ne pas jumeler|pas avec|exclure|exclus|exclusions|conflits|conflit|éviter|à éviter|conflit d'intérêts"
    ),
  ]

  private static func entry(_ field: IntakeField, _ en: String, _ fr: String) -> (
    IntakeField, [String], [String]
  ) {
    (field, en.split(separator: "|").map(String.init), fr.split(separator: "|").map(String.init))
  }

  private struct Meaning {
    var fields: [IntakeField] = []
    var isEnglish = false
    var isFrench = false
  }

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    for (field, english, french) in table {
      for (headings, isEnglish) in [(english, true), (french, false)] {
        for heading in headings {
          let key = key(heading)
          if meanings[key, default: Meaning()].fields.contains(field) == false {
            meanings[key, default: Meaning()].fields.append(field)
          }
          if isEnglish { meanings[key]?.isEnglish = true } else { meanings[key]?.isFrench = true }
        }
      }
    }
    return meanings
  }()

  /// The meanings a heading can have in a list of that side: none, one, or, if it is read two ways, two.
  ///
  /// A remark in parentheses is left out if the heading is not known with it.
  package static func meanings(of heading: String, in side: Side) -> [IntakeField] {
    for variant in [heading, withoutRemark(heading)] {
      if let fields = meanings[key(variant)]?.fields {
        let fitting = fields.filter { $0.onlyFor == nil || $0.onlyFor == side }
        if !fitting.isEmpty { return fitting }
      }
    }
    return []
  }

  /// The language that more of the headings belong to; English if neither does.
  package static func language(of headings: [String]) -> Language {
    var balance = 0
    for heading in headings {
      guard let meaning = meanings[key(heading)] ?? meanings[key(withoutRemark(heading))] else { continue }
      if meaning.isFrench, !meaning.isEnglish { balance += 1 }
      if meaning.isEnglish, !meaning.isFrench { balance -= 1 }
    }
    return balance > 0 ? .french : .english
  }

  /// A heading as it is compared: folded, with the signs for "number" spelt out.
  package static func key(_ heading: String) -> String {
    var text = ""
    for character in heading {
      switch character {
      case "#", "№": text += " no "
      case "°", "º": text += "o"
      default: text.append(character)
      }
    }
    return folded(text)
  }

  private static func withoutRemark(_ heading: String) -> String {
    var result = ""
    var depth = 0
    for character in heading {
      if character == "(" || character == "[" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ")" || character == "]" { depth = max(0, depth - 1) }
    }
    return result
  }
}
