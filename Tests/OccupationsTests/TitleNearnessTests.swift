import Occupations
import Testing

/// How near invented job titles are: Bao, Chidi and Daniela look for their like.
@Suite("Job titles")
struct TitleNearnessTests {
  private func near(_ one: String, _ other: String) -> Int? {
    TitleNearness(seekers: [one], supporters: [other]).measures(ofSeeker: 0)[0]
  }

  /// Nearest first. A title stands before another only if it is nearer, not just as near.
  static let rankings: [(title: String, nearestFirst: [String])] = [
    (
      "software developer",
      ["software developer", "senior software developer", "software engineer", "web developer", "nurse"]
    ),
    ("nurse", ["nursing", "nurse aide", "nurse practitioner in a hospital", "welder"]),
    ("registered nurse", ["nurse", "dental nurse", "registered massage therapist"]),
    ("accountant", ["accounting", "accounting clerk", "payroll clerk"]),
    ("accountant", ["senior accountant", "tax accountant", "tax lawyer"]),
    ("chartered accountant", ["accountant", "accounting manager", "marketing manager"]),
    (
      "civil engineer",
      ["civil engineering", "civil engineering technician", "mechanical engineer"]
    ),
    ("project manager", ["project management", "construction project manager", "manager", "painter"]),
    ("welder", ["welding", "welder fitter", "fitter"]),
    ("high school teacher", ["school teacher", "school teaching assistant", "school bus driver", "dentist"]),
    ("truck driver", ["driving a truck", "truck driver helper", "truck mechanic", "florist"]),
    ("baker", ["baking", "banker"]),
    ("pharmacist", ["hospital pharmacist", "pharmacy technician", "dental technician"]),
    ("electrical engineer", ["electrician", "accountant"]),
    ("miner", ["mining", "mining engineer", "diner"]),
    ("career counsellor", ["career counselling", "addictions counsellor", "care aide"]),
    ("infirmiere auxiliaire", ["infirmier auxiliaire", "infirmier", "auxiliaire familiale", "soudeur"]),
    ("developpeuse de logiciels", ["developpeur de logiciel", "developpeur web", "boulangere"]),
    ("technicienne comptable", ["technicien comptable", "comptable", "technicien dentaire"]),
    ("directrice des ventes", ["directeur des ventes", "vente", "directeur de banque"]),
    ("conseillere en emploi", ["conseiller en emploi", "conseiller financier", "cuisinier"]),
    ("enseignante au primaire", ["enseignant primaire", "enseignante en musique", "serveuse"]),
    ("soudeuse", ["soudeur", "soudeur monteur", "monteur"]),
    ("traductrice", ["traducteur", "traductrice interprete", "interprete"]),
  ]

