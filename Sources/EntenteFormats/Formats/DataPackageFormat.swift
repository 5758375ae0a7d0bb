import EntenteData
import EntenteNetwork

extension GraphFormat {
  /// A folder with a `datapackage.json` and tables, as the Data Package standard has it.
  ///
  /// Of a network it has the whole dataset, whatever the projection; of another document a table of nodes
  /// and one of edges, with the types of their columns.
  public static let dataPackage = GraphFormat(
    id: "datapackage", title: "Data Package, a folder of tables", fileExtensions: [],
    losses: [.refused(.zeroCharacters), .refused(.emptyID)], isFolder: true, isTable: true,
    datasetScope: .everything,
    reader: { source, _ throws(Problem) in
      if let path = source.path, GraphSource.isFile(path), !source.isFolder {
        throw Problem(
          file: path, "a Data Package is a folder, whose descriptor is called datapackage.json",
          advice: "call it so, and name the folder")
      }
      guard !source.isPiped else {
        throw Problem(
          file: source.name, "a Data Package is a folder, and comes through no pipe",
          advice: "name the folder")
      }
      let descriptor = try GraphPackage.Descriptor(source)
      guard descriptor.isDataset else {
        return try GraphPackageReader(source, descriptor).read()
      }
      return try read(datasetIn: source.name)
    },
    writer: { content, _, target throws(Problem) in
      if let dataset = content.network?.dataset {
        for file in dataset.packageFiles {
          try target.write(file.name, bytes: Array(file.text.utf8))
        }
      } else {
        try GraphPackageWriter(content.document).write(into: &target)
      }
    })

  /// Whether a folder has the tables of a graph, not of a dataset.
  package static func isGraphFolder(_ path: String) -> Bool {
    guard let source = try? GraphSource(path: path),
      let descriptor = try? GraphPackage.Descriptor(source)
    else { return false }
    return !descriptor.isDataset && descriptor.resources.contains { $0.name == "edges" }
  }

  /// A dataset as the graph of its ties, places included.
  private static func read(datasetIn folder: String) throws(Problem) -> GraphReading {
    let dataset: Dataset
    let warnings: [Problem]
    do throws(DatasetError) {
      (dataset, warnings) = try Dataset.read(folder: folder)
    } catch {
      throw error.problems.first { $0.severity == .error } ?? error.problems[0]
    }
    do {
      let network = try Network(dataset, Projection(.ties, hasPlaces: true))
      return GraphReading(GraphDocument(network), warnings: warnings)
    } catch {
      throw Problem(file: folder, "\(error)", advice: "divide the dataset")
    }
  }
}
