import NIOCore
import NIOPosix

/// The threads on which requests are answered, from their heads to the last byte that is handed to the socket.
///
/// They may wait for the disk, so that a page reads its file where it is made: what it costs to go to another thread and back is a good
/// part of a page. The threads of the sockets never wait, and those that all tasks of the program share are not held up.
final class RequestThreads: TaskExecutor {
  /// At least four, so that some pages that read for long leave room for the others.
  static let shared = RequestThreads(count: max(4, 2 * System.coreCount))

  private let pool: NIOThreadPool

  private init(count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
