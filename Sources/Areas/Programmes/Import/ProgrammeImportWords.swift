import Basics
import People
import Site

/// What is said of a list that is taken into a programme.
enum ProgrammeImportWords {
  static let title = Bilingual(en: "Take in a list", fr: "Admettre une liste")

  static let takesPart = Bilingual(
    en: "takes part in the programme already", fr: "participe déjà au programme")

  static let sameName = Bilingual(
    en:
      "Somebody of the same name is in your records, and no address says whether it is them. If it is, take that record into the programme; if not, take this person up by hand.",
    fr:
      "Quelqu’un du même nom figure dans vos dossiers, sans adresse qui le confirme. S’il s’agit de la même personne, admettez ce dossier ; sinon, ouvrez un dossier à la main."
  )

  static let severalRecords = Bilingual(
    en: "Several of your records have this e-mail address. Make one of them first.",
    fr: "Plusieurs de vos dossiers portent cette adresse courriel. Réunissez-les d’abord.")

  static func sameName(asRow row: Int) -> Bilingual {
    .inBoth { voice in
      let number = voice.number(row)
      return voice(
        en:
          "Row \(number) has the same name, and not both have an e-mail address. Tell the two apart, or leave one out.",
        fr:
          "La ligne \(number) porte le même nom, et l’une des deux n’a pas d’adresse courriel. Distinguez-les, ou gardez-en une."
      )
    }
  }

  static func sameRecord(asRow row: Int) -> Bilingual {
    .inBoth { voice in
      let number = voice.number(row)
      return voice(
        en: "This and row \(number) are the same record of yours.",
        fr: "Cette ligne et la ligne \(number) correspondent au même dossier.")
    }
  }

  static let closed = Refusal(
    .conflict, en: "This programme is closed and takes in nobody. Open it again first.",
    fr: "Ce programme est fermé et n’admet personne. Rouvrez-le d’abord.")

  static let meanwhile = Refusal(
    .conflict,
    en:
      "Somebody of the list was taken in while it was carried out. Nothing was kept: look at the trial again.",
    fr: "Une personne de la liste a été admise entre-temps. Rien n’a été conservé : revoyez l’essai.")

  /// What the pages of the import say of it.
  static func purpose(_ programme: Programme, _ stage: Application.Stage) -> ImportPurpose {
    ImportPurpose(
      way: [NavigationEntry(programme.name, DeskPage.address(of: programme.id))],
      take: Bilingual(en: "Take them into the programme", fr: "Les admettre au programme")
    ) { count, voice in
      let people = voice.count(count, en: ("person", "people"), fr: ("personne", "personnes"))
      let stage = voice(DeskWords.stage(stage))
      return voice(
        en: "\(people) would take part from the stage “\(stage)” on. Nothing is kept yet.",
        fr: "Personnes admises à l’étape « \(stage) » : \(people). Rien n’est encore conservé.")
    } undoing: { last, voice in
      voice(
        en:
          "This can be undone until \(last): everybody whom nobody worked with since leaves the programme again, and the records that came of this list are removed.",
        fr:
          "Cela peut être annulé jusqu’au \(last) : les personnes que nul n’a suivies depuis quittent le programme, et les dossiers ouverts par cette liste sont retirés."
      )
    }
  }
}
