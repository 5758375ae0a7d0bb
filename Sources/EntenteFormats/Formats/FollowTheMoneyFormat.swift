import EntenteData

extension GraphFormat {
  /// JSON lines of FollowTheMoney, the model of Aleph and OpenSanctions.
  ///
  /// A dataset is written as its entities and relations, whatever the projection.
  public static let followTheMoney = GraphFormat(
    id: "ftm", title: "FollowTheMoney", fileExtensions: ["ftm", "ijson", "ftm.json"],
    losses: [
      Loss(.graphID),
      Loss(.graphAttributes, "left out, but relations and evidence of a dataset are entities"),
      Loss(.defaultValues, "written as values"),
    ],
    datasetScope: .relations,
    recognizes: { JSONShape($0).format == "ftm" },
    reader: { source, _ throws(Problem) in try FollowTheMoneyReader(source.text()).read() },
    writer: { content, _, target throws(Problem) in
      try target.write { sink throws(Problem) in
        if let network = content.network {
          try FollowTheMoneyNetwork(network, content.language).write(into: &sink)
        } else {
          try FollowTheMoneyWriter(content.document).write(into: &sink)
        }
      }
    })
}
