import Foundation

extension Dataset {
  /// Reads a dataset from a folder with a `datapackage.json`.
  ///
  /// - Parameter folder: The path of the folder, or of its `datapackage.json`.
  /// - Returns: The dataset, and what was noticed but can be lived with.
  /// - Throws: ``DatasetError`` with every problem found, if one of them is an error.
  public static func read(folder: String) throws(DatasetError) -> (
    dataset: Dataset, warnings: [Problem]
  ) {
    let reader = DatasetReader(folder: Self.folder(of: folder))
    guard let dataset = reader.dataset else { throw DatasetError(reader.problems) }
    return (dataset, reader.problems)
  }

  /// The folder of a Data Package that is named by its descriptor; any other path as it is.
  package static func folder(of path: String) -> String {
    guard path.split(separator: "/").last == "datapackage.json" else { return path }
    let folder = path.dropLast("datapackage.json".count)
    return folder.isEmpty ? "." : folder == "/" ? "/" : String(folder.dropLast())
  }
}

/// Reads the descriptor of a Data Package and the tables that it names.
struct DatasetReader {
  private(set) var dataset: Dataset?
  private(set) var problems: [Problem] = []
  private let name: String
  private let folder: URL

  init(folder: String) {
    name = folder
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    guard let package = descriptor() else { return }
    var reader = TableReader()
    for table in Table.allCases {
      let found = package.resources.filter { $0.name == table.rawValue }
      if found.count == 1, let csv = csv(of: found[0]) {
        reader.read(table, from: csv, file: found[0].path)
      } else if !found.isEmpty || table.isRequired {
        checkCount(found.count, of: table)
        reader.skip(table)
      }
    }
    noteUnknown(package.resources)
    problems += reader.problems
    problems += reader.tables.problems(unread: reader.unread, place: reader.place)
    problems.sort()
    guard !problems.contains(where: { $0.severity == .error }) else { return }
    dataset = Dataset(
      name: package.name, title: package.title ?? package.name, sound: reader.tables,
      metadata: package.metadata)
  }

  private mutating func checkCount(_ count: Int, of table: Table) {
    guard count != 1 else { return }
    problems.append(
      Problem(
        file: "datapackage.json", column: "resources",
        count == 0
          ? "there is no resource “\(table)”" : "there are \(count) resources “\(table)”",
        advice: count == 0
          ? "add one with the path of its CSV file" : "put all rows into the file of one of them"))
  }

  private mutating func noteUnknown(_ resources: [Descriptor.Resource]) {
    for resource in resources where Table(rawValue: resource.name) == nil {
      problems.append(
        Problem(
          .warning, file: "datapackage.json", column: "resources",
          "the resource “\(resource.name)” is not known and is not read",
          advice: "name it one of \(Table.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
  }

  private mutating func descriptor() -> Descriptor? {
    let file = "datapackage.json"
    guard let bytes = bytes(of: file, advice: "name a folder that has one") else { return nil }
    do {
      return try JSONDecoder().decode(Descriptor.self, from: bytes, file: file)
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func csv(of resource: Descriptor.Resource) -> CSVTable? {
    let parts = resource.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !resource.path.hasPrefix("/"), !parts.contains("..") else {
      problems.append(
        Problem(
          file: "datapackage.json", column: "resources.\(resource.name).path",
          "“\(resource.path)” leaves the folder",
          advice: "put the file into the folder of the dataset"))
      return nil
    }
    guard
      let bytes = bytes(
        of: resource.path, advice: "add the file, or correct its path in datapackage.json")
    else { return nil }
    do {
      let csv = try CSVTable(bytes, file: resource.path)
      if let fields = resource.schema?.fields?.map(\.name), fields != csv.header,
        Set(fields) == Set(csv.header)
      {
        problems.append(
          Problem(
            .warning, file: resource.path, line: 1,
            "the columns stand in another order than in datapackage.json",
            advice: "write them as \(fields.joined(separator: ","))"))
      }
      return csv
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func bytes(of file: String, advice: String) -> [UInt8]? {
    let url = folder.appending(path: file)
    do {
      return try Array(Data(contentsOf: url))
    } catch {
      let isThere = FileManager.default.fileExists(atPath: url.path)
      problems.append(
        Problem(file: file, isThere ? "the file cannot be read" : whyMissing, advice: advice))
      return nil
    }
  }

  /// Why a file is not in the folder.
  private var whyMissing: String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      return "there is neither a file nor a folder “\(name)”"
    }
    return isFolder.boolValue
      ? "there is no such file in “\(name)”" : "“\(name)” is a file, not a folder"
  }
}

/// The part of a Data Package's descriptor that is read.
private struct Descriptor: Decodable {
  struct Resource: Decodable {
    struct Schema: Decodable {
      struct Field: Decodable { let name: String }
      let fields: [Field]?
    }
    let name: String
    let path: String
    let schema: Schema?
    /// What is written again; what others write there in another way is no obstacle.
    let description: TableDescription?

    private enum Keys: String, CodingKey { case name, path, schema }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      name = try container.decode(String.self, forKey: .name)
      path = try container.decode(String.self, forKey: .path)
      schema = try container.decodeIfPresent(Schema.self, forKey: .schema)
      description = try? TableDescription(from: decoder)
    }
  }
  let name: String
  let title: String?
  let resources: [Resource]
  let metadata: PackageMetadata

  private enum Keys: String, CodingKey { case name, title, resources }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    name = try container.decode(String.self, forKey: .name)
    title = try container.decodeIfPresent(String.self, forKey: .title)
    resources = try container.decode([Resource].self, forKey: .resources)
    // What others write there in another way is no obstacle to reading the tables.
    var metadata = (try? PackageMetadata(from: decoder)) ?? PackageMetadata()
    for resource in resources { metadata.tables[resource.name] = resource.description }
    self.metadata = metadata
  }
}
