import Foundation

extension Dataset {
  /// A file of a Data Package.
  public struct PackageFile: Sendable, Hashable {
    /// Its name in the folder.
    public let name: String
    /// Its text, which is written as UTF-8.
    public let text: String
  }

  /// The files of the dataset as a Data Package: the descriptor, then the tables in order.
  ///
  /// Rows are in canonical order, so that the same records give the same bytes. A table that may be
  /// missing is left out if it is empty. What the descriptor said of a table is said again, its schema
  /// included if that is of the same columns; otherwise the schema is the one of a table of its kind.
  ///
  /// - Complexity: O(*b*) for *b* bytes of the records.
  public var packageFiles: [PackageFile] {
    let tables = Table.allCases.map { ($0, self.tables.rows(of: $0)) }
      .filter { $0.isRequired || !$1.isEmpty }
    let files = tables.map { table, rows in
      var writer = CSVWriter()
      writer.row(table.columns)
      rows.forEach { writer.row($0) }
      return PackageFile(name: "\(table).csv", text: writer.text)
    }
    return [PackageFile(name: "datapackage.json", text: descriptor(of: tables.map(\.0)))] + files
  }

  private func descriptor(of tables: [Table]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let descriptor = PackageDescriptor(
      name: name, title: title, metadata: metadata,
      resources: tables.map { table in
        TableResource(
          table, metadata.tables[table.rawValue], among: tables.map(\.rawValue))
      })
    // Encoding cannot fail: there are only texts, flags and lists of them.
    let data = (try? encoder.encode(descriptor)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// The descriptor of a Data Package, version 2.
private struct PackageDescriptor: Encodable {
  let name: String
  let title: String
  let metadata: PackageMetadata
  let resources: [TableResource]

  private enum Keys: String, CodingKey {
    case schema = "$schema"
    case name, title, resources
  }

  func encode(to encoder: any Encoder) throws {
    try metadata.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode("https://datapackage.org/profiles/2.0/datapackage.json", forKey: .schema)
    try container.encode(name, forKey: .name)
    try container.encode(title, forKey: .title)
    try container.encode(resources, forKey: .resources)
  }
}

/// A table as a resource of a Data Package.
private struct TableResource: Encodable {
  struct Constraints: Encodable {
    let required: Bool?
    let `enum`: [String]?
    let pattern: String?
  }
  struct Field: Encodable {
    let name: String
    let type: String
    let constraints: Constraints?
  }
  struct Reference: Encodable {
    let resource: String
    let fields: [String]
  }
  struct ForeignKey: Encodable {
    let fields: [String]
    let reference: Reference
  }
  struct Schema: Encodable {
    let fields: [Field]
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]?
  }

  /// A schema as it is written.
  enum WrittenSchema: Encodable {
    /// As the descriptor of the dataset had it.
    case given(DescriptorValue)
    case own(Schema)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .given(let value): try value.encode(to: encoder)
      case .own(let schema): try schema.encode(to: encoder)
      }
    }
  }

  let name: String
  let path: String
  let title: String?
  let description: String?
  let type = "table"
  let scheme = "file"
  let format = "csv"
  let mediatype = "text/csv"
  let encoding = "utf-8"
  let schema: WrittenSchema

  init(_ table: Table, _ description: TableDescription?, among tables: [String]) {
    (name, path) = (table.rawValue, "\(table).csv")
    (title, self.description) = (description?.title, description?.description)
    schema =
      description?.schema(of: table.columns, among: tables).map { .given($0) }
      ?? .own(Self.schema(of: table))
  }

  /// The schema of a table of which nothing else is said.
  private static func schema(of table: Table) -> Schema {
    let fields = table.fields.map { field in
      let hasConstraints = field.isRequired || field.words != nil || field.pattern != nil
      return Field(
        name: field.name, type: field.kind.rawValue,
        constraints: hasConstraints
          ? Constraints(
            required: field.isRequired ? true : nil, enum: field.words, pattern: field.pattern)
          : nil)
    }
    let keys = table.references.map { reference in
      ForeignKey(
        fields: [reference.column],
        reference: Reference(resource: reference.table.rawValue, fields: ["id"]))
    }
    return Schema(
      fields: fields, primaryKey: table.primaryKey, foreignKeys: keys.isEmpty ? nil : keys)
  }
}
