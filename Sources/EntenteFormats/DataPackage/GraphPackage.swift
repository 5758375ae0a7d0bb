import EntenteData
import Foundation

/// What the descriptor of a Data Package says of a graph.
enum GraphPackage {
  static let descriptorName = "datapackage.json"

  /// The part of a descriptor that is read and written.
  struct Descriptor: Codable {
    var schema: String? = "https://datapackage.org/profiles/2.0/datapackage.json"
    var name: String
    var title: String?
    var graph: Graph?
    var resources: [Resource]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case name, title, resources
      // A property of our own, as the standard allows.
      case graph = "entente"
    }
  }

  /// What is said of the graph as a whole.
  struct Graph: Codable {
    var id: String?
    var direction: String
    var attributes: [Attribute]?
  }

  /// An attribute of the graph; its value is a text, so that no digit is lost.
  struct Attribute: Codable {
    var name: String
    var type: String
    var value: String?
    var defaultValue: String?

    enum CodingKeys: String, CodingKey {
      case name, type, value
      case defaultValue = "default"
    }
  }

  struct Resource: Codable {
    var name: String
    var path: String
    var type: String? = "table"
    var scheme: String? = "file"
    var format: String? = "csv"
    var mediatype: String? = "text/csv"
    var encoding: String? = "utf-8"
    var schema: Schema?
  }

  struct Schema: Codable {
    var fields: [Field]?
    var missingValues: [String]?
    var primaryKey: [String]?
    var foreignKeys: [ForeignKey]?
  }

  struct ForeignKey: Codable {
    var fields: [String]
    var reference: Reference
  }

  struct Reference: Codable {
    var resource: String
    var fields: [String]
  }

  /// A column; where its name is not that of the attribute, the title is.
  struct Field: Codable {
    var name: String
    var type: String?
    var title: String?
    var defaultValue: String?

    enum CodingKeys: String, CodingKey {
      case name, type, title
      case defaultValue = "default"
    }
  }

  /// The word of the standard for a column of any type.
  static let anyType = "any"

  /// The word of the standard for the type of a column; lists and objects are of any type, as text.
  static func type(_ values: AttributeColumn.Values) -> String {
    switch values {
    case .booleans: "boolean"
    case .integers: "integer"
    case .reals: "number"
    case .texts: "string"
    case .structures: anyType
    }
  }

  /// The type that a word of the standard names; what is not known is text.
  static func kind(_ type: String?) -> ColumnBuilder.Kind {
    switch type {
    case "boolean": .boolean
    case "integer": .integer
    case "number": .real
    case anyType, "object", "array": .structure
    default: .text
    }
  }
}

extension GraphPackage.Descriptor {
  /// Reads the descriptor of a folder.
  init(_ source: GraphSource) throws(Problem) {
    self = try JSONDecoder().decode(
      Self.self, from: try source.bytes(GraphPackage.descriptorName),
      file: source.name(of: GraphPackage.descriptorName))
  }

  /// Whether it is of a dataset, not of a graph.
  var isDataset: Bool {
    resources.contains { $0.name == "relations" } && resources.contains { $0.name == "entities" }
  }

  func resource(_ name: String, file: String) throws(Problem) -> GraphPackage.Resource {
    guard let resource = resources.first(where: { $0.name == name }) else {
      throw Problem(
        file: file, column: "resources", "there is no resource “\(name)”",
        advice: "add one with the path of its CSV file")
    }
    let parts = resource.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !resource.path.hasPrefix("/"), !parts.contains("..") else {
      throw Problem(
        file: file, column: "resources.\(name).path", "“\(resource.path)” leaves the folder",
        advice: "put the file into the folder of the graph")
    }
    return resource
  }
}
