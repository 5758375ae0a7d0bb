import EntenteData
import EntenteFormats

extension GraphDocument {
  /// The records that the document carries as the tables of a dataset.
  ///
  /// The first name of a node, a label without a basis, makes it an entity: a dataset has that name, and
  /// what else is said of entities, in their own table, and not among the names.
  ///
  /// - Returns: The tables, in the order in which a dataset has them.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  var datasetTables: [RecordTable] {
    var tables = partingRecords().records
    guard let place = tables.firstIndex(where: { $0.name == Table.names.rawValue }) else {
      return tables
    }
    let names = tables[place]
    func value(_ column: String, _ row: [String?]) -> String? {
      names.columns.firstIndex(of: column).flatMap { row[$0] }
    }
    var ownNames: [ExactText: String] = [:]
    let otherRows = names.rows.filter { row in
      guard value("use", row) == "label", value("basis", row) == nil,
        let entity = value("entity", row).map(ExactText.init), ownNames[entity] == nil
      else { return true }
      ownNames[entity] = value("name", row)
      return false
    }
    guard !ownNames.isEmpty else { return tables }
    let columns = Table.entities.columns
    let attributes = columns.map { name in nodeAttributes.first { $0.name == name } }
    let entities = nodeIDs.indices.compactMap { node -> [String?]? in
      let id = nodeIDs[node]
      guard let name = ownNames[ExactText(id)] else { return nil }
      return zip(columns, attributes).map { column, attribute in
        switch column {
        case "id": id
        case "name": name
        default: attribute?.text(node)
        }
      }
    }
    tables[place] = RecordTable(
      names.name, columns: names.columns, key: names.key, rows: otherRows)
    tables.insert(
      RecordTable(Table.entities.rawValue, columns: columns, key: [0], rows: entities), at: place)
    return tables
  }
}
