import Basics
import People
import Site

/// Choosing a list for a programme. Its trial and its report are those of every list.
enum ProgrammeImportPage {
  static func form(
    _ frame: Frame, _ programme: Programme, _ fill: FormFill, earlier: [ListImport], _ clock: DayClock
  ) -> HTML {
    var frame = frame.titled(ProgrammeImportWords.title)
    frame.breadcrumbs = [NavigationEntry(programme.name, DeskPage.address(of: programme.id))]
    let voice = frame.voice
    return Layout.page(
      ProgrammeImportForm.form.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "A spreadsheet with headings and one person in each row. Whoever is new gets a record and takes part in the programme; whoever is in your records by the same e-mail address takes part with that record, which stays as it is. First you see what would become of every row; nothing is kept until you say so.",
          fr: "Un tableur avec des en-têtes et une personne par ligne. Un dossier est ouvert pour chaque nouvelle personne, qui participe alors au programme ; les personnes dont l’adresse courriel figure déjà dans vos dossiers participent avec ce dossier, qui reste tel quel. Vous voyez d’abord ce que deviendrait chaque ligne ; rien n’est conservé avant votre accord."))</p>
        \(ProgrammeImportForm.form.html(
          frame, to: "/programmes/\(programme.id)/imports", filled: fill,
          send: Bilingual(en: "Try the list", fr: "Essayer la liste"), keepsDrafts: false))\
        \(ImportPage.earlier(earlier, clock, voice))
        """)
  }
}
