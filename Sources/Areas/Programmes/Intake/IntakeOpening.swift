import Basics
import People

/// An application form that anybody may fill in: of one side of a programme, and those who look after what comes in.
package struct IntakeOpening: Sendable {
  package let programme: Programme
  package let side: Side
  package let version: Int
  package let model: ProgrammeModel
  package let council: Keeper
  /// The council, or agencies of it, by their order; whoever applies chooses where there are several.
  package let places: [Keeper]

  package var sheet: IntakeSheet { IntakeSheet(model, side) }
  package var steps: [IntakeStep] { sheet.steps(places: places.count) }

  /// Who looks after an application: whoever was chosen, or whoever there is.
  package func place(_ chosen: ID<Keeper>?) -> Keeper? {
    places.count == 1 ? places.first : places.first { $0.id == chosen }
  }
}

extension Side {
  /// What somebody is to whoever keeps their record.
  package var role: Role { self == .newcomers ? .newcomer : .professional }
}

extension Side: LosslessStringConvertible {
  package init?(_ description: String) { self.init(rawValue: description) }
  package var description: String { rawValue }
}
