import Testing

@testable import Site

@Suite("Networks and proxies")
struct NetworkTests {
  @Test(
    "addresses of both versions are read, and nothing that only looks like one",
    arguments: [
      ("192.0.2.1", true), ("255.255.255.255", true), ("2001:db8::1", true), ("::1", true), ("::", true),
      ("::ffff:192.0.2.1", true), ("", false), ("192.0.2", false), ("192.0.2.256", false),
      ("192.0.2.01", false),
      ("192.0.2.1:80", false), ("[::1]", false), ("::1%lo", false), ("fe80::1%eth0", false),
      ("localhost", false),
      ("1", false), ("0x7f.0.0.1", false), ("1::2::3", false), ("192.0.2.1\u{0}", false), (" ::1", false),
    ])
  func reading(text: String, isAddress: Bool) {
    #expect((NetworkAddress(text) != nil) == isAddress)
  }

  @Test("an address of version 4 is the same however it came")
  func mapped() {
    #expect(NetworkAddress("::ffff:192.0.2.1") == NetworkAddress("192.0.2.1"))
    #expect(NetworkAddress("::ffff:127.0.0.9")?.isLoopback == true)
    #expect(NetworkAddress("::1")?.isLoopback == true)
    #expect(NetworkAddress("::2")?.isLoopback == false)
    #expect(NetworkAddress("192.0.2.127")?.isLoopback == false)
  }

  @Test(
    "a home counts once, whichever of its addresses of version 6 it takes; neighbours of version 4 count apart",
    arguments: [
      ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
      ("192.0.2.1", "192.0.2.2", false), ("192.0.2.1", "::ffff:192.0.2.1", true), ("::1", "192.0.2.1", false),
    ])
  func shares(first: String, second: String, isOne: Bool) throws {
    let first = NetworkShare(try #require(NetworkAddress(first)))
    let second = NetworkShare(try #require(NetworkAddress(second)))
    #expect((first == second) == isOne)
  }

  @Test(
    "proxies are named by address, by network and as a socket",
    arguments: [
      ("127.0.0.1", true), ("127.0.0.1, ::1", true), ("10.0.0.0/8", true), ("2001:db8::/32,unix", true),
      ("unix", true), ("", false), ("10.0.0.0/33", false), ("::/129", false), ("10.0.0.0/-1", false),
      ("127.0.0.1,", false), ("proxy.example.org", false), ("10.0.0.0/8/8", false),
    ])
  func naming(text: String, isUnderstood: Bool) {
    #expect((NamedProxies(text) != nil) == isUnderstood)
  }

  /// Who asks through whom, what was said of it, and whose request it is then.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let peer: String
    let said: [String]
    let asker: String?

    init(_ name: String, from peer: String, saying said: String..., is asker: String?) {
      testDescription = name
      self.peer = peer
      self.said = said
      self.asker = asker
    }
  }

  @Test(
    "whoever says for whom they ask is believed if they are a named proxy, and only as far as proxies speak",
    arguments: [
      Way("a proxy", from: "10.0.0.1", saying: "192.0.2.7", is: "192.0.2.7"),
      Way("a stranger who lies", from: "198.51.100.9", saying: "192.0.2.7", is: "198.51.100.9"),
      Way(
        "a stranger who claims to be this machine", from: "198.51.100.9", saying: "127.0.0.1",
        is: "198.51.100.9"),
      Way(
        "a lie before what the proxy adds", from: "10.0.0.1", saying: "203.0.113.1, 192.0.2.7",
        is: "192.0.2.7"),
      Way(
        "a lie in a field of its own", from: "10.0.0.1", saying: "203.0.113.1", "192.0.2.7", is: "192.0.2.7"),
      Way(
        "a lie that names a proxy", from: "10.0.0.1", saying: "203.0.113.1, 10.0.0.2, 192.0.2.7",
        is: "192.0.2.7"),
      Way(
        "two proxies, one after the other", from: "10.0.0.1", saying: "192.0.2.7, 10.3.0.4", is: "192.0.2.7"),
      Way("a port", from: "10.0.0.1", saying: "192.0.2.7:5000", is: "192.0.2.7"),
      Way("version 6 in brackets", from: "10.0.0.1", saying: "[2001:db8::7]:5000", is: "2001:db8::7"),
      Way("version 6 without", from: "10.0.0.1", saying: "2001:db8::7", is: "2001:db8::7"),
      Way("no address", from: "10.0.0.1", saying: "192.0.2.7, unknown", is: "10.0.0.1"),
      Way("an empty entry", from: "10.0.0.1", saying: "192.0.2.7,", is: "10.0.0.1"),
      Way("a proxy that says nothing", from: "10.0.0.1", is: "10.0.0.1"),
      Way("this machine", from: "127.0.0.1", saying: "192.0.2.7", is: nil),
      Way("this machine, version 6", from: "::1", is: nil),
      Way("someone straight from outside", from: "2001:db8::5", is: "2001:db8::5"),
    ])
  func spoofing(way: Way) throws {
    let proxies = try #require(NamedProxies("10.0.0.0/8"))
    let share = proxies.share(of: try request(.address(try #require(NetworkAddress(way.peer))), way.said))
    #expect(share == (try way.asker.map { NetworkShare(try #require(NetworkAddress($0))) }))
  }

  @Test("this machine and a socket are believed when they are named, and even then never count for nobody")
  func sockets() throws {
    let named = try #require(NamedProxies("127.0.0.1, unix"))
    let amina = NetworkShare(try #require(NetworkAddress("192.0.2.7")))
    let loopback = Peer.address(try #require(NetworkAddress("127.0.0.1")))
    #expect(named.share(of: try request(.socket, ["192.0.2.7"])) == amina)
    #expect(named.share(of: try request(loopback, ["192.0.2.7"])) == amina)
    #expect(named.share(of: try request(.socket, [])) == .socket)
    #expect(named.share(of: try request(loopback, [])) != nil)
    #expect(named.share(of: try request(loopback, ["127.0.0.1"])) != nil)
    #expect(NamedProxies.none.share(of: try request(.socket, ["192.0.2.7"])) == nil)
    #expect(NamedProxies.none.isNone && !named.isNone)
  }

  private func request(_ peer: Peer, _ said: [String]) throws -> Request {
    var headers: Headers = ["host": "allies.example.org"]
    for entry in said { headers.add("X-Forwarded-For", entry) }
    return Request(
      id: "one", method: .get, target: try #require(Target("/")), headers: headers,
      host: "allies.example.org",
      peer: peer)
  }
}