  @Test("are ranked as a person who knows the trades would", arguments: rankings)
  func ranking(title: String, nearestFirst: [String]) {
    let nearness = TitleNearness(seekers: [title], supporters: nearestFirst)
    let measures = nearness.measures(ofSeeker: 0).map { $0 ?? -1 }
    for place in measures.indices.dropFirst() {
      #expect(
        measures[place - 1] > measures[place],
        "\(title): \(nearestFirst[place - 1]) \(measures[place - 1]), \(nearestFirst[place]) \(measures[place])"
      )
    }
  }

  @Test(
    "are the same in the feminine, in the plural and for the doing",
    arguments: [
      ("infirmiere", "infirmier"), ("infirmieres auxiliaires", "infirmier auxiliaire"),
      ("ingenieure", "ingenieur"),
      ("vendeuses", "vendeur"), ("actrices", "acteur"), ("technicienne", "technicien"), ("agente", "agent"),
      ("professionnelle de sante", "professionnel de la sante"), ("employee", "employe"),
      ("cuisinieres", "cuisinier"),
      ("nurses", "nursing"), ("welders", "welding"), ("teacher", "teaching"), ("secretaries", "secretary"),
      ("businesses", "business"), ("management", "manager"), ("engineers", "engineering"),
      ("plumber", "plumbing"),
      ("supervisor", "supervising"), ("adviser", "advisor"), ("bakers", "baking"),
      ("nurse of the year", "nurse"),
    ])
  func sameWord(one: String, other: String) {
    #expect(near(one, other) == 10_000)
  }

  @Test(
    "are near in spite of a typing error",
    arguments: [
      ("electrician", "electrican"), ("electrician", "electriciann"), ("electrician", "elcetrician"),
      ("electrician", "electrycian"), ("civil engineer", "civil enginer"), ("comptable", "compatble"),
    ])
  func typingErrors(one: String, other: String) throws {
    #expect((8_900...9_999).contains(try #require(near(one, other))))
  }

  @Test(
    "that only look alike have nothing to do with each other",
    arguments: [
      ("police officer", "policy analyst"), ("customer", "customs"), ("physician", "physicist"),
      ("officer", "office"),
      ("metal", "mental"), ("glass", "grass"), ("baker", "banker"), ("cook", "cool"), ("nurse", "nursery"),
      ("transport", "translator"), ("banker", "tanker"),
    ])
  func falseFriends(one: String, other: String) {
    #expect(near(one, other) == 0)
  }

  @Test("say little by their rank, and nothing by their years")
  func rank() throws {
    let plain = "electrician"
    for rank in [
      "senior", "sr", "junior", "lead", "apprentice", "licensed", "principale", "adjointe", "agreee",
    ] {
      #expect(try #require(near("\(rank) \(plain)", plain)) >= 9_300)
      #expect(near("\(rank) \(plain)", "\(rank) florist") ?? 0 < 1_500)
    }
    #expect(near("electrician 10 yrs experience", plain) == 10_000)
    #expect(near("electrician 2nd", plain) == 10_000)
  }

  @Test("weigh less by a word found in many trades")
  func generalWords() throws {
    let sameField = try #require(near("software engineer", "software consultant"))
    let sameGeneral = try #require(near("software engineer", "mechanical engineer"))
    #expect(sameField > 2 * sameGeneral && sameGeneral > 0)
  }

  @Test("that are empty, or say nothing, are unknown on either side")
  func unknown() {
    let nearness = TitleNearness(
      seekers: ["", "nurse", "10 years of experience", "a", "ii"],
      supporters: ["nurse", "", "12", "and of the"])
    #expect(nearness.measures(ofSeeker: 0) == [nil, nil, nil, nil])
    #expect(nearness.measures(ofSeeker: 1) == [10_000, nil, nil, nil])
    #expect(nearness.measures(ofSeeker: 2) == [nil, nil, nil, nil])
    #expect(nearness.measures(ofSeeker: 3) == [nil, nil, nil, nil])
    #expect(nearness.measures(ofSeeker: 4) == [0, nil, nil, nil])
  }

  @Test("are unknown of people who are not there, and there may be nobody")
  func strangers() {
    let nearness = TitleNearness(seekers: ["nurse"], supporters: ["nurse", "cook"])
    for stranger in [-1, 1, .max, .min] { #expect(nearness.measures(ofSeeker: stranger) == [nil, nil]) }
    #expect(TitleNearness(seekers: [], supporters: []).measures(ofSeeker: 0).isEmpty)
    #expect(TitleNearness(seekers: ["nurse"], supporters: []).measures(ofSeeker: 0).isEmpty)
    #expect(TitleNearness(seekers: [], supporters: ["nurse"]).measures(ofSeeker: 0) == [nil])
  }

  @Test("are as near one way as the other, in any company, every time")
  func symmetry() {
    let titles =
      Self.rankings.flatMap { [$0.title] + $0.nearestFirst } + ["", "مهندس مدني", "kế toán", "बढ़ई"]
    let all = TitleNearness(seekers: titles, supporters: titles)
    let rows = titles.indices.map { all.measures(ofSeeker: $0) }
    let again = TitleNearness(seekers: titles.reversed(), supporters: titles)
    for (i, title) in titles.enumerated() {
      #expect(again.measures(ofSeeker: titles.count - 1 - i) == rows[i])
      for (j, other) in titles.enumerated() {
        #expect(rows[i][j] == rows[j][i], "\(title), \(other)")
        #expect(rows[i][j].map { (0...10_000).contains($0) } ?? (title.isEmpty || other.isEmpty))
      }
      #expect(rows[i][i] == (title.isEmpty ? nil : 10_000))
    }
    #expect(near(titles[0], titles[3]) == rows[0][3])
  }

  @Test("are as near as the documentation says")
  func example() {
    let near = TitleNearness(seekers: ["software engineer"], supporters: ["sr software enginer", "nurse"])
    #expect(near.measures(ofSeeker: 0) == [8_576, 0])
  }

  @Test("in other scripts are compared letter by letter")
  func otherScripts() {
    #expect(near("مهندس مدني", "مهندس مدني") == 10_000)
    #expect(near("مهندس", "محاسب") == 0)
    #expect(near("инженер", "инженерка") == 7_500)
  }
}
