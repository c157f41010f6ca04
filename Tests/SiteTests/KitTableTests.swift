import Basics
import Testing

@testable import Site

@Suite("Tables")
struct KitTableTests {
  private let table = StyleGuide.waiting("people")

  private func query(_ text: String) throws -> TableQuery { TableQuery(try PostedFields(query: text)) }

  private func names(_ text: String, pageSize: Int = 50) throws -> [String] {
    let slice = TableSlice(
      of: Cast.newcomers, by: try query(text), columns: table.columns, voice: Voice(.english),
      pageSize: pageSize)
    return slice.rows.map { String($0.name.prefix(1)) }
  }

  @Test("rows are sorted by what the address says, and what is not known comes last either way")
  func sorting() throws {
    #expect(try names("") == ["A", "B", "C", "D"])
    #expect(try names("sort=-name") == ["D", "C", "B", "A"])
    #expect(try names("sort=days") == ["C", "B", "A", "D"])
    #expect(try names("sort=-days") == ["A", "B", "C", "D"])
    #expect(try names("sort=city") == ["A", "C", "B", "D"])
    #expect(try names("sort=nonsense") == ["A", "B", "C", "D"])
  }

  @Test("a search looks for every word, without accents, and past what cannot be read as words")
  func search() throws {
    #expect(try names("find=montreal+ACC") == ["B"])
    #expect(try names("find=312") == [])
    #expect(try names("find=%20") == ["A", "B", "C", "D"])
    #expect(try names("find=nguyen&sort=-days") == ["B"])
  }

  @Test("a page that is not there is the last one that is")
  func pages() throws {
    #expect(try names("page=2", pageSize: 3) == ["D"])
    for page in ["99", "-1", "0", "x", "99999999999999999999", "1e9"] {
      #expect(try !names("page=\(page)", pageSize: 3).isEmpty)
    }
    let slice = TableSlice(
      of: Cast.newcomers, by: try query("page=99"), columns: table.columns, voice: Voice(.english),
      pageSize: 3)
    #expect(slice.page == 2 && slice.pageCount == 2 && slice.found == 4)
  }

  @Test("a heading turns the order round, and keeps the search")
  func headings() throws {
    let address: Address = "/people?find=h&sort=days&page=3"
    let asked = try query("find=h&sort=days&page=3")
    #expect(asked.address(sorting: "days", from: address).text == "/people?find=h&sort=-days")
    #expect(asked.address(sorting: "name", from: address).text == "/people?find=h&sort=name")
  }

  @Test("the search form keeps the order and whatever else the address asks, and goes back to the first page")
  func form() throws {
    let text = "sort=days&page=2&find=x&other=%22"
    let frame = Frame(language: .english, address: "/people?\(text)", query: try PostedFields(query: text))
    let slice = TableSlice(Cast.newcomers, found: 4, total: 4)
    let html = String(decoding: table.html(frame, slice, query: try query(text)).bytes, as: UTF8.self)
    #expect(
      html.contains(
        "<input type=\"hidden\" name=\"sort\" value=\"days\"><input type=\"hidden\" name=\"other\" value=\"&quot;\">"
      ))
    #expect(html.contains("aria-sort=\"ascending\"><a href=\"/people?"))
    #expect(html.contains("4\u{A0}newcomers"))
  }

  @Test("names are in the order of a dictionary, each language's own")
  func order() {
    let words = ["côté", "Zoé", "cote", "coté", "Cote", "côte", "œuvre", "Éric", "eric"]
    func sorted(_ language: Language) -> [String] { Voice(language).sorted(words, by: { $0 }) }
    #expect(sorted(.french) == ["cote", "Cote", "côte", "coté", "côté", "eric", "Éric", "œuvre", "Zoé"])
    #expect(sorted(.english) == ["cote", "Cote", "coté", "côte", "côté", "eric", "Éric", "œuvre", "Zoé"])
  }

  @Test("of many pages the first, the last and the nearest are shown")
  func pagination() {
    func shown(_ page: Int, of count: Int) -> String {
      let html = String(
        decoding: Pagination(page: page, of: count, at: "/x").html(Voice(.english)).bytes, as: UTF8.self)
      return html.matches(of: /(?:aria-label="Page \d+"(?: aria-current="page")?>(\d+)<)|(…)/)
        .map { String($0.1 ?? $0.2 ?? "") }.joined(separator: " ")
    }
    #expect(shown(1, of: 1) == "")
    #expect(shown(1, of: 2) == "1 2")
    #expect(shown(4, of: 12) == "1 2 3 4 5 … 12")
    #expect(shown(6, of: 12) == "1 … 5 6 7 … 12")
    #expect(shown(99, of: 12) == "1 … 11 12")
  }

  @Test("a scale ends at a round number not far above the largest value")
  func scale() {
    for largest in [0, 1, 4, 5, 6, 11, 99, 100, 101, 405, 12_345, 1_000_000_000, Int.max] {
      let scale = Scale(upTo: largest)
      #expect(scale.top >= min(largest, Int.max / 100) && scale.ticks.count <= 6, "\(largest): \(scale)")
      #expect(scale.top - scale.step < max(1, largest), "\(largest): \(scale)")
    }
    #expect(Scale(upTo: 405).ticks == [0, 100, 200, 300, 400, 500])
    #expect(Scale.percent(1, of: 3) == "33.3" && Scale.percent(5, of: 0) == "0")
  }
}
