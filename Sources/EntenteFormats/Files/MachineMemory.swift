import Foundation

/// The memory there is.
enum MachineMemory {
  /// The memory of the machine in bytes, or that which the process is allowed of it.
  static let byteCount: Int = {
    // Linux tells what a group of processes is allowed, if it is; which file that is depends on its
    // age.
    let limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
      .compactMap { try? String(contentsOfFile: $0, encoding: .ascii) }
      .compactMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    return limits.reduce(Int(clamping: ProcessInfo.processInfo.physicalMemory), min)
  }()
}
