import Basics

/// A field in which people of the demonstration network work, in the words that they use for it.
struct DemoTrade: Sendable {
  /// What newcomers write; most write the first.
  let titles: [Bilingual]
  /// What those write who are established here.
  let established: Bilingual
  let education: Bilingual
  let isLicensed: Bool
  /// Of a hundred people, roughly.
  let weight: Int

  private init(
    _ weight: Int, _ education: Bilingual, isLicensed: Bool = false, established: Bilingual,
    _ titles: [Bilingual]
  ) {
    self.weight = weight
    self.education = education
    self.isLicensed = isLicensed
    self.established = established
    self.titles = titles
  }

  private static let bachelor = Bilingual(en: "Bachelor", fr: "Baccalauréat")
  private static let master = Bilingual(en: "Master", fr: "Maîtrise")
  private static let college = Bilingual(en: "College diploma", fr: "Diplôme collégial")
  private static let doctorate = Bilingual(en: "PhD", fr: "Doctorat")

  static let all = [
    DemoTrade(
      9, master, isLicensed: true,
      established: Bilingual(en: "Civil engineer", fr: "Ingénieure civile"),
      [
        Bilingual(en: "Civil engineer", fr: "Ingénieur civil"),
        Bilingual(en: "Structural engineer", fr: "Ingénieure en structures"),
        Bilingual(en: "Site engineer", fr: "Ingénieur de chantier"),
      ]),
    DemoTrade(
      6, bachelor, isLicensed: true,
      established: Bilingual(en: "Mechanical engineer", fr: "Ingénieur mécanique"),
      [
        Bilingual(en: "Mechanical engineer", fr: "Ingénieure mécanique"),
        Bilingual(en: "Maintenance engineer", fr: "Ingénieur de maintenance"),
      ]),
    DemoTrade(
      5, bachelor, isLicensed: true,
      established: Bilingual(en: "Electrical engineer", fr: "Ingénieur électricien"),
      [
        Bilingual(en: "Electrical engineer", fr: "Ingénieur électricien"),
        Bilingual(en: "Power systems engineer", fr: "Ingénieure en réseaux électriques"),
      ]),
    DemoTrade(
      12, bachelor,
      established: Bilingual(en: "Software engineering manager", fr: "Gestionnaire en génie logiciel"),
      [
        Bilingual(en: "Software developer", fr: "Développeuse de logiciels"),
        Bilingual(en: "Full-stack developer", fr: "Développeur web"),
        Bilingual(en: "Java programmer", fr: "Programmeur Java"),
      ]),
    DemoTrade(
      5, master, established: Bilingual(en: "Data scientist", fr: "Scientifique de données"),
      [
        Bilingual(en: "Data analyst", fr: "Analyste de données"),
        Bilingual(en: "Business intelligence analyst", fr: "Analyste en intelligence d’affaires"),
      ]),
    DemoTrade(
      10, bachelor, isLicensed: true,
      established: Bilingual(en: "Chartered professional accountant", fr: "Comptable professionnelle agréée"),
      [
        Bilingual(en: "Accountant", fr: "Comptable"), Bilingual(en: "Auditor", fr: "Vérificatrice"),
        Bilingual(en: "Financial controller", fr: "Contrôleur financier"),
      ]),
    DemoTrade(
      4, bachelor, established: Bilingual(en: "Financial analyst", fr: "Analyste financier"),
      [
        Bilingual(en: "Financial analyst", fr: "Analyste financière"),
        Bilingual(en: "Bank branch manager", fr: "Directrice de succursale bancaire"),
      ]),
    DemoTrade(
      9, bachelor, isLicensed: true, established: Bilingual(en: "Registered nurse", fr: "Infirmière"),
      [
        Bilingual(en: "Registered nurse", fr: "Infirmière"), Bilingual(en: "Nurse", fr: "Infirmier"),
        Bilingual(en: "Midwife", fr: "Sage-femme"),
      ]),
    DemoTrade(
      3, doctorate, isLicensed: true, established: Bilingual(en: "Pharmacist", fr: "Pharmacienne"),
      [Bilingual(en: "Pharmacist", fr: "Pharmacien")]),
    DemoTrade(
      3, doctorate, isLicensed: true,
      established: Bilingual(en: "Family physician", fr: "Médecin de famille"),
      [
        Bilingual(en: "Physician", fr: "Médecin"),
        Bilingual(en: "General practitioner", fr: "Médecin généraliste"),
      ]),
    DemoTrade(
      2, bachelor, isLicensed: true, established: Bilingual(en: "Physiotherapist", fr: "Physiothérapeute"),
      [Bilingual(en: "Physiotherapist", fr: "Physiothérapeute")]),
    DemoTrade(
      3, master, isLicensed: true, established: Bilingual(en: "Architect", fr: "Architecte"),
      [Bilingual(en: "Architect", fr: "Architecte")]),
    DemoTrade(
      5, bachelor, established: Bilingual(en: "Marketing manager", fr: "Directrice du marketing"),
      [
        Bilingual(en: "Marketing specialist", fr: "Spécialiste en marketing"),
        Bilingual(en: "Brand manager", fr: "Chef de marque"),
      ]),
    DemoTrade(
      5, bachelor,
      established: Bilingual(en: "Human resources manager", fr: "Directeur des ressources humaines"),
      [
        Bilingual(en: "Human resources specialist", fr: "Conseillère en ressources humaines"),
        Bilingual(en: "Recruiter", fr: "Recruteuse"),
      ]),
    DemoTrade(
      5, master,
      established: Bilingual(
        en: "Construction project manager", fr: "Gestionnaire de projets de construction"),
      [
        Bilingual(en: "Project manager", fr: "Gestionnaire de projet"),
        Bilingual(en: "Construction manager", fr: "Directeur de construction"),
      ]),
    DemoTrade(
      4, bachelor,
      established: Bilingual(en: "Supply chain manager", fr: "Gestionnaire de la chaîne d’approvisionnement"),
      [
        Bilingual(en: "Logistics coordinator", fr: "Coordonnatrice logistique"),
        Bilingual(en: "Procurement officer", fr: "Agent d’approvisionnement"),
      ]),
    DemoTrade(
      4, master, isLicensed: true,
      established: Bilingual(en: "Secondary school teacher", fr: "Enseignant au secondaire"),
      [
        Bilingual(en: "High school teacher", fr: "Enseignante au secondaire"),
        Bilingual(en: "Mathematics teacher", fr: "Professeur de mathématiques"),
      ]),
    DemoTrade(
      2, doctorate, established: Bilingual(en: "Laboratory manager", fr: "Responsable de laboratoire"),
      [Bilingual(en: "Chemist", fr: "Chimiste"), Bilingual(en: "Microbiologist", fr: "Microbiologiste")]),
    DemoTrade(
      2, college, established: Bilingual(en: "Master electrician", fr: "Maître électricien"),
      [Bilingual(en: "Electrician", fr: "Électricien")]),
    DemoTrade(
      2, bachelor, established: Bilingual(en: "Social worker", fr: "Travailleuse sociale"),
      [Bilingual(en: "Social worker", fr: "Travailleur social")]),
  ]

  static func drawn(by numbers: inout DemoNumbers) -> DemoTrade {
    numbers.one(of: all, weighing: \.weight) ?? all[0]
  }
}
