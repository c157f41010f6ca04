import Basics
import People

/// A list whose people are taken into a programme, at a stage of it.
struct ProgrammeImport: Sendable, Hashable {
  let list: ListImport
  let programme: ID<Programme>
  let stage: Application.Stage
}

extension ImportTrial {
  /// What is to become of each row, in the order of the list: whoever is new is taken up, and whoever is known by an address
  /// joins with the record that is there. Where only a name says that somebody is here, a person has to look.
  ///
  /// - Parameter taking: those of one's own records who take part already, on that side.
  func plan(besides taking: Set<ID<Person>>) -> [PlannedRow] {
    var twins = Twins()
    return Self.ordered(
      people.map { listed in
        PlannedRow(listed.row, step(listed, taking, &twins))
      }, refused)
  }

  private func step(
    _ listed: ListedPerson, _ taking: Set<ID<Person>>, _ twins: inout Twins
  ) -> PlannedRow.Step {
    let earlier = twins.row(of: listed)
    switch known[listed.row] {
    case .address(let person):
      if taking.contains(person) { return .leave(.known, person, ProgrammeImportWords.takesPart) }
      guard let first = twins.joining.updateValue(listed.row, forKey: person) else {
        return .join(person, ListedMatch.address(person).words)
      }
      twins.joining[person] = first
      return .leave(.unclear, person, ProgrammeImportWords.sameRecord(asRow: first))
    case .severalAddresses:
      return .leave(.unclear, nil, ProgrammeImportWords.severalRecords)
    case .name(let person):
      return .leave(.unclear, person, ProgrammeImportWords.sameName)
    case nil:
      guard let earlier else { return .takeUp(listed) }
      return .leave(.unclear, nil, ProgrammeImportWords.sameName(asRow: earlier))
    }
  }
}

/// Rows of one list that may be of the same person.
private struct Twins {
  /// The first row that joins with a record.
  var joining: [ID<Person>: Int] = [:]
  /// The first row of a name, and whether it has an address.
  private var names: [String: (row: Int, hasAddress: Bool)] = [:]

  /// An earlier row of the same name, unless their addresses tell the two apart.
  mutating func row(of listed: ListedPerson) -> Int? {
    let name = folded(listed.person.familyName + " " + listed.person.givenName)
    let hasAddress = listed.person.email != nil
    guard let first = names[name] else {
      names[name] = (listed.row, hasAddress)
      return nil
    }
    return first.hasAddress && hasAddress ? nil : first.row
  }
}
