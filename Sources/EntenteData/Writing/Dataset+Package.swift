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
  /// missing is left out if it is empty.
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
      name: name, title: title, metadata: metadata, resources: tables.map(TableResource.init))
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

  let name: String
  let path: String
  let type = "table"
  let scheme = "file"
  let format = "csv"
  let mediatype = "text/csv"
  let encoding = "utf-8"
  let schema: Schema

  init(_ table: Table) {
    (name, path) = (table.rawValue, "\(table).csv")
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
    schema = Schema(
      fields: fields, primaryKey: table.primaryKey, foreignKeys: keys.isEmpty ? nil : keys)
  }
}
