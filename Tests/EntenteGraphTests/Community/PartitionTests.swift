import EntenteGraph
import Testing

@Suite struct PartitionTests {
  @Test func `communities are numbered by size, then by smallest node`() {
    let partition = Partition(labels: [9, -4, 7, -4, 7, 3])
    #expect(partition.communities == [2, 0, 1, 0, 1, 3])
    #expect(partition.sizes == [2, 2, 1, 1])
    #expect(partition.count == 4)
    #expect(partition.members() == [[1, 3], [2, 4], [0], [5]])
  }

  @Test func `equal divisions are equal`() {
    #expect(Partition(labels: [1, 2, 2]) == Partition(labels: [8, 0, 0]))
    #expect(Partition(labels: [1, 2, 2]) != Partition(labels: [1, 1, 2]))
    #expect(Partition(labels: []).count == 0 && Partition(labels: []).members().isEmpty)
  }
}
