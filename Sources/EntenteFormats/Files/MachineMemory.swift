import Foundation

/// The memory there is.
enum MachineMemory {
  /// The memory of the machine in bytes, or that which the process is allowed of it.
  static let byteCount: Int = {
    let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    var limit = rlimit()
    let isLimited = getrlimit(addressSpace, &limit) == 0
    let allowed = isLimited ? Int(clamping: limit.rlim_cur) : .max
    let groups = (try? text("/proc/self/cgroup")) ?? ""
    return groupLimits(of: groups, in: "/sys/fs/cgroup").reduce(min(machine, allowed), min)
  }()

  #if canImport(Glibc)
    private static let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #else
    private static let addressSpace = RLIMIT_AS
  #endif

  /// What Linux allows the groups of processes to which this one belongs, each group within the one
  /// before.
  ///
  /// - Parameters:
  ///   - groups: A line for each hierarchy of groups, with its number, what it limits, and the group in
  ///     it, parted by colons. The newer sort of groups has no name for what it limits.
  ///   - root: The folder of all groups.
  /// - Returns: The bytes, as far as there are limits.
  static func groupLimits(of groups: String, in root: String) -> [Int] {
    groups.split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, ["", "memory"].contains(parts[1]) else { return [] }
      let isNewer = parts[1].isEmpty
      let file = isNewer ? "memory.max" : "memory.limit_in_bytes"
      var path = isNewer ? root : "\(root)/memory"
      return ([""] + parts[2].split(separator: "/")).compactMap { name in
        if !name.isEmpty { path += "/\(name)" }
        return (try? text("\(path)/\(file)")).flatMap {
          Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
      }
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
