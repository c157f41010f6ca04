import Basics
import Matching
import People

/// Who is meant when a list or a policy names somebody: by identifier, e-mail address or name.
struct Directory {
  private let newcomers: Index
  private let professionals: Index
  private let newcomerProfiles: [Profile]
  private let professionalProfiles: [Profile]

  private struct Index {
    var people: [String: [Int]] = [:]

    init(_ profiles: [Profile]) {
      for (index, profile) in profiles.enumerated() {
        let names = [
          profile.id, profile.email, "\(profile.firstName) \(profile.lastName)",
          "\(profile.lastName) \(profile.firstName)",
        ]
        for name in Set(names.map(Self.key)) where !name.isEmpty { people[name, default: []].append(index) }
      }
    }

    func people(named name: String) -> [Int] {
      people[Self.key(name)] ?? []
    }

    /// Who each of several names means. "MacLeod, Elaine" comes as two: where the first means nobody, both are tried
    /// as one name.
    func people(named names: [String]) -> [(name: String, people: [Int])] {
      var found: [(name: String, people: [Int])] = []
      var rest = names[...]
      while let name = rest.popFirst() {
        var meant = (name: name, people: people(named: name))
        if meant.people.isEmpty, let next = rest.first {
          let both = "\(name) \(next)"
          let people = people(named: both)
          if !people.isEmpty {
            meant = (both, people)
            rest.removeFirst()
          }
        }
        found.append(meant)
      }
      return found
    }

    /// An address keeps its signs, so that `a.b@c.org` is nobody else's name.
    private static func key(_ name: String) -> String {
      name.contains("@") ? name.lowercased() : folded(name)
    }
  }

  init(newcomers: [Profile], professionals: [Profile]) {
    self.newcomers = Index(newcomers)
    self.professionals = Index(professionals)
    newcomerProfiles = newcomers
    professionalProfiles = professionals
  }

  /// Pairs that must not be made: by the lists, by the policy, and nobody with themselves.
  ///
  /// Who cannot be found is told, never passed over: an exclusion may protect somebody.
  func forbiddenPairs(policy: RoundPolicy) -> (pairs: Set<MatchingProblem.Pair>, notices: [Bilingual]) {
    var pairs: Set<MatchingProblem.Pair> = []
    var notices: [Bilingual] = []
    for (newcomer, profile) in newcomerProfiles.enumerated() {
      for (name, meant) in professionals.people(named: profile.exclusions) {
        if meant.isEmpty { notices.append(unknown(name, for: profile, side: .professionals)) }
        for professional in meant { pairs.insert(.init(seeker: newcomer, supporter: professional)) }
      }
      for professional in professionals.people(named: profile.email) where !profile.email.isEmpty {
        pairs.insert(.init(seeker: newcomer, supporter: professional))
      }
    }
    for (professional, profile) in professionalProfiles.enumerated() {
      for (name, meant) in newcomers.people(named: profile.exclusions) {
        if meant.isEmpty { notices.append(unknown(name, for: profile, side: .newcomers)) }
        for newcomer in meant { pairs.insert(.init(seeker: newcomer, supporter: professional)) }
      }
    }
    for pair in policy.exclusions {
      let left = newcomers.people(named: pair.newcomer)
      let right = professionals.people(named: pair.professional)
      if left.isEmpty || right.isEmpty {
        let name = left.isEmpty ? pair.newcomer : pair.professional
        notices.append(
          Bilingual(
            en:
              "line \(pair.line) of the policy excludes “\(name)”, who is not in the list or whose row was refused",
            fr:
              "la ligne \(pair.line) de la politique exclut « \(name) », qui ne figure pas dans la liste ou dont la ligne a été refusée"
          ))
      }
      for newcomer in left {
        for professional in right { pairs.insert(.init(seeker: newcomer, supporter: professional)) }
      }
    }
    return (pairs, notices)
  }

  private func unknown(_ name: String, for profile: Profile, side: Side) -> Bilingual {
    Bilingual(
      en:
        "\(profile.name) (\(profile.id)) must not be matched with “\(name)”, who is not in the list of \(side.title.en) or whose row was refused",
      fr:
        "\(profile.name) (\(profile.id)) ne doit pas être jumelé avec « \(name) », qui ne figure pas dans la liste des \(side.title.fr) ou dont la ligne a été refusée"
    )
  }

  /// For each newcomer of a locked pair, their professional.
  ///
  /// - Parameter forbidden: the pairs that must not be made, which no lock overrules: one of the two is a mistake.
  func locks(of policy: RoundPolicy, capacities: [Int], forbidden: Set<MatchingProblem.Pair>) throws(Refusal)
    -> [Int: Int]
  {
    var locks: [Int: Int] = [:]
    var places = capacities
    for pair in policy.locks {
      let newcomer = try one(pair.newcomer, of: newcomers, side: .newcomers, line: pair.line)
      let professional = try one(pair.professional, of: professionals, side: .professionals, line: pair.line)
      if locks[newcomer] != nil {
        throw refusal(
          pair, en: "\(pair.newcomer) is locked to two professionals. Keep one of the locks.",
          fr: "\(pair.newcomer) est verrouillé avec deux professionnels. Gardez un seul verrou.")
      }
      if forbidden.contains(.init(seeker: newcomer, supporter: professional)) {
        throw refusal(
          pair,
          en:
            "\(pair.newcomer) and \(pair.professional) are locked here and excluded in the policy or in a list. Decide for one.",
          fr:
            "\(pair.newcomer) et \(pair.professional) sont verrouillés ici et exclus dans la politique ou dans une liste. Choisissez."
        )
      }
      places[professional] -= 1
      if places[professional] < 0 {
        throw refusal(
          pair,
          en:
            "\(pair.professional) has \(capacities[professional]) \(capacities[professional] == 1 ? "place" : "places"), fewer than the locks take. Remove a lock or raise the capacity.",
          fr:
            "\(pair.professional) dispose de \(capacities[professional]) \(capacities[professional] < 2 ? "place" : "places"), moins que les verrous n’en prennent. Retirez un verrou ou augmentez la capacité."
        )
      }
      locks[newcomer] = professional
    }
    return locks
  }

  private func one(_ name: String, of index: Index, side: Side, line: Int) throws(Refusal) -> Int {
    let meant = index.people(named: name)
    guard meant.count == 1, let person = meant.first else {
      throw Refusal(
        .request,
        en: meant.isEmpty
          ? "The policy, line \(line), locks “\(name)”, who is not in the list of \(side.title.en) or whose row was refused. Correct the name or the row."
          : "The policy, line \(line), locks “\(name)”, and \(meant.count) of the \(side.title.en) are called so. Use the identifier.",
        fr: meant.isEmpty
          ? "La politique, ligne \(line), verrouille « \(name) », qui ne figure pas dans la liste des \(side.title.fr) ou dont la ligne a été refusée. Corrigez le nom ou la ligne."
          : "La politique, ligne \(line), verrouille « \(name) », et \(meant.count) \(side.title.fr) portent ce nom. Employez l’identifiant."
      )
    }
    return person
  }

  private func refusal(_ pair: NamedPair, en: String, fr: String) -> Refusal {
    Refusal(
      .request, en: "The policy, line \(pair.line): \(en)", fr: "La politique, ligne \(pair.line) : \(fr)")
  }
}
