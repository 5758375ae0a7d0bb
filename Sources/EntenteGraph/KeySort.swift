/// A stable sort of numbers by keys of 64 bits: from the lowest 11 bits to the highest, leaving out
/// those in which all keys agree.
package enum KeySort {
  private static let bits = 11
  private static let digits = 6

  /// Returns the places of keys in ascending order of these, and in the order given among equal ones.
  ///
  /// - Precondition: There are less than 2³² keys.
  package static func places(of keys: [UInt64]) -> [UInt32] {
    sorted(keys.indices.map { UInt32($0) }, by: keys)
  }

  /// Returns numbers in ascending order of their keys, and in the order given among equal ones.
  static func sorted<Number: ArcNumber>(_ numbers: [Number], by keys: [UInt64]) -> [Number] {
    var members = numbers
    var values = numbers.map { keys[Int($0)] }
    if numbers.count < 512 {
      let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      return order.map { numbers[$0] }
    }
    var otherMembers = members
    var otherValues = values
    var counts = [Number](repeating: 0, count: digits << bits)
    count(values, &counts)
    for digit in 0..<digits {
      let start = digit << bits
      let isConstant = counts[start..<start + 1 << bits].contains { $0 == numbers.count }
      if isConstant { continue }
      distribute(members, values, digit, &counts, &otherMembers, &otherValues)
      swap(&members, &otherMembers)
      swap(&values, &otherValues)
    }
    return members
  }

  private static func count(_ values: [UInt64], _ counts: inout [some ArcNumber]) {
    let values = values.span
    var counts = counts.mutableSpan
    for place in 0..<values.count {
      for digit in 0..<digits {
        counts[digit << bits + bucket(values[place], digit)] &+= 1
      }
    }
  }

  private static func distribute<Number: ArcNumber>(
    _ members: [Number], _ values: [UInt64], _ digit: Int, _ counts: inout [Number],
    _ newMembers: inout [Number], _ newValues: inout [UInt64]
  ) {
    let members = members.span
    let values = values.span
    var next = counts.mutableSpan
    var newMembers = newMembers.mutableSpan
    var newValues = newValues.mutableSpan
    let start = digit << bits
    var total: Number = 0
    for place in start..<start + 1 << bits {
      let size = next[place]
      next[place] = total
      total &+= size
    }
    for place in 0..<members.count {
      let bucket = start + bucket(values[place], digit)
      let target = Int(next[bucket])
      next[bucket] &+= 1
      newMembers[target] = members[place]
      newValues[target] = values[place]
    }
  }

  private static func bucket(_ value: UInt64, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: value >> UInt64(truncatingIfNeeded: digit * bits)) & (1 << bits - 1)
  }
}
