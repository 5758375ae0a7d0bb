import EntenteData
import EntenteGraph

extension GraphFormat {
  /// JSON lines of FollowTheMoney, the model of Aleph and OpenSanctions.
  ///
  /// A dataset is written as its sources, entities and relations, whatever the projection. Sources that
  /// no relation cites, entities that take part in nothing, and what is said of the dataset as a whole
  /// are left out.
  public static let followTheMoney = GraphFormat(
    id: "ftm", title: "FollowTheMoney", fileExtensions: ["ftm", "ijson", "ftm.json"],
    losses: [
      Loss(.graphID),
      Loss(.graphAttributes, "left out; the records of a dataset are entities all the same"),
      Loss(.defaultValues, "written as values"),
      Loss(.directionWithoutEdges, "read as undirected"),
      Loss(.usualDirection, "read as undirected"), Loss(.attributesOfNothing),
    ],
    datasetScope: .relations,
    loses: { feature, document in
      switch feature {
      // The first entity says what there is without a value.
      case .graphAttributes:
        document.nodeCount == 0 || document.graphAttributes.contains(where: \.hasValues)
      case .usualDirection: document.direction == .directed
      default: true
      }
    },
    recognizes: { $0.json.format == "ftm" },
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
