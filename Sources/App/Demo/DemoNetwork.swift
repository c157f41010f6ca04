import Basics
import Identity
import People
import Programmes
import Storage

/// A network of twelve cities with two years of history, invented from a seed: for those who want to see the product at work, and
/// for measuring. Nobody in it exists.
struct DemoNetwork: Sendable {
  let people: Int
  let seed: UInt64
  let now: Moment
  let key: DemoKey
  /// For how many days before now there is something.
  static let days = 730

  /// The cast: those whom every document shows.
  private static let cast: [(Side, String, String, String, ago: Int)] = [
    (.newcomers, "Amina", "Benali", "Civil engineer", 68), (.newcomers, "Bao", "Nguyen", "Accountant", 33),
    (.newcomers, "Chidi", "Okafor", "Registered nurse", 47),
    (.newcomers, "Daniela", "Rojas", "Software developer", 12),
    (.professionals, "Elaine", "MacLeod", "Civil engineer", 400),
    (.professionals, "François", "Doucet", "Comptable professionnel agréé", 350),
    (.professionals, "Gurpreet", "Gill", "Software engineering manager", 220),
    (.professionals, "Hélène", "Cormier", "Infirmière", 300),
  ]

  /// Makes it all in one transaction, in a database whose tables are there and empty.
  ///
  /// - Returns: whom one can sign in as, the most telling first.
  func make(in database: Database, _ hash: PasswordHash) async throws -> [DemoStaff] {
    try await database.behind(.open).write { connection in
      var numbers = DemoNumbers(seed: seed)
      let begun = now + .seconds(-(Self.days + 30) * 86_400)
      var staff: [DemoStaff] = []
      var events: [DemoEvent] = []
      var coaches = DemoStaff.coaches[...]
      for city in DemoCity.all {
        let council = Keeper(council: numbers.identifier(at: begun), name: city.council, city: city.name)
        let agencies = city.agencies.map {
          Keeper(agency: numbers.identifier(at: begun), of: council.id, name: $0, city: city.name)
        }
        var here: [DemoStaff] = []
        for keeper in [council] + agencies {
          try KeeperStore(connection).add(keeper, at: begun)
          let name = keeper.kind == .council ? city.coordinator : coaches.popFirst() ?? city.coordinator
          let role: Role = keeper.kind == .council ? .coordinator : .coach
          if let one = DemoStaff(name, role, at: keeper, since: begun, &numbers) { here.append(one) }
        }
        if city.name == "Halifax" {
          for (name, role) in [
            (DemoStaff.administrator, Role.administrator), (DemoStaff.national, .national),
            (DemoStaff.auditor, .auditor),
          ] {
            if let one = DemoStaff(name, role, at: council, since: begun, &numbers) { here.append(one) }
          }
        }
        for one in here { try one.found(connection, key, hash, at: begun) }
        guard let coordinator = here.first else { continue }
        let programmes = try open(city, coordinator, connection, at: begun, &numbers)
        staff += here
        let keepers = here.filter { $0.role == .coach || $0.role == .coordinator }
        events += history(of: city, council, agencies, keepers, programmes, &numbers)
      }
      for event in events.sorted(by: { $0.at < $1.at }) { try event.happen(connection) }
      return staff.filter { $0.keeper.city == "Halifax" || $0.keeper.city == "Montréal" }
    }
  }

  /// The council's directory and its programmes.
  private func open(
    _ city: DemoCity, _ coordinator: DemoStaff, _ connection: Connection, at begun: Moment,
    _ numbers: inout DemoNumbers
  ) throws -> DemoHistory.Programmes {
    let access = coordinator.access(at: begun)
    for (organisation, contact, isSeated) in DemoEmployer.organisations(of: city, at: begun, &numbers) {
      try OrganisationStore(connection, access).add(organisation)
      try ContactStore(connection, access).add(contact)
      guard isSeated else { continue }
      let body = city.inFrench > 50 ? "Conseil" : "Council"
      try ContactStore(connection, access).add(
        Seat(id: numbers.identifier(at: begun), contact: contact.id, body: body, isChair: false, begun: begun)
      )
    }
    let programmes = ProgrammeStore(connection, access)
    func adopt(_ model: String, _ name: Bilingual) throws -> ID<Programme> {
      let document = try ProgrammeModel.document(named: model).yaml
      let version = try ProgrammeModel.named(model).version
      return try programmes.adopt(name, model: model, version: version, document: document)
    }
    return DemoHistory.Programmes(
      mentoring: try adopt(
        "mentoring", Bilingual(en: "\(city.name) Mentoring", fr: "Mentorat \(city.french)")),
      connector: try adopt(
        "connector", Bilingual(en: "\(city.name) Connectors", fr: "Connecteurs \(city.french)")))
  }

  private func history(
    of city: DemoCity, _ council: Keeper, _ agencies: [Keeper], _ keepers: [DemoStaff],
    _ programmes: DemoHistory.Programmes, _ numbers: inout DemoNumbers
  ) -> [DemoEvent] {
    guard let coordinator = keepers.first else { return [] }
    let coaches = keepers.filter { $0.role == .coach }
    var events: [DemoEvent] = []
    func tell(_ person: DemoPerson, _ staff: DemoStaff) {
      let history = DemoHistory(
        person: person, staff: staff, council: council, others: agencies.filter { $0.id != staff.keeper.id },
        programmes: programmes, now: now)
      events += history.events(&numbers)
    }
    if city.name == "Halifax", let coach = coaches.first {
      for (side, given, family, occupation, ago) in Self.cast {
        let added = now + .seconds(-ago * 86_400 + 36_000)
        let drawn =
          side == .newcomers
          ? DemoPerson(newcomerIn: city, added: added, &numbers)
          : DemoPerson(professionalIn: city, added: added, &numbers)
        tell(drawn.called(given, family, occupation), side == .newcomers ? coach : coordinator)
      }
    }
    for _ in 0..<people * city.share / 100 {
      // More of them came lately than long ago: a council grows.
      let (one, other) = (
        numbers.number(in: 3_600...Self.days * 86_400), numbers.number(in: 3_600...Self.days * 86_400)
      )
      let added = now + .seconds(-min(one, other))
      if numbers.isSo(of: 60), let coach = coaches.randomElement(using: &numbers) {
        let newcomer = DemoPerson(newcomerIn: city, added: added, &numbers)
        tell(newcomer, coach)
        // People ask at more than one door.
        let later = added + .seconds(numbers.number(in: 3...40) * 86_400)
        if let other = coaches.first(where: { $0.person != coach.person }), numbers.isSo(of: 3), later < now {
          tell(newcomer.again(numbers.identifier(at: later), at: later), other)
        }
      } else {
        tell(DemoPerson(professionalIn: city, added: added, &numbers), coordinator)
      }
    }
    return events
  }
}
