import EntenteData
import Testing

/// A slip in the descriptor of a package gives one line and blames nobody else.
@Suite struct DescriptorTests {
  @Test(arguments: ["sources", "entities", "relations", "parties", "evidence"])
  func `a required resource that is missing`(table: String) throws {
    var folder = DatasetFolder()
    folder.removeResource(table)
    try folder.expectOneProblem(at: "datapackage.json:resources", "no resource “\(table)”")
  }

  @Test(arguments: ["names", "caveats", "links"])
  func `other resources can be missing`(table: String) throws {
    var folder = DatasetFolder()
    folder.removeResource(table)
    #expect(try folder.problems().isEmpty)
  }

  @Test func `a resource that nobody knows is a warning`() throws {
    var folder = DatasetFolder()
    folder.replace("\"name\": \"links\"", in: "datapackage.json", with: "\"name\": \"link\"")
    try folder.expectOneProblem(
      at: "datapackage.json:resources", "“link” is not known", isWarning: true)
  }

  @Test func `a resource that is there twice`() throws {
    var folder = DatasetFolder()
    folder.replace("\"name\": \"links\"", in: "datapackage.json", with: "\"name\": \"names\"")
    try folder.expectOneProblem(at: "datapackage.json:resources", "2 resources “names”")
  }

  @Test(arguments: ["../links.csv", "/etc/hosts", "a/../../links.csv", ".."])
  func `a path that leaves the folder`(path: String) throws {
    var folder = DatasetFolder()
    folder.replace("links.csv", in: "datapackage.json", with: path)
    try folder.expectOneProblem(at: "datapackage.json:resources.links.path", "leaves the folder")
  }

  @Test(arguments: [
    ("\"A small dataset\",", "\"A small dataset\"", "2:3:", "not valid JSON"),
    ("\"A small dataset\"", "17", "title:", "not of the right type"),
    ("\"name\": \"small\", ", "", "name:", "it is missing"),
    ("\"path\": \"caveats.csv\"", "\"path\": [\"caveats.csv\"]", "resources.0.path:", "right type"),
    (", \"path\": \"caveats.csv\"", "", "resources.0.path:", "it is missing"),
    ("\"resources\"", "\"tables\"", "resources:", "it is missing"),
  ])
  func `a slip in the descriptor`(old: String, new: String, key: String, message: String) throws {
    var folder = DatasetFolder()
    folder.replace(old, in: "datapackage.json", with: new)
    try folder.expectOneProblem(
      at: "datapackage.json" + (key.isEmpty ? "" : ":\(key.dropLast())"), message)
  }

  @Test(arguments: ["", "[", "[]", "null", "{}", "\u{FEFF}"])
  func `what is no descriptor`(text: String) throws {
    var folder = DatasetFolder()
    folder["datapackage.json"] = text
    let problems = try folder.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.file == "datapackage.json")
  }

  @Test func `a folder without a descriptor, or no folder, is said by its name`() throws {
    var folder = DatasetFolder()
    folder.files["datapackage.json"] = nil
    try folder.expectOneProblem(at: "datapackage.json", "no such file in “")
    let error = #expect(throws: DatasetError.self) { try Dataset.read(folder: "/no/such/folder") }
    #expect(error?.problems.map(\.file) == ["datapackage.json"])
    #expect(error?.description.contains("/no/such/folder") == true)
  }
}

extension DatasetFolder {
  /// Takes a resource out of the descriptor.
  fileprivate mutating func removeResource(_ name: String) {
    let line = "    { \"name\": \"\(name)\", \"path\": \"\(name).csv\" }"
    let lines = self["datapackage.json"].split(separator: "\n")
      .filter { !$0.contains(line) }.joined(separator: "\n")
    self["datapackage.json"] = lines.replacing("},\n    ]", with: "}\n    ]")
      .replacing("},\n  ]", with: "}\n  ]")
  }
}
