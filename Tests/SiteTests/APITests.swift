import Basics
import SiteTesting
import Storage
import Testing

@testable import Site

@Suite("What programs send and read")
struct SiteAPITests {
  @Test(
    "the field Accept says whether JSON is wanted, by its weights",
    arguments: [
      ("application/json", true), ("*/*", false), ("text/html", false), ("", false),
      ("text/html, application/json", false), ("text/html;q=0.5, application/json", true),
      ("application/json;q=0.9, text/html", false), ("application/json;q=0, */*", false),
      ("application/*, text/html;q=0.1", true), ("APPLICATION/JSON ; Q=1", true),
      ("application/problem+json", true), ("text/*;q=0.3,*/*;q=0.4", true),
    ])
  func accept(field: String, wantsJSON: Bool) {
    #expect(Acceptance(field).prefersJSON == wantsJSON)
  }

  private static let members = [
    JSONSchema.Member(name: "city", schema: .anyText), JSONSchema.Member(name: "a", schema: .number(nil)),
    JSONSchema.Member(name: "b", schema: .number(nil)), JSONSchema.Member(name: "t", schema: .anyText),
    JSONSchema.Member(name: "yes", schema: .flag), JSONSchema.Member(name: "no", schema: .flag),
    JSONSchema.Member(name: "none", schema: .nullable(.anyText)),
    JSONSchema.Member(name: "l", schema: .list(.choice(["en", "fr"]), atLeast: 0)),
    JSONSchema.Member(name: "e", schema: .list(.anyText, atLeast: 0)),
    JSONSchema.Member(name: "day", schema: .nullable(.text(.init(format: "date")))),
  ]

  private func read(_ body: String, _ limits: PostedFields.Limits = .init()) throws -> PostedFields {
    try PostedJSON.read(Array(body.utf8), as: Self.members, limits: limits)
  }

