/// The vectors of a search for a ``LeadingVector``, and their products with one another and with the
/// matrix between.
///
/// None is made orthogonal to another, as that would read them again and again: the products say
/// what it would come to.
final class SearchVectors {
  /// Four elements of a vector; the last are followed by zeros.
  private typealias Lanes = SIMD4<Double>

  /// The number of lanes that a thread deals with at a time.
  private static let blockSize = 4_096

  private let elementCount: Int
  private let count: Int
  private let vector: Workspace<Lanes>
  private let rest: Workspace<Lanes>
  private let step: Workspace<Lanes>
  /// The products of the matrix and the three.
  private let images: (vector: Workspace<Lanes>, rest: Workspace<Lanes>, step: Workspace<Lanes>)
  private var products = BasisProducts()

  init(_ start: [Double]) {
    elementCount = start.count
    let count = (start.count + 3) / 4
    self.count = count
    func zeros() -> Workspace<Lanes> { Workspace(repeating: .zero, count: count) }
    (vector, rest, step) = (zeros(), zeros(), zeros())
    images = (zeros(), zeros(), zeros())
    Self.elements(vector).update(from: start, count: start.count)
    products.inner.vector = start.reduce(0) { $0 + $1 * $1 }
  }

  /// The eigenvalue that suits the vector best.
  var eigenvalue: Double { products.image.vector / products.inner.vector }

  /// The vector, of length 1 and without negative elements.
  var result: [Double] {
    let elements = UnsafeBufferPointer(start: Self.elements(vector), count: elementCount)
    let sign = elements.reduce(0, +) < 0 ? -1.0 : 1.0
    let positive = elements.map { max(0, sign * $0) }
    let length = positive.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return positive.map { $0 / length }
  }

  /// Makes the vector of length 1 and its product with the matrix anew.
  func renew(_ multiply: LeadingVector.Multiplication) {
    let scale = 1 / products.inner.vector.squareRoot()
    for place in 0..<count { vector.start[place] *= scale }
    products.inner.vector = 1
    products.inner.vectorStep *= scale
    products.image.vectorStep *= scale
    products.image.vector = multiply(Self.elements(vector), Self.elements(images.vector))
  }

  /// Finds what is left of the equation, and returns its length in parts of the eigenvalue.
  func findRest() -> Double {
    let eigenvalue = eigenvalue
    nonisolated(unsafe) let (vector, rest, step) = (vector.start, rest.start, step.start)
    nonisolated(unsafe) let (vectorImage, stepImage) = (images.vector.start, images.step.start)
    let sums = sums { range in
      var inner = (rest: Lanes.zero, vectorRest: Lanes.zero, restStep: Lanes.zero)
      var image = (vectorRest: Lanes.zero, restStep: Lanes.zero)
      for place in range {
        let left = vectorImage[place] - eigenvalue * vector[place]
        rest[place] = left
        inner.rest += left * left
        inner.vectorRest += left * vector[place]
        inner.restStep += left * step[place]
        image.vectorRest += left * vectorImage[place]
        image.restStep += left * stepImage[place]
      }
      return SIMD8(
        inner.rest.sum(), inner.vectorRest.sum(), inner.restStep.sum(), image.vectorRest.sum(),
        image.restStep.sum(), 0, 0, 0)
    }
    (products.inner.rest, products.inner.vectorRest) = (sums[0], sums[1])
    (products.inner.restStep, products.image.vectorRest) = (sums[2], sums[3])
    products.image.restStep = sums[4]
    return (sums[0] / products.inner.vector).squareRoot() / eigenvalue
  }

  /// Goes to the best sum of the vector, what is left and the last step.
  func advance(_ multiply: LeadingVector.Multiplication) {
    products.image.rest = multiply(Self.elements(rest), Self.elements(images.rest))
    let weights = products.bestWeights
    nonisolated(unsafe) let (vector, rest, step) = (vector.start, rest.start, step.start)
    nonisolated(unsafe) let (vectorImage, restImage) = (images.vector.start, images.rest.start)
    nonisolated(unsafe) let stepImage = images.step.start
    let sums = sums { range in
      var inner = (vector: Lanes.zero, step: Lanes.zero, vectorStep: Lanes.zero)
      var image = inner
      for place in range {
        let move = weights.y * rest[place] + weights.z * step[place]
        let moveImage = weights.y * restImage[place] + weights.z * stepImage[place]
        let next = weights.x * vector[place] + move
        let nextImage = weights.x * vectorImage[place] + moveImage
        (step[place], stepImage[place]) = (move, moveImage)
        (vector[place], vectorImage[place]) = (next, nextImage)
        inner.vector += next * next
        inner.step += move * move
        inner.vectorStep += next * move
        image.vector += next * nextImage
        image.step += move * moveImage
        image.vectorStep += next * moveImage
      }
      return SIMD8(
        inner.vector.sum(), inner.step.sum(), inner.vectorStep.sum(), image.vector.sum(),
        image.step.sum(), image.vectorStep.sum(), 0, 0)
    }
    (products.inner.vector, products.inner.step) = (sums[0], sums[1])
    (products.inner.vectorStep, products.image.vector) = (sums[2], sums[3])
    (products.image.step, products.image.vectorStep) = (sums[4], sums[5])
  }

  private static func elements(_ vector: Workspace<Lanes>) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(vector.start).assumingMemoryBound(to: Double.self)
  }

  /// Returns the sums of what the body returns for each block, in the order of the blocks.
  private func sums(_ body: @Sendable (Range<Int>) -> SIMD8<Double>) -> SIMD8<Double> {
    let blockCount = count / Self.blockSize + 1
    let count = count
    let sums = Workspace(repeating: SIMD8<Double>.zero, count: blockCount)
    nonisolated(unsafe) let start = sums.start
    Parallel.blocks(blockCount) { block in
      start[block] = body(block * count / blockCount..<(block + 1) * count / blockCount)
    }
    return sums.array.reduce(.zero, +)
  }
}

/// The products of the vector, what is left and the step with one another.
private struct BasisProducts {
  /// The products of the three.
  var inner = SmallSymmetricMatrix()
  /// The products of the three with the matrix between.
  var image = SmallSymmetricMatrix()

  /// What each of the three counts for in the best sum of them, which is of length 1.
  var bestWeights: SIMD3<Double> {
    let first = SIMD3(1 / inner.vector.squareRoot(), 0, 0)
    var second = SIMD3<Double>(0, 1, 0)
    second -= inner(second, first) * first
    second /= inner(second, second).squareRoot()
    var third = SIMD3<Double>(0, 0, 1)
    third -= inner(third, first) * first + inner(third, second) * second
    let squares = inner(third, third)
    var matrix = SmallSymmetricMatrix(
      vector: image(first, first), rest: image(second, second), vectorRest: image(first, second))
    // A step that says next to nothing that the others do not say has no direction of its own.
    if squares > 1e-12 * inner.step {
      third /= squares.squareRoot()
      matrix.step = image(third, third)
      matrix.vectorStep = image(first, third)
      matrix.restStep = image(second, third)
    }
    let weights = matrix.leadingVector
    return weights.x * first + weights.y * second + weights.z * third
  }
}
