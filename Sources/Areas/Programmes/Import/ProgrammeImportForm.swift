import Basics
import People
import Site

/// Which list is taken into a programme, as whom, and from which stage on.
enum ProgrammeImportForm {
  struct Answer: Sendable {
    let file: PostedFile
    let side: Side
    let stage: Application.Stage
    let order: DateOrder?

    var name: String { String(file.name.prefix(120)) }
  }

  static let stage = Field<Application.Stage>.choice(
    "stage", Bilingual(en: "How far have they come?", fr: "À quelle étape en sont-elles ?"),
    Application.Stage.allCases.map { ($0, DeskWords.stage($0)) })

  static let form = Form("programmes/import", ImportForm.file, ImportForm.side, stage, ImportForm.order) {
    Answer(file: $0, side: $1, stage: $2, order: $3)
  }
}
