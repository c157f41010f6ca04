import Basics

/// A city of the demonstration network: its council, the agencies around it, and how many of a hundred people live there.
struct DemoCity: Sendable {
  let name: String
  /// Where the city is called otherwise in French.
  let french: String
  let council: Bilingual
  let agencies: [Bilingual]
  let share: Int
  /// Of a hundred people, how many like to be written to in French.
  let inFrench: Int
  /// Who coordinates there.
  let coordinator: DemoStaff.Name

  private init(
    _ name: String, french: String? = nil, _ council: Bilingual, share: Int, inFrench: Int,
    coordinator: (String, String, Language), _ agencies: [Bilingual]
  ) {
    self.name = name
    self.french = french ?? name
    self.council = council
    self.agencies = agencies
    self.share = share
    self.inFrench = inFrench
    self.coordinator = DemoStaff.Name(
      given: coordinator.0, family: coordinator.1, language: coordinator.2)
  }

  /// From east to west. All names of councils and agencies are invented.
  static let all = [
    DemoCity(
      "St. John’s", french: "St. John’s",
      Bilingual(en: "Avalon Employment Council", fr: "Conseil de l’emploi d’Avalon"), share: 4, inFrench: 2,
      coordinator: ("Siobhan", "Power", .english),
      [Bilingual(en: "Signal Hill Settlement Centre", fr: "Centre d’accueil Signal Hill")]),
    DemoCity(
      "Halifax", Bilingual(en: "Halifax Employment Council", fr: "Conseil de l’emploi d’Halifax"), share: 11,
      inFrench: 8, coordinator: ("Imani", "Okafor", .english),
      [
        Bilingual(en: "Harbour House", fr: "Maison du Port"),
        Bilingual(en: "Citadel Centre", fr: "Centre de la Citadelle"),
      ]),
    DemoCity(
      "Moncton", Bilingual(en: "Petitcodiac Employment Council", fr: "Conseil de l’emploi de la Petitcodiac"),
      share: 5, inFrench: 55, coordinator: ("Rachelle", "LeBlanc", .french),
      [Bilingual(en: "Tidal Bore Newcomer Centre", fr: "Centre d’accueil du Mascaret")]),
    DemoCity(
      "Montréal",
      Bilingual(en: "Montréal Island Employment Council", fr: "Conseil de l’emploi de l’île de Montréal"),
      share: 17, inFrench: 82, coordinator: ("Joëlle", "Tremblay", .french),
      [
        Bilingual(en: "Plateau Place", fr: "Place du Plateau"),
        Bilingual(en: "Lachine Canal House", fr: "Maison du Canal"),
        Bilingual(en: "East End Welcome", fr: "Accueil de l’Est"),
      ]),
    DemoCity(
      "Ottawa", Bilingual(en: "Rideau Employment Council", fr: "Conseil de l’emploi de la Rideau"), share: 9,
      inFrench: 30, coordinator: ("Margaret", "Oyelaran", .english),
      [
        Bilingual(en: "Lowertown Centre", fr: "Centre de la Basse-Ville"),
        Bilingual(en: "West Side Settlement", fr: "Accueil de l’Ouest"),
      ]),
    DemoCity(
      "Toronto", Bilingual(en: "Lakeshore Employment Council", fr: "Conseil de l’emploi des Berges"),
      share: 20,
      inFrench: 5, coordinator: ("Devika", "Raman", .english),
      [
        Bilingual(
          en: "Don Valley Newcomer Services", fr: "Services aux nouveaux arrivants de la vallée du Don"),
        Bilingual(en: "Humber House", fr: "Maison Humber"),
        Bilingual(en: "Scarborough Bridges", fr: "Passerelles Scarborough"),
      ]),
    DemoCity(
      "Kitchener",
      Bilingual(en: "Grand River Employment Council", fr: "Conseil de l’emploi de la rivière Grand"),
      share: 5, inFrench: 3, coordinator: ("Hannah", "Martin", .english),
      [Bilingual(en: "Market Square Centre", fr: "Centre de la place du Marché")]),
    DemoCity(
      "London",
      Bilingual(en: "Thames Valley Employment Council", fr: "Conseil de l’emploi de la vallée de la Thames"),
      share: 4, inFrench: 3, coordinator: ("Peter", "Nkemelu", .english),
      [Bilingual(en: "Old East Welcome House", fr: "Maison d’accueil du Vieil-Est")]),
    DemoCity(
      "Winnipeg", Bilingual(en: "Two Rivers Employment Council", fr: "Conseil de l’emploi des Deux-Rivières"),
      share: 5, inFrench: 10, coordinator: ("Corazon", "Reyes", .english),
      [Bilingual(en: "Assiniboine Newcomer Centre", fr: "Centre d’accueil Assiniboine")]),
    DemoCity(
      "Calgary", Bilingual(en: "Bow River Employment Council", fr: "Conseil de l’emploi de la Bow"), share: 8,
      inFrench: 3, coordinator: ("Tariq", "Mahmood", .english),
      [Bilingual(en: "Foothills Settlement", fr: "Accueil des Contreforts")]),
    DemoCity(
      "Edmonton",
      Bilingual(
        en: "North Saskatchewan Employment Council", fr: "Conseil de l’emploi de la Saskatchewan-Nord"),
      share: 6, inFrench: 4, coordinator: ("Ingrid", "Halvorsen", .english),
      [Bilingual(en: "River Valley Centre", fr: "Centre de la vallée")]),
    DemoCity(
      "Vancouver", Bilingual(en: "Fraser Employment Council", fr: "Conseil de l’emploi du Fraser"), share: 6,
      inFrench: 2, coordinator: ("Winnie", "Cheung", .english),
      [Bilingual(en: "False Creek Newcomer Centre", fr: "Centre d’accueil de False Creek")]),
  ]
}
