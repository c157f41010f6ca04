import Testing

@Suite("Language benchmarks on the command line")
struct BenchmarkJourneyTests {
  @Test("four scores of a report become levels, and what is missing to the next one is said")
  func scores() throws {
    let run = try Allies(["clb", "IELTS", "7.5/7/6.5/6"])
    #expect(run.status == 0)
    #expect(run.out.contains("  listening  7.5   CLB 8\n  reading    7     CLB 9\n"))
    #expect(run.out.contains("All four: CLB 7.\nFor CLB 8 in all four: speaking 6.5 or more."))
    let french = try Allies(["nclc", "TCF", "523/524/14/13", "--language", "fr"])
    #expect(french.out.contains("  compréhension de l’oral   523   NCLC 9\n"))
    #expect(french.out.contains("Les quatre\u{A0}: NCLC 8."))
  }

  @Test(
    "scores are read however they are written",
    arguments: [
      ["IELTS", "7.5/7/6.5/6"], ["IELTS", "7,5/7/6,5/6"], ["ielts", "7.5", "7", "6.5", "6"],
      ["IELTS General Training", "7.5, 7, 6.5, 6"], ["IELTS", "General", "7,5", "7", "6,5", "6"],
      ["IELTS", "7.5,7,6.5,6"], ["IELTS", "S6 W6.5 R7 L7.5"], ["IELTS", "CO 7,5 CE 7 EE 6,5 EO 6"],
    ])
  func written(arguments: [String]) throws {
    let run = try Allies(["clb"] + arguments)
    #expect(run.status == 0 && run.out.contains("speaking   6     CLB 7"))
    #expect(run.out.contains("writing    6.5   CLB 8"))
  }

  @Test("a test whose scale has changed is read on the scale of its day, and the chart's source is told")
  func scales() throws {
    let old = try Allies(["clb", "TEF", "250/210/320/320", "--taken", "2018-03-01"])
    #expect(old.out.contains("All four: NCLC 7.") && old.out.contains("taken up to 2019-09-30"))
    let new = try Allies(["clb", "TEF", "460/440/430/470"])
    #expect(new.out.contains("Scale of tests taken since 2023-12-11. For others add --taken."))
    #expect(new.out.contains("was checked against copies"))
    #expect(!(try Allies(["clb", "IELTS"]).out.contains("copies")))
  }

  @Test("some scores only, a chart without scores, and the least that CELPIP writes")
  func some() throws {
    let two = try Allies(["clb", "PTE", "R60", "L59"])
    #expect(two.out.contains("CLB 7") && two.out.contains("CLB 6") && !two.out.contains("All four"))
    let chart = try Allies(["clb", "CELPIP"])
    #expect(chart.out.contains("  10    10         10       10       10\n"))
    #expect(try Allies(["clb", "CELPIP", "M", "4", "4", "4"]).out.contains("All four: below CLB 4."))
  }

  @Test(
    "what cannot be right is answered with a sentence",
    arguments: [
      (["IELTS", "7.3/7/7/7"], "IELTS General Training gives no 7.3 in listening"),
      (["IELTS", "7/7/7/10"], "gives no 10 in speaking: its scores go from 0 to 9, in steps of 0.5"),
      (["IELTS", "7", "7"], "Four scores are needed"), (["IELTS", "7 7 7 7 7"], "There are 5."),
      (["IELTS", "7/7/7/x"], "“x” is no score"), (["IELTS", "L7", "L8"], "two scores for listening"),
      (["ILTS", "7/7/7/7"], "Did you mean IELTS?"),
      (["IELTS", "Academic", "7/7/7/7"], "No chart leads from"),
      (["TOEFL", "100"], "No chart leads from"), (["xyz"], "Write IELTS, CELPIP, PTE, TEF or TCF."),
      (["", "7/7/7/7"], "is no test that is known"), (["IELTS", "\u{1F600}"], "is no score"),
      (["IELTS", "--", "-7/7/7/7"], "gives no -7"),
    ])
  func wrong(arguments: [String], sentence: String) throws {
    let run = try Allies(["clb"] + arguments)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(run.err.contains(sentence), "\(run.err)")
  }
}
