import Basics

/// What the name of a degree or certificate says of its level, in whatever language it is written, as far as names tell.
///
/// Names are not enough to decide anything: the same word is one thing in one country and another in the next. What is told is what
/// an employer may expect, and what to be careful about; an assessment says more.
struct CredentialLevel: Sendable {
  enum Level: Int, Sendable, CaseIterable {
    case secondary, trade, college, threeYears, firstDegree, longDegree, master, doctorate, professional
  }

  let level: Level
  /// What is meant in some countries and not in others.
  let care: Bilingual?
  /// The words by which it was recognised.
  let words: String
  /// What is left of the text: the subject.
  let subject: String

  /// The first name of a degree that is found in a text; nil where there is none.
  ///
  /// - Parameter country: as somebody wrote it, where a name depends on it.
  /// - Complexity: O(words × names).
  init?(of text: String, from country: String) {
    let read = AdText(text)
    let place = folded(country)
    var best: (range: Range<Int>, name: Name)?
    for name in Self.names where name.countries.isEmpty || name.countries.contains(where: place.contains) {
      for start in read.words.indices {
        guard let range = name.pattern.match(read.words, at: start) else { continue }
        // A longer name is surer; of equals the one that is for this country, which stands first.
        if best.map({ range.count > $0.range.count }) ?? true { best = (range, name) }
      }
    }
    guard let best else { return nil }
    level = best.name.level
    care = best.name.care
    words = read.words[best.range].map { String(text[$0.range]) }.joined(separator: " ")
    let rest = read.words.indices.filter {
      !best.range.contains($0) && !Self.small.contains(read.words[$0].folded)
    }
    subject = rest.map { String(text[read.words[$0].range]) }.joined(separator: " ")
  }

  private static let small: Set<String> = [
    "in", "of", "the", "en", "de", "la", "le", "du", "des", "d", "l", "em", "y", "et", "and", "a", "an",
    "for", "pour", "di", "fur", "o",
  ]

  struct Name: Sendable {
    let pattern: WordPattern
    let level: Level
    let care: Bilingual?
    /// Folded names of the countries it is so in; empty for all.
    let countries: [String]

    init(_ pattern: String, _ level: Level, care: Bilingual? = nil, in countries: [String] = []) {
      self.pattern = WordPattern(pattern)
      self.level = level
      self.care = care
      self.countries = countries
    }
  }

  /// Those for single countries come before those for all.
  static let names: [Name] = local + general

  private static let frenchSchool = [
    "france", "maroc", "morocco", "algerie", "algeria", "tunisie", "tunisia", "senegal", "cameroun",
    "cameroon", "ivoire", "ivory", "liban", "lebanon", "belgique", "belgium", "haiti", "congo", "madagascar",
    "mali", "benin", "togo", "burkina", "niger", "gabon", "guinee",
  ]

  private static let local: [Name] = [
    Name(
      "bac|baccalaureat|baccalaureate (plus)", .secondary,
      care: Bilingual(
        en:
          "In these countries the baccalauréat ends secondary school; in Québec the same word is a university degree.",
        fr:
          "Dans ces pays, le baccalauréat termine les études secondaires ; au Québec, le même mot désigne un diplôme universitaire."
      ),
      in: frenchSchool),
    Name("licence|license (professionnelle|fondamentale|appliquee)", .threeYears, in: frenchSchool),
    Name(
      "maitrise", .firstDegree,
      care: Bilingual(
        en: "The older maîtrise was the fourth year of university, before the master’s degree.",
        fr: "L’ancienne maîtrise était la quatrième année d’université, avant le master."), in: frenchSchool),
    Name(
      "licenciatura|licenciado|licenciada", .threeYears, in: ["portugal", "angola", "mozambi", "cabo verde"]),
    Name(
      "bachelor* (of) (commerce|arts|science|sc)", .threeYears,
      care: Bilingual(
        en:
          "Bachelor’s degrees in arts, commerce and science took three years here for long; in engineering they take four.",
        fr:
          "Les baccalauréats en arts, en commerce et en sciences y ont longtemps duré trois ans ; en génie, ils en durent quatre."
      ),
      in: ["india", "inde", "pakistan", "bangladesh", "sri lanka", "nepal"]),
    Name("b com|sc|a", .threeYears, in: ["india", "inde", "pakistan", "bangladesh", "nepal"]),
    Name("bcom|bsc|ba", .threeYears, in: ["india", "inde", "pakistan", "bangladesh", "nepal"]),
    Name("laurea (triennale|breve)", .threeYears, in: ["ital"]),
    Name("intermediate", .secondary, in: ["india", "inde", "pakistan", "bangladesh"]),
    Name(
      "specialist", .longDegree,
      in: ["russia", "russie", "ukrain", "belarus", "kazakh", "uzbek", "moldov", "georgia", "armenia"]),
  ]

