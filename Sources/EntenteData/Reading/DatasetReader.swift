import Foundation

extension Dataset {
  /// Reads a dataset from a folder with a `datapackage.json`.
  ///
  /// - Parameter folder: The path of the folder.
  /// - Returns: The dataset, and what was noticed but can be lived with.
  /// - Throws: ``DatasetError`` with every problem found, if one of them is an error.
  public static func read(folder: String) throws(DatasetError) -> (
    dataset: Dataset, warnings: [Problem]
  ) {
    let reader = DatasetReader(folder: folder)
    guard let dataset = reader.dataset else { throw DatasetError(reader.problems) }
    return (dataset, reader.problems)
  }
}

/// Reads the descriptor of a Data Package and the tables that it names.
struct DatasetReader {
  private(set) var dataset: Dataset?
  private(set) var problems: [Problem] = []
  private let folder: URL

  init(folder: String) {
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    guard let package = descriptor() else { return }
    var reader = TableReader()
    for table in Table.allCases {
      guard let resource = package.resources.first(where: { $0.name == table.rawValue }) else {
        if table.isRequired {
          problems.append(
            Problem(
              file: "datapackage.json", column: "resources", "there is no resource “\(table)”",
              advice: "add one with the path of its CSV file"))
        }
        continue
      }
      if let csv = csv(of: resource) { reader.read(table, from: csv, file: resource.path) }
    }
    problems += reader.problems
    // Half a dataset would blame what is there for what is not.
    if !problems.contains(where: { $0.severity == .error && $0.line == nil }) {
      problems += reader.tables.problems(unreadIDs: reader.unreadIDs, place: reader.place)
    }
    problems.sort()
    guard !problems.contains(where: { $0.severity == .error }) else { return }
    dataset = Dataset(
      name: package.name, title: package.title ?? package.name, sound: reader.tables)
  }

  private mutating func descriptor() -> Descriptor? {
    guard let bytes = bytes(of: "datapackage.json", advice: "name a folder that has one") else {
      return nil
    }
    do {
      return try JSONDecoder().decode(Descriptor.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      let path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      problems.append(
        Problem(
          file: "datapackage.json", column: path, "it is missing",
          advice: "add it; see the Data Package standard"))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      problems.append(
        Problem(
          file: "datapackage.json", column: path.isEmpty ? nil : path,
          "it is not of the right type", advice: "see the Data Package standard"))
    } catch {
      problems.append(
        Problem(
          file: "datapackage.json", "the file is not valid JSON",
          advice: "look for a missing comma, quote or bracket"))
    }
    return nil
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
      // What refers to this table cannot be judged without it.
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
        Problem(
          file: file, isThere ? "the file cannot be read" : "there is no such file",
          advice: advice))
      return nil
    }
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
  }
  let name: String
  let title: String?
  let resources: [Resource]
}