  @Test("what is of another kind than its field is told, and what is no field at all")
  func kinds() {
    for (body, field) in [
      (#"{"t":1}"#, "t"), (#"{"t":null}"#, "t"), (#"{"yes":"yes"}"#, "yes"), (#"{"l":"en"}"#, "l"),
      (#"{"l":[1]}"#, "l"), (#"{"l":[""]}"#, "l"), (#"{"day":""}"#, "day"), (#"{"day":20261122}"#, "day"),
      (#"{"none":false}"#, "none"), (#"{"surname":"Belaïd"}"#, "surname"),
      (#"{"x":{"a":[1,{"b":null}]}}"#, "x"),
    ] {
      #expect {
        try read(body)
      } throws: { error in
        (error as? FormMessages)?.entries.map(\.field) == [field]
      }
    }
  }

  @Test(
    "a body of JSON is read as the form would be",
    arguments: [
      (#"{}"#, ""), (#" { "city" : "Halifax" } "#, "city=Halifax"),
      (#"{"a":12,"b":-3.5e2}"#, "a=12&b=-3.5e2"),
      (#"{"yes":true,"no":false,"none":null}"#, "yes=yes"), (#"{"l":["en","fr"],"e":[]}"#, "l=en&l=fr"),
      (#"{"none":"said","a":0}"#, "none=said&a=0"), (#"{"a":135.00,"b":1.5}"#, "a=135&b=1.5"),
      (#"{"t":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}"#, "t=%22%5C%2F%08%0C%0A%0D%09%C3%A9%F0%9F%98%80"),
    ])
  func read(body: String, query: String) throws {
    #expect(try read(body).query == query)
  }

  @Test(
    "a body that is no object of JSON is refused",
    arguments: [
      "", " ", "1", "\"a\"", "[]", "{", "}", "{}{}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{'a':1}",
      "{a:1}",
      "{\"a\":01}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":+1}", "{\"a\":1e}", "{\"a\":--1}", "{\"a\":tru}",
      "{\"a\":nul}",
      "{\"l\":[\"en\",]}", "{\"l\":[}", "{\"a\":\"b}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
      "{\"a\":\"\\u+123\"}",
      "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\u{1}\"}",
      "{\"a\":\"\\u0000\"}",
      "{\"a\":{\"b\"", "{\"a\":NaN}", "\u{FEFF}{}",
    ])
  func malformed(body: String) {
    #expect(throws: PostedFields.Unreadable.malformed) { try read(body) }
  }

  @Test(
    "what could be read two ways, or goes deeper than a form, is told by its name",
    arguments: [
      #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":1}"#, #"{"a":{}}"#, #"{"a":{"b":"]}"}}"#, #"{"a":[[1]]}"#,
      #"{"a":"1"}"#,
      #"{"a":null}"#, #"{"a":true}"#, #"{"a":[]}"#,
    ])
  func messages(body: String) {
    #expect {
      try read(body)
    } throws: { error in
      (error as? FormMessages)?.entries.map(\.field) == ["a"]
    }
  }

  @Test("a body larger than a form is refused, and so are bytes that are no text")
  func limits() {
    var limits = PostedFields.Limits()
    limits.fieldCount = 3
    let many = #"{"l":["en","en","en","en"]}"#
    #expect(throws: PostedFields.Unreadable.tooLarge) { try read(many, limits) }
    limits.valueBytes = 2
    #expect(throws: PostedFields.Unreadable.tooLarge) {
      try read(#"{"t":"abc"}"#, limits)
    }
    limits.totalBytes = 5
    #expect(throws: PostedFields.Unreadable.tooLarge) {
      try read(#"{"a":1}"#, limits)
    }
    #expect(throws: PostedFields.Unreadable.malformed) {
      try PostedJSON.read(Array("{\"t\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), as: Self.members)
    }
  }

  @Test("however a body is cut or changed, reading it ends, with fields or with a no")
  func hostile() {
    let whole = Array(#"{"a":"x\u00e9\ud83d\ude00","b":[1,"2"],"c":true,"d":{"e":[]},"f":-1.5e3}"#.utf8)
    for end in whole.indices { _ = try? PostedJSON.read(Array(whole[..<end]), as: Self.members) }
    for place in whole.indices {
      for byte: UInt8 in [0, 0x22, 0x5B, 0x5D, 0x7B, 0x7D, 0x2C, 0x5C, 0xFF, 0x30] {
        var changed = whole
        changed[place] = byte
        _ = try? PostedJSON.read(changed, as: Self.members)
      }
    }
    let deep = Array(("{\"a\":" + String(repeating: "[", count: 400_000)).utf8)
    #expect(throws: PostedFields.Unreadable.malformed) { try PostedJSON.read(deep, as: Self.members) }
  }

  @Test("JSON is written with its commas, and text in it stays text")
  func written() {
    let json = JSON { json in
      json.object { json in
        json.member("none") { $0.object { _ in } }
        json.member("list") { json in
          json.list([1, 2]) { number, json in json.list { $0.element { $0.number(number) } } }
        }
        json.member("a\"b", "</script>\u{1}é")
        json.member("last") { $0.null() }
      }
    }
    #expect(json.text == #"{"none":{},"list":[[1],[2]],"a\"b":"</script>\u0001é","last":null}"#)
  }

  @Test("a moment is told in Greenwich, to the second")
  func moments() {
    let shape = JSONShape<Moment>.moment
    let written = JSON { shape.write(Moment(microsecondsSince1970: 1_795_342_380_999_999), &$0) }
    #expect(written.text == "\"2026-11-22T10:13:00Z\"")
    #expect(JSON { shape.write(Moment(microsecondsSince1970: -5), &$0) }.text == "\"1970-01-01T00:00:00Z\"")
  }

  @Test("each kind of question is described by its rules")
  func fields() {
    let faces = [
      Field.text("name", Bilingual(same: "n"), limit: 9).face,
      Field.text("name", Bilingual(same: "n"), limit: 9).optional.face,
      Field.number("seats", Bilingual(same: "n"), 4...20).face,
      Field.date("day", Bilingual(same: "n"), LocalDate(daysSince1970: 0)...LocalDate(daysSince1970: 9)).face,
      Field.email("mail", Bilingual(same: "n")).face,
      Field.longText("text", Bilingual(same: "n"), limit: 5).face,
      Field<Language>.choice("l", Bilingual(same: "n"), [(.english, Bilingual(same: "e"))]).face,
      Field<Language>.choices("l", Bilingual(same: "n"), [(.english, Bilingual(same: "e"))]).face,
      Field.tick("t", Bilingual(same: "n"), Bilingual(same: "s")).face,
    ]
    let written = faces.map { face in JSON { face.member.schema.write(&$0, .english) }.text }
    #expect(
      written == [
        #"{"type":"string","pattern":"\\S","maxLength":9}"#,
        #"{"anyOf":[{"type":"string","maxLength":9},{"type":"null"}]}"#,
        #"{"type":"integer","minimum":4,"maximum":20}"#, #"{"type":"string","format":"date"}"#,
        #"{"type":"string","format":"email","maxLength":254}"#,
        #"{"type":"string","pattern":"\\S","maxLength":5}"#, #"{"type":"string","enum":["en"]}"#,
        #"{"type":"array","items":{"type":"string","enum":["en"]},"minItems":1}"#, #"{"type":"boolean"}"#,
      ])
    #expect(faces.map(\.member.isRequired) == [true, false, true, true, true, true, true, true, false])
  }
}