  private static let general: [Name] = [
    Name("phd|dphil|doctorate", .doctorate), Name("ph d", .doctorate),
    Name("doctor of philosophy|science|engineering|education", .doctorate),
    Name("doctorat|doctorado|doutorado|dottorato|doktor", .doctorate),
    Name("kandidat nauk", .doctorate), Name("candidate of sciences", .doctorate),
    Name("mbbs|mbchb|mbbch", .professional), Name("doctor of medicine", .professional),
    Name("doctorat (d) (etat) en medecine", .professional),
    Name("medico|medica (cirujano|cirujana|general)", .professional), Name("bds|dds|dmd", .professional),
    Name("bvsc|dvm", .professional),
    Name("pharmd|pharm (d)", .professional), Name("bachelor of laws", .professional),
    Name("llb|juris", .professional),
    Name("mba|msc|ma|meng|mtech|mphil|mcom|mca", .master), Name("m sc|tech|eng|com|phil|a", .master),
    Name("master* (of) (degree)", .master),
    Name("maitrise|maestria|mestrado|magistrale", .master), Name("maestro|mestre en|em", .master),
    Name("magister|mgr|magistr*", .longDegree),
    Name("diplom|dipl (ing|ingenieur|kaufmann|kauffrau)", .longDegree), Name("diplomingenieur*", .longDegree),
    Name(
      "specialist degree|diploma", .longDegree,
      care: Bilingual(
        en:
          "In countries of the former Soviet Union a specialist’s diploma took five years and led to a profession.",
        fr:
          "Dans les pays de l’ex-URSS, le diplôme de spécialiste durait cinq ans et menait à une profession.")
    ),
    Name(
      "ingenieur|ingeniera|ingeniero|engenheiro|engenheira (d|civil) (etat)", .longDegree,
      care: Bilingual(
        en:
          "As a degree, five years in most countries. As a title it is protected here: only members of the order or association may call themselves engineers.",
        fr:
          "Comme diplôme, cinq ans dans la plupart des pays. Comme titre, il est réservé ici : seuls les membres de l’ordre ou de l’association peuvent se dire ingénieurs."
      )),
    Name("ingenieria|engenharia|ingegneria", .longDegree),
    Name("laurea|lisans|licenciatura|licenciado|licenciada|bacharel|bacharelado|grado", .firstDegree),
    Name(
      "licence|license|licentiate", .threeYears,
      care: Bilingual(
        en:
          "A licence is a degree of three years where schools follow France’s; elsewhere the word may mean a permit to work.",
        fr:
          "La licence est un diplôme de trois ans là où l’école suit celle de la France ; ailleurs, le mot peut désigner un permis d’exercice."
      )),
    Name(
      "bachelor|bachelors|baccalaureate|baccalaureat (s) (of) (degree)", .firstDegree,
      care: Bilingual(
        en:
          "Where schools follow France’s, “baccalauréat” ends secondary school instead: ask from which country.",
        fr:
          "Là où l’école suit celle de la France, le « baccalauréat » termine plutôt le secondaire : demandez de quel pays."
      )),
    Name("bsc|btech|beng|bcom|bba|bca|bsn|ba|bed|barch", .firstDegree),
    Name("b sc|tech|eng|com|ed|e|s|arch|a", .firstDegree),
    Name("bts|dut|deug|hnd|diplomado", .college), Name("higher national diploma", .college),
    Name("associate (degree|s)", .college), Name("tecnologo|tecnologa|tecnologia", .college),
    Name("brevet de technicien (superieur)", .college),
    Name(
      "diploma|diplome (of) (national|technicien*)", .college,
      care: Bilingual(
        en:
          "The word stands for anything from a short course to a university degree: ask how many years it took, and after what.",
        fr:
          "Le mot désigne aussi bien un cours court qu’un diplôme universitaire : demandez combien d’années, et après quoi."
      )),
    Name("tecnico|tecnica", .college), Name("post graduate diploma|certificate", .firstDegree),
    Name("postgraduate|graduate diploma|certificate", .firstDegree),
    Name("meister|meisterbrief", .trade), Name("ausbildung|geselle|gesellenbrief", .trade),
    Name("apprenticeship|journeyman|journeyperson|apprentissage|compagnon", .trade),
    Name("vocational|iti|cap|bep|formacion profesional|nvq|certificat d aptitude", .trade),
    Name("city and guilds", .trade), Name("red seal|sceau rouge", .trade),
    Name(
      "secondary|high school|matric|matriculation|waec|abitur|bachillerato|lycee|a levels|secundaria|baccalaureat",
      .secondary),
  ]
}
